using FsCheck;
using FsCheck.Fluent;

namespace Miaopu.Feel.Tests;

/// <summary>Regular expressions (XPath and XQuery Functions 3.1, 5.6).</summary>
public sealed class PatternTests
{
    private static readonly Gen<Part> Atoms = Gen.Elements(
        new Part("a", (t, at) => Takes(t, at, c => c == 'a')),
        new Part("b", (t, at) => Takes(t, at, c => c == 'b')),
        new Part("[ab]", (t, at) => Takes(t, at, c => c is 'a' or 'b')),
        new Part("[^a]", (t, at) => Takes(t, at, c => c != 'a')),
        new Part("[a-c-[b]]", (t, at) => Takes(t, at, c => c is 'a' or 'c')),
        new Part(".", (t, at) => Takes(t, at, c => c != '\n')),
        new Part(@"\p{L}", (t, at) => Takes(t, at, char.IsAsciiLetter)),
        new Part(@"\D", (t, at) => Takes(t, at, c => c != '1')),
        new Part("^", (_, at) => at == 0 ? [at] : []),
        new Part("$", (t, at) => at == t.Length ? [at] : []),
        new Part("(?:)", (_, at) => [at]));

    private static readonly Gen<string> Texts = Gen.ListOf(Gen.Elements('a', 'b', 'c', '1', '\n')).Select(c => new string([.. c.Take(12)]));

    [Fact]
    public void What_is_found_is_what_trying_every_way_in_order_finds()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Arb.From(Gen.Choose(0, 4).SelectMany(Parts)), Arb.From(Texts), (pattern, text) =>
        {
            var (occurs, replaced) = TryEveryWay(pattern, text);
            Given.Literal("matches(t, p)", ("t", FeelValue.Of(text)), ("p", FeelValue.Of(pattern.Text))).ShouldBe(occurs ? "true" : "false", $"{pattern.Text} in {text}");
            if (pattern.Ends("", 0).Length == 0 && !pattern.LoopsOverNothing)
            {
                Given.Value("replace(t, p, \"<$0>\")", ("t", FeelValue.Of(text)), ("p", FeelValue.Of(pattern.Text))).ShouldBe(FeelValue.Of(replaced), $"{pattern.Text} in {text}");
            }
        }));

    [Theory]
    [InlineData("aXbxc", "x", "i", "a-b-c")]
    [InlineData("ÄÖ", "[ä]", "i", "-Ö")]
    [InlineData("IiOoAa", "[A-Z-[IO]]", "i", "IiOo--")]
    [InlineData("aA", @"\p{Lu}", "i", "a-")]
    [InlineData("𐐀𐐨", "𐐨", "i", "--")]
    [InlineData("aBAb", @"(a)b\1", "i", "-b")]
    [InlineData("a.b", ".", "q", "a-b")]
    [InlineData("a\nb", "a.b", "s", "-")]
    [InlineData("a\nb", "^b", "m", "a\n-")]
    [InlineData("ab", "a b", "x", "-")]
    [InlineData("a b", "a[ ]b", "x", "-")]
    [InlineData("aab", "a{1, 2} b", "x", "-")]
    [InlineData("ab[", @"( ?: a ) \ p { L } \ [", "x", "-")]
    [InlineData("Ab", "a", "iimmssi", "-b")]
    public void Flags_change_what_is_found(string text, string pattern, string flags, string replaced)
        => Given.Value("replace(t, p, \"-\", f)", ("t", FeelValue.Of(text)), ("p", FeelValue.Of(pattern)), ("f", FeelValue.Of(flags))).ShouldBe(FeelValue.Of(replaced));

    [Theory]
    [InlineData("𠮷a", "^..$")]
    [InlineData("𠮷", @"^[^a]$")]
    [InlineData("𠮷", @"^\w$")]
    [InlineData("😀😁", "^[😀-😂]+$")]
    [InlineData("😀", "^[^😁]$")]
    [InlineData("😀x😀", @"^(.)x\1$")]
    [InlineData("·", @"^\c$")]
    [InlineData("·", @"^\I$")]
    [InlineData("a-z", @"^[a\-z-]+$")]
    [InlineData("x", "^(a)?x\\1$")]
    [InlineData("aab", @"^(a*)*b$")]
    [InlineData("", "^(a|)*$")]
    public void A_text_is_found(string text, string pattern)
        => Given.Literal("matches(t, p)", ("t", FeelValue.Of(text)), ("p", FeelValue.Of(pattern))).ShouldBe("true");

    [Theory]
    [InlineData("a**")]
    [InlineData("a++")]
    [InlineData("*a")]
    [InlineData("a{2,1}")]
    [InlineData("a{,2}")]
    [InlineData("[b-a]")]
    [InlineData("[a-\\d]")]
    [InlineData("[]")]
    [InlineData("[^]")]
    [InlineData("[a[b]]")]
    [InlineData("a]")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("(?=a)")]
    [InlineData("(?<n>a)")]
    [InlineData("\\1(a)")]
    [InlineData("(a\\1)")]
    [InlineData("\\b")]
    [InlineData("\\x41")]
    [InlineData("\\")]
    [InlineData("[\\p{ L }]")]
    public void What_the_standard_does_not_know_is_malformed(string pattern)
        => Given.Literal("matches(\"a\", p)", ("p", FeelValue.Of(pattern))).ShouldBe("null");

    [Theory]
    [InlineData("""split("a;b;;c", ";")""", """["a", "b", "", "c"]""")]
    [InlineData("""split("𠮷，林", "[，、]")""", """["𠮷", "林"]""")]
    [InlineData("""split("", ";")""", """[""]""")]
    [InlineData("""split("abc", "x*")""", "null")]
    [InlineData("""split("abc", "")""", "null")]
    public void A_text_is_split_where_something_is_found(string text, string parts) => Given.Literal(text).ShouldBe(parts);

    private static (bool Occurs, string Replaced) TryEveryWay(Part pattern, string text)
    {
        var (occurs, replaced, from) = (false, "", 0);
        for (var at = 0; at <= text.Length; at++)
        {
            if (at >= from && pattern.Ends(text, at) is [var end, ..])
            {
                (occurs, replaced, from) = (true, $"{replaced}{text[from..at]}<{text[at..end]}>", end);
            }
        }

        return (occurs, replaced + text[from..]);
    }

    private static Gen<Part> Parts(int depth) => depth == 0
        ? Atoms
        : Gen.OneOf(
            Atoms,
            Parts(depth - 1).SelectMany(one => Parts(depth - 1).Select(other => new Part(one.Text + other.Text, (t, at) => [.. one.Ends(t, at).SelectMany(e => other.Ends(t, e)).Distinct()], one.LoopsOverNothing || other.LoopsOverNothing))),
            Parts(depth - 1).SelectMany(one => Parts(depth - 1).Select(other => new Part($"({one.Text}|{other.Text})", (t, at) => [.. one.Ends(t, at).Concat(other.Ends(t, at)).Distinct()], one.LoopsOverNothing || other.LoopsOverNothing))),
            Parts(depth - 1).SelectMany(of => Gen.Elements((0, 1), (0, 9), (1, 9), (2, 2), (1, 2), (2, 9), (0, 2)).SelectMany(times => Gen.Elements(false, true).Select(few => Repeated(of, times, few)))));

    private static Part Repeated(Part of, (int Least, int Most) times, bool few)
    {
        var quantity = times switch { (0, 1) => "?", (0, 9) => "*", (1, 9) => "+", (2, 9) => "{2,}", (2, 2) => "{2}", var (least, most) => $"{{{least},{most}}}" };
        return new Part($"(?:{of.Text}){quantity}{(few ? "?" : "")}", (t, at) => [.. Turns(t, at, 0).Distinct()], of.LoopsOverNothing || (times.Most == 9 && of.Ends("", 0).Length > 0));

        // 9 is as often as one likes: there a turn beyond the least that takes nothing leads nowhere
        IEnumerable<int> Turns(string text, int at, int done)
        {
            var more = done < times.Most || times.Most == 9
                ? of.Ends(text, at).Where(e => e > at || done < times.Least || times.Most != 9).SelectMany(e => Turns(text, e, done + 1)).Distinct()
                : [];
            return done < times.Least ? more : few ? more.Prepend(at) : more.Append(at);
        }
    }

    private static int[] Takes(string text, int at, Func<char, bool> one) => at < text.Length && one(text[at]) ? [at + 1] : [];

    /// <summary>
    /// A pattern, and where it can end in a text from a place on: the way that is preferred first. Which way a loop prefers whose turns may take nothing, the standard does not say, and
    /// dialects differ.
    /// </summary>
    private sealed record Part(string Text, Func<string, int, int[]> Ends, bool LoopsOverNothing = false)
    {
        public override string ToString() => Text;
    }
}
