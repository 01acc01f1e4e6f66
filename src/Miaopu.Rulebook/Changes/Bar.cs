namespace Miaopu.Rulebook;

/// <summary>
/// Thresholds as sets of values that pass. The one door through which comparisons of packs and the nearest way to pass look at a threshold: <see cref="Of(ComparePart)"/>.
/// </summary>
internal static class Bar
{
    /// <summary>The threshold of a part.</summary>
    internal static Comparison Of(ComparePart part) => part.Against;

    /// <summary>The threshold that a carrier was held against.</summary>
    internal static Comparison Of(PartVerdict verdict) => verdict.Against ?? Of((ComparePart)verdict.Part);

    /// <summary>The threshold without where and in what unit it was written.</summary>
    internal static Comparison Value(Comparison against) => against with { At = default, OfMark = default, Unit = null, Dated = [] };

    /// <summary>What it means to hold the same value against <paramref name="after"/> rather than <paramref name="before"/>.</summary>
    internal static ChangeDirection Compare(Comparison before, Comparison after) => Relate(before, after) switch
    {
        BarRelation.Inside => ChangeDirection.Stricter,
        BarRelation.Around => ChangeDirection.Looser,
        BarRelation.Same => ChangeDirection.None,
        _ => ChangeDirection.Unclear,
    };

    /// <summary>How what passes <paramref name="second"/> lies to what passes <paramref name="first"/>.</summary>
    internal static BarRelation Relate(Comparison first, Comparison second) => (first.Kind, second.Kind) switch
    {
        (ComparisonKind.OnePer, ComparisonKind.OnePer) => OnePer(first, second),
        (ComparisonKind.OnePer, _) or (_, ComparisonKind.OnePer) => BarRelation.Unclear,
        (ComparisonKind.Within, ComparisonKind.Within) => Places(first.Value.ToString(), second.Value.ToString()),
        (ComparisonKind.Is, ComparisonKind.Is) => Words(first.Value, second.Value),
        (ComparisonKind.Before or ComparisonKind.Since, ComparisonKind.Before or ComparisonKind.Since) => Days(first, second),
        (not ComparisonKind.OnePer, _) when !first.IsOfNumbers || !second.IsOfNumbers => BarRelation.Unclear,
        _ => Spans(Span.Of(first), Span.Of(second)),
    };

    internal static string Text(Comparison against, string? unit, Func<string, string> title) => against.Kind switch
    {
        ComparisonKind.OnePer => $"每 {Figures.Short(against.Number)} {title(against.Of ?? "")}至少 1{Part(against.Rounding)}",
        _ => Wording.Threshold(against, unit, null, null),
    };

    private static string Part(Rounding rounding) => rounding switch
    {
        Rounding.Up => "（零头按一个算）",
        Rounding.Down => "（零头不算）",
        _ => "（零头按比例）",
    };

    private static BarRelation OnePer(Comparison first, Comparison second)
    {
        if (first.Of != second.Of)
        {
            return BarRelation.Unclear;
        }

        var n = first.Number.CompareTo(second.Number);
        var rounding = Asks(second.Rounding).CompareTo(Asks(first.Rounding));
        return (n, rounding) switch
        {
            (0, 0) => BarRelation.Same,
            ( >= 0, >= 0) => BarRelation.Inside,
            ( <= 0, <= 0) => BarRelation.Around,
            _ => BarRelation.Unclear,
        };
    }

    private static int Asks(Rounding rounding) => rounding switch
    {
        Rounding.Up => 2,
        Rounding.Exact => 1,
        _ => 0,
    };

    private static BarRelation Days(Comparison first, Comparison second)
    {
        var later = second.Value.Date.CompareTo(first.Value.Date);
        return (first.Kind, second.Kind) switch
        {
            (ComparisonKind.Before, ComparisonKind.Since) => later >= 0 ? BarRelation.Apart : BarRelation.Unclear,
            (ComparisonKind.Since, ComparisonKind.Before) => later <= 0 ? BarRelation.Apart : BarRelation.Unclear,
            _ when later == 0 => BarRelation.Same,
            (ComparisonKind.Since, _) => later > 0 ? BarRelation.Inside : BarRelation.Around,
            _ => later < 0 ? BarRelation.Inside : BarRelation.Around,
        };
    }

    private static BarRelation Places(string first, string second) =>
        first == second ? BarRelation.Same
        : Divisions.IsWithin(second, first) ? BarRelation.Inside
        : Divisions.IsWithin(first, second) ? BarRelation.Around
        : BarRelation.Apart;

    private static BarRelation Words(FieldValue first, FieldValue second)
    {
        if (first == second)
        {
            return BarRelation.Same;
        }

        if (first.Texts.Count == 0 || second.Texts.Count == 0)
        {
            return BarRelation.Apart;
        }

        var shared = first.Texts.Intersect(second.Texts).Count();
        return shared == first.Texts.Count && shared == second.Texts.Count ? BarRelation.Same
            : shared == second.Texts.Count ? BarRelation.Inside
            : shared == first.Texts.Count ? BarRelation.Around
            : shared == 0 ? BarRelation.Apart
            : BarRelation.Unclear;
    }

    private static BarRelation Spans(Span first, Span second)
    {
        var low = Span.Low(second, first);
        var high = Span.High(second, first);
        return (low, high) switch
        {
            (0, 0) => BarRelation.Same,
            _ when Span.Apart(first, second) => BarRelation.Apart,
            ( >= 0, <= 0) => BarRelation.Inside,
            ( <= 0, >= 0) => BarRelation.Around,
            _ => BarRelation.Unclear,
        };
    }

    private readonly record struct Span(decimal? From, bool FromOpen, decimal? To, bool ToOpen)
    {
        internal static Span Of(Comparison against) => against.Kind switch
        {
            ComparisonKind.AtLeast => new(against.Number, false, null, false),
            ComparisonKind.MoreThan => new(against.Number, true, null, false),
            ComparisonKind.AtMost => new(null, false, against.Number, false),
            ComparisonKind.LessThan => new(null, false, against.Number, true),
            _ => new(against.Number, false, against.Upper, false),
        };

        /// <summary>Positive where the first begins later.</summary>
        internal static int Low(Span one, Span other) =>
            (one.From, other.From) is ({ } a, { } b) ? a != b ? a.CompareTo(b) : one.FromOpen.CompareTo(other.FromOpen) : (one.From is null ? 0 : 1) - (other.From is null ? 0 : 1);

        /// <summary>Positive where the first ends later.</summary>
        internal static int High(Span one, Span other) =>
            (one.To, other.To) is ({ } a, { } b) ? a != b ? a.CompareTo(b) : other.ToOpen.CompareTo(one.ToOpen) : (other.To is null ? 0 : 1) - (one.To is null ? 0 : 1);

        internal static bool Apart(Span one, Span other) => Before(one, other) || Before(other, one);

        private static bool Before(Span one, Span other) =>
            one.To is { } end && other.From is { } begin && (end < begin || (end == begin && (one.ToOpen || other.FromOpen)));
    }
}

/// <summary>How the values that pass a second threshold lie to those that pass a first.</summary>
internal enum BarRelation
{
    /// <summary>The same values pass.</summary>
    Same,

    /// <summary>The second lets fewer pass, all of which pass the first.</summary>
    Inside,

    /// <summary>The second lets all pass that pass the first, and more.</summary>
    Around,

    /// <summary>No value passes both.</summary>
    Apart,

    /// <summary>None of these, or it cannot be said.</summary>
    Unclear,
}
