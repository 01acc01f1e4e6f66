using FsCheck;
using FsCheck.Fluent;

namespace Miaopu.Feel.Tests;

/// <summary>Where no input is unknown, the profile of policy packs and the standard are the same; an unknown only withholds an answer.</summary>
public class ProfileProperties
{
    private static readonly string[] Names = ["a", "b", "c"];

    [Fact]
    public void Without_unknown_inputs_nothing_is_unknown()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Situations(withUnknown: false), s => !Contains(s.Result)));

    // what an expression answers in spite of an unknown, it answers whatever the unknown turns out to be
    [Fact]
    public void An_answer_in_spite_of_an_unknown_holds_for_every_value_of_it()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Situations(withUnknown: true), s =>
            Contains(s.Result) || Candidates().All(value => s.With(value).Equals(s.Result))));

    [Fact]
    public void Numbers_agree_with_decimal_where_decimal_is_exact()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
            ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (x, y) =>
                Given.Value("a + b * a - b", ("a", FeelValue.Of(x / 100m)), ("b", FeelValue.Of(y / 1000m)))
                    .Equals(FeelValue.Of((x / 100m) + (y / 1000m * (x / 100m)) - (y / 1000m)))));

    [Fact]
    public void A_quotient_times_its_divisor_is_the_dividend_to_33_digits()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
            ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>().Filter(y => y != 0), (x, y) =>
                Given.Value("abs(a / b * b - a) <= abs(a) * 1e-32", ("a", FeelValue.Of((decimal)x)), ("b", FeelValue.Of((decimal)y))) == FeelValue.True));

    private static Arbitrary<Situation> Situations(bool withUnknown)
    {
        var value = Gen.Elements(Candidates().ToArray());
        return Gen.Sized(size => Text(Math.Min(size, 12)))
            .Zip(value).Zip(value)
            .Select(t => new Situation(t.Item1.Item1, withUnknown ? FeelValue.Unknown("a") : t.Item1.Item2, t.Item1.Item2, t.Item2))
            .ToArbitrary();
    }

    private static Gen<string> Text(int size)
    {
        var leaf = Gen.Elements("a", "b", "c", "1", "0", "2.5", "\"x\"", "true", "false", "null", "[1, b]", "[a, c]", "@\"2021-04-06\"");
        if (size <= 1)
        {
            return leaf;
        }

        var part = Text(size / 2);
        var two = part.Zip(part);
        return Gen.OneOf(
            leaf,
            two.Zip(Gen.Elements("+", "-", "*", "=", "!=", "<", ">=", "and", "or", "in")).Select(t => $"({t.Item1.Item1} {t.Item2} {t.Item1.Item2})"),
            part.Zip(Gen.Elements("not", "count", "sum", "max", "string", "all", "any", "reverse", "flatten", "distinct values")).Select(t => $"{t.Item2}({t.Item1})"),
            two.Zip(part).Select(t => $"(if {t.Item1.Item1} then {t.Item1.Item2} else {t.Item2})"),
            two.Select(t => $"({t.Item1})[{t.Item2} = item]"),
            two.Select(t => $"(some x in [{t.Item1}, 1] satisfies x = {t.Item2})"),
            two.Select(t => $"(every x in [{t.Item1}, b] satisfies x != {t.Item2})"),
            two.Select(t => $"list contains([{t.Item1}], {t.Item2})"),
            two.Zip(part).Select(t => $"({t.Item1.Item1} between {t.Item1.Item2} and {t.Item2})"),
            two.Select(t => $"{{k: {t.Item1}, l: k = {t.Item2}}}.l"));
    }

    private static IEnumerable<FeelValue> Candidates() =>
    [
        FeelValue.Null, FeelValue.True, FeelValue.False, FeelValue.Of(0m), FeelValue.Of(1m), FeelValue.Of(2.5m), FeelValue.Of("x"), FeelValue.Of(new DateOnly(2021, 4, 6)),
    ];

    private static bool Contains(FeelValue value) => value.Kind switch
    {
        FeelKind.Unknown => true,
        FeelKind.List => value.TryGetList(out var items) && items.Any(Contains),
        FeelKind.Context => value.TryGetContext(out var context) && context.Entries.Any(e => Contains(e.Value)),
        _ => false,
    };

    private sealed record Situation(string Text, FeelValue A, FeelValue B, FeelValue C)
    {
        public FeelValue Result => With(A);

        public FeelValue With(FeelValue a) => Given.Expression(Text, Names).Evaluate(Given.Inputs(("a", a), ("b", B), ("c", C)));
    }
}
