namespace Miaopu.Rulebook;

/// <summary>Holds a value, exact or between bounds, against a threshold.</summary>
internal static class Threshold
{
    /// <summary>The answer, and the number that is needed at the least; between bounds the lowest that can be needed.</summary>
    internal static (Answer Answer, decimal? Needed) Hold(Comparison against, in Bounds value, in Bounds of) => against.Kind switch
    {
        ComparisonKind.AtLeast => (Decide(value.Low >= against.Number, value.High < against.Number), against.Number),
        ComparisonKind.MoreThan => (Decide(value.Low > against.Number, value.High <= against.Number), against.Number),
        ComparisonKind.AtMost => (Decide(value.High <= against.Number, value.Low > against.Number), against.Number),
        ComparisonKind.LessThan => (Decide(value.High < against.Number, value.Low >= against.Number), against.Number),
        ComparisonKind.Between => (
            Decide(value.Low >= against.Number && value.High <= against.Upper, value.High < against.Number || value.Low > against.Upper), against.Number),
        ComparisonKind.OnePer => OnePer(against, value, of),
        _ => (Other(against, value), null),
    };

    private static (Answer Answer, decimal? Needed) OnePer(Comparison against, in Bounds value, in Bounds of)
    {
        var lowNeed = of.Low is { } low ? Rounded(low / against.Number, against.Rounding) : 0;
        var highNeed = of.High is not { } high ? (decimal?)null : high == of.Low ? lowNeed : Rounded(high / against.Number, against.Rounding);
        return (Decide(value.Low >= highNeed, value.High < lowNeed), lowNeed);
    }

    private static Answer Other(Comparison against, in Bounds value)
    {
        if (value.Other.IsBlank)
        {
            return Answer.MissingData;
        }

        if (against.Kind is ComparisonKind.Before or ComparisonKind.Since)
        {
            return value.Other.Kind != FieldValueKind.Date ? Answer.NotMet
                : value.Other.Date < against.Value.Date == (against.Kind == ComparisonKind.Before) ? Answer.Met : Answer.NotMet;
        }

        var met = against.Kind == ComparisonKind.Within
            ? Divisions.IsWithin(value.Other.ToString(), against.Value.ToString())
            : against.Value.Texts.Count > 0 ? value.Other.Texts.Intersect(against.Value.Texts).Any() : value.Other == against.Value;
        return met ? Answer.Met : Answer.NotMet;
    }

    private static decimal Rounded(decimal number, Rounding rounding) => rounding switch
    {
        Rounding.Up => decimal.Ceiling(number),
        Rounding.Down => decimal.Floor(number),
        _ => number,
    };

    private static Answer Decide(bool met, bool failed) => met ? Answer.Met : failed ? Answer.NotMet : Answer.MissingData;
}

/// <summary>Division codes of GB/T 2260: two digits a level, 00 for the whole of one.</summary>
internal static class Divisions
{
    internal static bool IsWithin(string code, string whole)
    {
        var prefix = whole;
        while (prefix.Length > 2 && prefix.EndsWith("00", StringComparison.Ordinal))
        {
            prefix = prefix[..^2];
        }

        return code.StartsWith(prefix, StringComparison.Ordinal);
    }
}
