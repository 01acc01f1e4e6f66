using System.Globalization;

namespace Miaopu.Feel.Tests;

/// <summary>Expressions made by the grammar, and damaged ones. MIAOPU_FUZZ sets how many a seed; the random seed is printed, so that a failure can be repeated.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("MIAOPU_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 2500;

    [Fact]
    public void Made_and_damaged_expressions_end_in_a_value_or_an_error() => Run(20210406);

    [Fact]
    public void So_do_those_of_a_seed_nobody_chose()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}: miaopu feel fuzz --seed {seed} --count {Count}");
        Run(seed);
    }

    [Fact]
    public void The_same_seed_makes_the_same_expressions_and_most_can_be_read()
    {
        var (one, other) = (new FeelFuzz(5), new FeelFuzz(5));
        var texts = Enumerable.Range(0, 500).Select(_ => one.Next()).ToArray();

        texts.ShouldBe(Enumerable.Range(0, 500).Select(_ => other.Next()));
        texts.Count(t => FeelExpression.TryParse(t, FeelScope.Of("x", "面积", "名"), out _, out _)).ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData("{s: (for i in 1..18 return if i = 1 then \"aaaa\" else partial[-1] + partial[-1])[-1], r: replace(s, \"a\", s)}.r")]
    [InlineData("{s: (for i in 1..18 return if i = 1 then \"aaaa\" else partial[-1] + partial[-1])[-1], r: replace(s, \"(a)\", \"$1$1$1$1$1$1$1$1$1$1\")}.r")]
    [InlineData("{s: (for i in 1..18 return if i = 1 then \"aaaa\" else partial[-1] + partial[-1])[-1], r: for i in 1..900000 return upper case(s)}.r")]
    [InlineData("{s: (for i in 1..18 return if i = 1 then \"aaaa\" else partial[-1] + partial[-1])[-1], t: lower case(s), r: for i in 1..900000 return s = t}.r")]
    [InlineData("{l: for i in 1..900000 return i, r: for i in 1..900000 return count(l)}.r")]
    [InlineData("for i in 1..900000 return log(i) * exp(i / 1000) + sqrt(i)")]
    [InlineData("for i in 1..100000 return matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a|aa)+\\\\1$\")")]
    [InlineData("for i in 1..900000 return matches(\"a\", string(i) + \"(a|b)*[0-9]{1,99}\")")]
    [InlineData("sort(for i in 1..900000 return modulo(i * 7919, 900001), function(a, b) a < b)")]
    [InlineData("(for i in 1..25 return if i = 1 then {a: 1} else context put(partial[-1], string(i), partial[-1]))[-1]")]
    [InlineData("distinct values(for i in 1..900000 return {a: i})")]
    public void What_is_slow_or_large_in_itself_is_stopped(string text) => Given.Literal(text).ShouldNotBeEmpty();

    private static void Run(int seed)
    {
        var fuzz = new FeelFuzz(seed);
        for (var i = 0; i < Count; i++)
        {
            var text = fuzz.Next();
            try
            {
                FeelFuzz.Try(text);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"seed {seed}, expression {i + 1}: {text}", fault);
            }
        }
    }
}
