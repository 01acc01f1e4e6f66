namespace Miaopu.Feel;

/// <summary>How points and ranges lie to each other (DMN 1.5, 10.3.4.6, table 78), and range() (10.3.4.1).</summary>
internal static partial class FunctionLibrary
{
    private delegate bool Relation(in Span a, in Span b);

    private static IEnumerable<OwnFunction> RangeFunctions()
    {
        const string points = "point1: point, point2: point", ranges = "range1: range, range2: range", pointFirst = "point: point, range: range", rangeThen = "range: range, point: point";
        string[] any = [points, pointFirst, rangeThen, ranges];
        string[] rangeLast = [pointFirst, ranges];
        string[] rangeFirst = [rangeThen, ranges];
        yield return Relate("before", Before, Points.Either, any);
        yield return Relate("after", (in Span a, in Span b) => Before(b, a), Points.Either, any);
        yield return Relate("meets", (in Span a, in Span b) => a.EndIn && b.StartIn && a.End.At(b.Start), Points.None, [ranges]);
        yield return Relate("met by", (in Span a, in Span b) => a.StartIn && b.EndIn && b.End.At(a.Start), Points.None, [ranges]);
        yield return Relate("overlaps", Overlap, Points.None, [ranges]);
        yield return Relate("overlaps before", OverlapsBefore, Points.None, [ranges]);
        yield return Relate("overlaps after", (in Span a, in Span b) => OverlapsBefore(b, a), Points.None, [ranges]);
        yield return Relate("finishes", Finishes, Points.First, rangeLast);
        yield return Relate("finished by", (in Span a, in Span b) => Finishes(b, a), Points.Second, rangeFirst);
        yield return Relate("includes", Includes, Points.Second, rangeFirst);
        yield return Relate("during", (in Span a, in Span b) => Includes(b, a), Points.First, rangeLast);
        yield return Relate("starts", Starts, Points.First, rangeLast);
        yield return Relate("started by", (in Span a, in Span b) => Starts(b, a), Points.Second, rangeFirst);
        yield return Relate("coincides", (in Span a, in Span b) => a.Start.At(b.Start) && a.End.At(b.End) && a.StartIn == b.StartIn && a.EndIn == b.EndIn,
            Points.Both, [points, ranges]);
        yield return Define("range", ToRange, "from");
    }

    /// <summary>Which arguments may be points.</summary>
    private enum Points : byte
    {
        None,
        First,
        Second,
        Both,
        Either,
    }

    /// <summary>An end of a range: a value, or without bound downwards (-1) or upwards (1).</summary>
    private readonly record struct Bound(FeelValue Value, int Infinite)
    {
        public bool Below(in Bound other) => Order(other) < 0;

        public bool At(in Bound other) => Infinite == 0 && other.Infinite == 0 && Order(other) == 0;

        private int Order(in Bound other)
        {
            if (Infinite != 0 || other.Infinite != 0)
            {
                return Infinite.CompareTo(other.Infinite);
            }

            _ = Comparison.TryCompare(Value, other.Value, out var order);
            return order;
        }
    }

    private readonly record struct Span(Bound Start, bool StartIn, Bound End, bool EndIn);

    private static OwnFunction Relate(string name, Relation relation, Points points, string[] forms) => Define(name, (in Call call) =>
    {
        var (a, b) = (call.Single(0), call.Single(1));
        var (first, second) = (a.Kind != FeelKind.Range, b.Kind != FeelKind.Range);
        var allowed = points switch
        {
            Points.None => !first && !second,
            Points.First => !second,
            Points.Second => !first,
            Points.Both => first == second,
            _ => true,
        };
        if (!allowed || !TrySpan(a, out var x) || !TrySpan(b, out var y) || !Comparable(x, y))
        {
            return call.Error($"{Comparison.Name(a)}与{Comparison.Name(b)}不能这样比较");
        }

        return FeelValue.Of(relation(x, y));
    }, forms);

    private static bool TrySpan(in FeelValue value, out Span span)
    {
        if (value.Kind == FeelKind.Range)
        {
            var range = value.Limits;
            span = new Span(new Bound(range.Start, range.Start.IsNull ? -1 : 0), range.StartIncluded, new Bound(range.End, range.End.IsNull ? 1 : 0), range.EndIncluded);
            return range.Form == RangeForm.Between || !(range.Form == RangeForm.NotEqual || range.LacksEnd);
        }

        span = new Span(new Bound(value, 0), true, new Bound(value, 0), true);
        return !value.IsNull;
    }

    private static bool Comparable(in Span a, in Span b)
    {
        var x = a.Start.Infinite == 0 ? a.Start.Value : a.End.Value;
        var y = b.Start.Infinite == 0 ? b.Start.Value : b.End.Value;
        return Comparison.TryCompare(x, y, out _);
    }

    private static bool Before(in Span a, in Span b)
        => a.End.Below(b.Start) || (a.End.At(b.Start) && !(a.EndIn && b.StartIn));

    private static bool Overlap(in Span a, in Span b)
        => (b.Start.Below(a.End) || (a.End.At(b.Start) && a.EndIn && b.StartIn)) && (a.Start.Below(b.End) || (a.Start.At(b.End) && a.StartIn && b.EndIn));

    private static bool OverlapsBefore(in Span a, in Span b)
        => (a.Start.Below(b.Start) || (a.Start.At(b.Start) && a.StartIn && !b.StartIn))
            && (b.Start.Below(a.End) || (a.End.At(b.Start) && a.EndIn && b.StartIn))
            && (a.End.Below(b.End) || (a.End.At(b.End) && (!a.EndIn || b.EndIn)));

    private static bool Finishes(in Span a, in Span b)
        => a.EndIn == b.EndIn && a.End.At(b.End) && (b.Start.Below(a.Start) || (a.Start.At(b.Start) && (!a.StartIn || b.StartIn)));

    private static bool Starts(in Span a, in Span b)
        => a.StartIn == b.StartIn && a.Start.At(b.Start) && (a.End.Below(b.End) || (a.End.At(b.End) && (!a.EndIn || b.EndIn)));

    private static bool Includes(in Span a, in Span b)
        => (a.Start.Below(b.Start) || (a.Start.At(b.Start) && (a.StartIn || !b.StartIn)) || a.Start.Infinite < 0)
            && (b.End.Below(a.End) || (a.End.At(b.End) && (a.EndIn || !b.EndIn)) || a.End.Infinite > 0);

    private static FeelValue ToRange(in Call call)
    {
        if (!call.IsText(0, out var text))
        {
            return call.WrongKind(0, "字符串");
        }

        call.Frame.Spend(text.Length);
        try
        {
            if (HalfOpen(text) is { } half)
            {
                return FeelValue.Range(half);
            }

            if (Parser.ParseExpression(text, FeelScope.Empty) is RangeSyntax range && IsPlain(range.Start, out var start) && IsPlain(range.End, out var end)
                && !start.IsNull && !end.IsNull)
            {
                return Ranges.Make(call.Frame, call.Position, start, range.StartIncluded, end, range.EndIncluded);
            }
        }
        catch (FeelSyntaxException)
        {
            // reported below with the whole text
        }

        return call.Error($"“{text}”不是区间");
    }

    // an open end may be left out: (..5], [2..); that is the range of a comparison (10.3.4.1)
    private static FeelRange? HalfOpen(string text)
    {
        var plain = text.Trim();
        var upper = plain.Length > 4 && plain[0] is '(' or ']' && plain[1..].TrimStart().StartsWith("..", StringComparison.Ordinal);
        var lower = plain.Length > 4 && plain[^1] is ')' or '[' && plain[..^1].TrimEnd().EndsWith("..", StringComparison.Ordinal);
        if (upper == lower)
        {
            return null;
        }

        var rest = upper ? plain[1..^1].TrimStart()[2..] : plain[1..^1].TrimEnd()[..^2];
        var included = upper ? plain[^1] == ']' : plain[0] == '[';
        var known = upper ? plain[^1] is ']' or ')' or '[' : plain[0] is '[' or '(' or ']';
        if (!known || !IsPlain(Parser.ParseExpression(rest, FeelScope.Empty), out var end) || !Comparison.TryCompare(end, end, out _))
        {
            return null;
        }

        return FeelRange.Compared(upper ? included ? RangeForm.LessOrEqual : RangeForm.Less : included ? RangeForm.GreaterOrEqual : RangeForm.Greater, end);
    }

    // an end is a literal, or a function of date or time over a string literal
    private static bool IsPlain(Syntax syntax, out FeelValue value)
    {
        value = default;
        switch (syntax)
        {
            case LiteralSyntax literal:
                value = literal.Value;
                return true;
            case AtLiteralSyntax at:
                value = Temporal.ReadAny(at.Text);
                return true;
            case NegateSyntax { Operand: LiteralSyntax { Value.Kind: FeelKind.Number } number }:
                value = Numbers.Negate(number.Value);
                return true;
            case CallSyntax { Target: NameSyntax name, Names: null, Arguments: [LiteralSyntax { Value.Kind: FeelKind.String } text] }:
                value = name.Name switch
                {
                    "date" => Temporal.ReadDate(text.Value.Text),
                    "time" => Temporal.ReadTime(text.Value.Text),
                    "date and time" => ReadDateOrDateTime(text.Value.Text),
                    "duration" => Temporal.ReadDuration(text.Value.Text),
                    _ => default,
                };
                return !value.IsNull;
            default:
                return false;
        }
    }
}
