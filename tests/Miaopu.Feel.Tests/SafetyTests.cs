using System.Text;

namespace Miaopu.Feel.Tests;

/// <summary>Whatever the text, reading and evaluating end in a value or an error.</summary>
public class SafetyTests
{
    private static readonly string[] Pieces =
    [
        "1", "0.5", "1e400", "\"a\"", "\"\\u0041\"", "@\"2021-01-01\"", "@\"P1D\"", "@\"x\"", "null", "true", "x", "面积", "item", "partial", "?", "+", "-", "*", "/", "**", "=", "!=", "<", ">=",
        "(", ")", "[", "]", "{", "}", "..", ".", ",", ":", "and", "or", "not(", "in", "between", "if", "then", "else", "for", "return", "some", "every", "satisfies", "instance of", "function(",
        "list<number>", "context<a: string>", "count(", "sum(", "date(", "range(", "matches(", "string(", "sort(", "date and time(", " ", "\n", "//", "/*", "*/", "\"", "@", "#", "“", "\ud83d", "->",
    ];

    [Fact]
    public void Random_texts_end_in_a_value_or_an_error()
    {
        var random = new Random(20210406);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(1, 25); i > 0; i--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? " " : "");
            }

            Survives(text.ToString());
        }
    }

    [Fact]
    public void Mutated_expressions_end_in_a_value_or_an_error()
    {
        string[] seeds =
        [
            "for i in 1..3 return if i = 0 then 1 else i * partial[-1]",
            "some x in [1, 2], y in [3] satisfies x > y and {a: [1..3]}.a.start in (1, < 5)",
            "sort([3, 1], function(a: number, b) a < b)[item > 1]",
            "replace(\"abracadabra\", \"(a)(b?)\", \"$1$2\", \"i\") = string join([\"a\"], \",\")",
            "years and months duration(date(\"2021-01-01\"), @\"2022-01-01\") between @\"P1Y\" and @\"P2Y\"",
            "context put({a: 1, \"b c\": {d: [1, 2]}}, [\"b c\", \"d\"], 面积 / x ** 2).a instance of number",
        ];
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder(seeds[random.Next(seeds.Length)]);
            for (var i = random.Next(1, 5); i > 0 && text.Length > 0; i--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                    _ => text.Insert(at, text.ToString(at, Math.Min(6, text.Length - at))),
                };
            }

            Survives(text.ToString());
        }
    }

    [Theory]
    [InlineData("for i in 1..1000000000 return i")]
    [InlineData("for i in 1..100000, j in 1..100000 return 1")]
    [InlineData("every i in 1..100000, j in 1..100000 satisfies true")]
    [InlineData("(function(f) f(f))(function(f) f(f))")]
    [InlineData("{f: function(f, n) f(f, n + 1), r: f(f, 1)}.r")]
    [InlineData("(for i in 1..100 return if i = 1 then \"aaaaaaaaaa\" else partial[-1] + partial[-1])[-1]")]
    [InlineData("(for i in 1..100 return if i = 1 then [1] else concatenate(partial[-1], partial[-1]))[-1]")]
    [InlineData("string((for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1])")]
    [InlineData("count(flatten((for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1]))")]
    [InlineData("{l: (for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1], e: l = l}.e")]
    [InlineData("9 ** 9 ** 9 ** 9")]
    [InlineData("1e6000 * 1e6000")]
    [InlineData("1e-6000 + 1e6000")]
    [InlineData("modulo(1e6000, 1e-6000)")]
    [InlineData("exp(99999)")]
    [InlineData("round up(5.5, 6176)")]
    [InlineData("round up(1e-6000, -6000)")]
    [InlineData("@\"P999999999999D\" * 1e300")]
    [InlineData("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")")]
    [InlineData("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a|aa)+\\\\1$\")")]
    [InlineData("matches(\"a\", \"((((a{100}){100}){100}){100})\")")]
    [InlineData("sort([1, 2, 3], function(a, b) true)")]
    [InlineData("for i in @\"-999999999-01-01\"..@\"999999999-12-31\" return 1")]
    public void Hostile_expressions_are_stopped(string text) => Survives(text);

    [Theory]
    [InlineData(@"\p{Foo}")]
    [InlineData(@"[\P{AA}]")]
    [InlineData(@"\p{IsNowhere}")]
    [InlineData(@"\p{LU}")]
    public void A_category_that_does_not_exist_is_malformed(string pattern)
    {
        Noted($"matches(\"a\", \"{pattern}\")").ShouldContain("不合正则表达式的写法");
        Noted($"matches(\"😀\", \"{pattern}\")").ShouldContain("不合正则表达式的写法");
    }

    [Fact]
    public void Categories_and_blocks_that_exist_are_known()
    {
        Given.Literal("""matches("中1", "^\p{IsCJKUnifiedIdeographs}\p{N}$")""").ShouldBe("true");
        Given.Literal("""matches("😀𠀀", "^\p{So}\p{Lo}$")""").ShouldBe("true");
    }

    [Theory]
    [InlineData("((a{100}){100}){100}")]
    [InlineData("(a?){99999}")]
    [InlineData("(?:(?:){999999}){999999}a{10001}")]
    public void A_pattern_that_grows_beyond_its_bound_is_refused(string pattern) => Noted($"matches(\"a\", \"{pattern}\")").ShouldContain("展开后过长");

    [Theory]
    [InlineData("(")]
    [InlineData("[a-")]
    [InlineData("(?:")]
    public void A_pattern_with_too_much_in_each_other_is_refused(string piece)
    {
        var close = piece[0] == '[' ? "]" : ")";
        Noted($"matches(\"a\", \"{string.Concat(Enumerable.Repeat(piece, 1000))}[a]{string.Concat(Enumerable.Repeat(close, 1000))}\")").ShouldContain("不合正则表达式的写法");
    }

    [Fact]
    public void A_set_named_often_is_still_one_character()
        => Given.Literal($"matches(\"𐅀\", \"^[{string.Concat(Enumerable.Repeat(@"\p{Nl}", 1000))}]$\")").ShouldBe("true");

    // what costs as many steps as this ends for that, and not because a machine is slow
    [Theory]
    [InlineData("""for i in 1..999999 return matches("", "\p{L}{9" + string(i) + "}")""")]
    [InlineData("""for i in 1..9999 return matches(TEXT, "((a|b){1,30}){1,30}c")""")]
    [InlineData("""for i in 1..9999 return matches(TEXT, "^(a|b)*\1\1c$")""")]
    [InlineData("""for i in 1..9999 return replace(TEXT, "(a|b)+?", "$1")""")]
    [InlineData("""for i in 1..9999 return split(TEXT, "[a-[b-[c-[d]]]]")""")]
    public void What_a_search_takes_is_paid_in_steps(string text)
        => Noted(text.Replace("TEXT", $"\"{string.Concat(Enumerable.Repeat("abba", 2000))}\" + string(i)", StringComparison.Ordinal)).ShouldContain("计算量超过上限");

    [Theory]
    [InlineData("(a*)*c")]
    [InlineData("(a|aa)+$")]
    [InlineData("((a|b){1,30}){1,30}c")]
    [InlineData("(a?){500}a{500}c")]
    public void What_would_take_for_ever_by_trying_every_way_has_its_answer(string pattern)
        => Given.Literal($"matches(\"{new string('a', 500)}b\", \"{pattern}\")").ShouldBe("false");

    [Fact]
    public void Groups_that_take_no_part_cost_nothing_at_each_place()
        => Given.Literal($"matches(\"{new string('a', 90_000)}\", \"z{string.Concat(Enumerable.Repeat("()", 4_000))}\\\\1\")").ShouldBe("false");

    [Fact]
    public void Flags_are_letters_that_are_named_or_not()
    {
        Given.Literal($"matches(\"A\", \"a\", \"{new string('i', 50_000)}\")").ShouldBe("true");
        Noted("""matches("a", "a", "iig")""").ShouldContain("没有标志“g”");
    }

    [Fact]
    public void A_pattern_that_tells_thousands_of_characters_apart_is_read_at_once()
        => Given.Literal($"matches(\"{(char)(0x4E00 + 9500)}\", \"[{string.Concat(Enumerable.Range(0, 4900).Select(i => (char)(0x4E00 + (2 * i))))}]\")").ShouldBe("true");

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("-")]
    [InlineData("{a:")]
    [InlineData("1+")]
    [InlineData("not(")]
    [InlineData("if ")]
    [InlineData("x in (")]
    [InlineData("x[")]
    [InlineData("for x in ")]
    [InlineData("function() ")]
    [InlineData("1 in 1 in ")]
    [InlineData("x instance of list<")]
    [InlineData("/*")]
    public void Deep_nesting_is_refused_or_read_but_never_exhausts_the_stack(string piece)
        => Survives(string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)) + "1");

    [Theory]
    [InlineData(" and x")]
    [InlineData(" + 1")]
    [InlineData(".a")]
    [InlineData("[1]")]
    [InlineData("()")]
    [InlineData(" = x")]
    [InlineData(" instance of number")]
    public void Long_chains_are_refused_or_read_but_never_exhaust_the_stack(string piece)
        => Survives("x" + string.Concat(Enumerable.Repeat(piece, 90_000 / piece.Length)));

    [Fact]
    public void Several_threads_may_evaluate_one_expression()
    {
        var expression = Given.Expression("sum(for i in 1..n return i * m)", "n", "m");
        Parallel.For(0, 2000, i => expression.Evaluate([FeelValue.Of((decimal)(i % 10)), FeelValue.Of(2m)])
            .ShouldBe(FeelValue.Of(i % 10 == 0 ? 2m : (i % 10) * ((i % 10) + 1m))));
    }

    [Fact]
    public void A_function_that_leaves_an_evaluation_keeps_its_inputs()
    {
        var make = Given.Expression("function(x) x + n", "n");
        var one = make.Evaluate([FeelValue.Of(1m)]);
        _ = make.Evaluate([FeelValue.Of(2m)]);
        Given.Literal("f(10)", ("f", one)).ShouldBe("11");
    }

    [Fact]
    public void A_thousand_conditions_in_a_row_are_read()
        => Given.Literal(string.Join(" and ", Enumerable.Repeat("x > 1", 1000)), ("x", FeelValue.Of(2m))).ShouldBe("true");

    private static string Noted(string text)
    {
        var log = new FeelDiagnostics();
        Given.Expression(text).Evaluate([], log, Given.Noon).IsNull.ShouldBeTrue(text.Length > 200 ? text[..200] : text);
        return string.Join('\n', log.Errors.Select(e => e.Message));
    }

    private static void Survives(string text)
    {
        if (FeelExpression.TryParse(text, FeelScope.Of("x", "面积"), out var expression, out var errors))
        {
            _ = expression!.Evaluate(Given.Inputs(("x", FeelValue.Of(1m)), ("面积", FeelValue.Unknown("面积"))), new FeelDiagnostics(), Given.Noon).ToString();
        }
        else
        {
            errors.ShouldNotBeEmpty();
            errors[0].Position.ShouldBeInRange(0, text.Length);
        }
    }
}
