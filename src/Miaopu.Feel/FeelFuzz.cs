using System.Globalization;
using System.Text;

namespace Miaopu.Feel;

/// <summary>
/// Makes expressions by the grammar and by damage, for tests of whatever reads or evaluates them. The same seed makes the same expressions. Some are large or
/// hostile on purpose; none may do more than end in a value or an error.
/// </summary>
/// <param name="seed">What the expressions depend on.</param>
public sealed class FeelFuzz(int seed)
{
    private static readonly string[] Leaves =
    [
        "1", "0", "-1", "0.5", "1e400", "1e-400", "34", "999999999999999999999999999999999", "\"\"", "\"a\"", "\"苗圃\"", "\"𠮷圃\"", "\"\\u0041\"", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"",
        "@\"2021-04-06\"", "@\"-999999999-01-01\"", "@\"10:00:00+08:00\"", "@\"2021-04-06T10:00:00@Asia/Shanghai\"", "@\"P1Y2M\"", "@\"P999999999D\"", "@\"x\"", "null", "true", "false",
        "x", "面积", "名", "item", "partial", "?", "[]", "{}", "[1..5)", "(< 3)",
    ];

    private static readonly string[] Operators =
        ["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or", "in", "instance of", "between 1 and", "+ +", ".."];

    private static readonly string[] Patterns = ["\"(a+)+$\"", "\"^(a|aa)+\\\\1$\"", "\"a{1000}\"", "\"[^\"", "\"\"", "\"(((a{9}){9}){9})\"", "\"\\\\p{L}*\"", "\"[^𠀀-𠿿-[𠮷]]+\"", "\"\\\\W|(.)\""];

    // chance of its own, so that a seed means the same on every machine
    private readonly Chance _random = new(seed);

    /// <summary>Names of the functions that are called; the language's own.</summary>
    public static IReadOnlyList<string> Functions { get; } = [.. FunctionLibrary.Names.Order(StringComparer.Ordinal)];

    /// <summary>The next expression: two of three by the grammar, one of three of those damaged.</summary>
    public string Next()
    {
        var text = Expression(_random.Next(1, 7));
        return _random.Next(3) == 0 ? Damaged(text) : text;
    }

    /// <summary>Reads a text as an expression and as unary tests, and evaluates what could be read, with a number, a text and an unknown as inputs.</summary>
    /// <returns>Whether it could be read as an expression.</returns>
    public static bool Try(string text)
    {
        var scope = FeelScope.Of("x", "面积", "名");
        var inputs = new FeelInputs { ["x"] = FeelValue.Of(1m), ["面积"] = FeelValue.Unknown("面积"), ["名"] = FeelValue.Of("苗圃") };
        var log = new FeelDiagnostics();
        if (FeelExpression.TryParseUnaryTests(text, scope, out var tests, out _))
        {
            _ = tests!.Test(FeelValue.Of(3m), inputs, log).ToString();
            _ = FeelTestParts.Of(text, scope, out _);
        }

        var read = FeelExpression.TryParse(text, scope, out var expression, out var errors);
        if (read)
        {
            _ = expression!.Evaluate(inputs, log).ToString();
        }
        else if (errors.Count == 0 || errors[0].Position < 0 || errors[0].Position > text.Length)
        {
            throw new InvalidOperationException("refused without an error that stands in the text");
        }

        return read;
    }

    private string Pick(IReadOnlyList<string> among) => among[_random.Next(among.Count)];

    private string Expression(int depth)
    {
        if (depth <= 0)
        {
            return Pick(Leaves);
        }

        string Part() => Expression(depth - _random.Next(1, 4));
        return _random.Next(18) switch
        {
            0 or 1 => Pick(Leaves),
            2 or 3 or 4 => $"({Part()} {Pick(Operators)} {Part()})",
            5 => $"if {Part()} then {Part()} else {Part()}",
            6 => $"for i in {Source(depth)} return {Part()}",
            7 => $"for i in {Source(depth)}, j in {Source(depth)} return {Part()}",
            8 => $"{(_random.Next(2) == 0 ? "some" : "every")} i in {Source(depth)} satisfies {Part()}",
            9 => $"[{Part()}, {Part()}, {Part()}]",
            10 => $"{{a: {Part()}, b: a, \"c d\": {Part()}}}{(_random.Next(2) == 0 ? ".b" : "")}",
            11 => $"({Part()})[{Part()}]",
            12 => $"(function(f, n) {Part()})({Part()}, {Part()})",
            13 => $"{{f: function(n) if n = 0 then {Part()} else f(n - 1), r: f({Part()})}}.r",
            14 => $"(for i in 1..{Rounds()} return if i = 1 then {Part()} else {Grown(depth)})[-1]",
            15 => $"{Pick(["matches", "replace", "split"])}({Part()}, {Pick(Patterns)}, {Part()})",
            _ => $"{Pick(Functions)}({string.Join(", ", Enumerable.Range(0, _random.Next(0, 4)).Select(_ => Part()))})",
        };
    }

    /// <summary>How often something doubles: mostly a few times, since more costs the whole allowance of an evaluation.</summary>
    private string Rounds() => Number(_random.Next(40) == 0 ? 60 : 9);

    /// <summary>What a loop goes through: mostly little, as an enormous range costs as much.</summary>
    private string Source(int depth) => _random.Next(1500) switch
    {
        0 => $"1..{Number(1_000_000_000)}",
        < 500 => $"[1..{Number(20)}]",
        < 1000 => $"{Number(20)}..-{Number(20)}",
        _ => Expression(depth - 2),
    };

    /// <summary>What doubles in every round of a loop.</summary>
    private string Grown(int depth) => _random.Next(6) switch
    {
        0 => "partial[-1] + partial[-1]",
        1 => "concatenate(partial[-1], partial[-1])",
        2 => "[partial[-1], partial[-1]]",
        3 => "replace(partial[-1], \"a\", partial[-1])",
        4 => "{a: partial[-1], b: partial[-1]}",
        _ => Expression(depth - 2),
    };

    private string Number(int below) => _random.Next(below).ToString(CultureInfo.InvariantCulture);

    private string Damaged(string text)
    {
        var damaged = new StringBuilder(text);
        for (var i = _random.Next(1, 6); i > 0 && damaged.Length > 0; i--)
        {
            var at = _random.Next(damaged.Length);
            _ = _random.Next(5) switch
            {
                0 => damaged.Remove(at, Math.Min(_random.Next(1, 5), damaged.Length - at)),
                1 => damaged.Insert(at, Pick(Leaves)),
                2 => damaged.Insert(at, Pick(Operators)),
                3 => damaged.Insert(at, (char)_random.Next(0x20, 0xd7ff)),
                _ => damaged.Insert(at, damaged.ToString(at, Math.Min(_random.Next(1, 200), damaged.Length - at))),
            };
        }

        return damaged.ToString();
    }

    /// <summary>SplitMix64.</summary>
    private sealed class Chance(int seed)
    {
        private ulong _state = unchecked((ulong)seed);

        /// <summary>From 0 up to, and without, the end; 0 where the end is not above it.</summary>
        public int Next(int end)
        {
            _state += 0x9e3779b97f4a7c15;
            var mixed = (_state ^ (_state >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            return end <= 0 ? 0 : (int)((mixed ^ (mixed >> 31)) % (ulong)end);
        }

        public int Next(int start, int end) => start + Next(end - start);
    }
}
