using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Miaopu.Feel;

/// <summary>Reads dates, times and durations in their ISO 8601 forms (DMN 1.5, 10.3.4.1 and 10.3.2.3.4 to 10.3.2.3.8). Null means that the text is none.</summary>
internal static partial class Temporal
{
    /// <summary>What stands after @: a date, a date and time, a time or a duration (grammar rule 62).</summary>
    public static FeelValue ReadAny(string text)
    {
        if (text.Contains('P'))
        {
            var duration = ReadDuration(text);
            if (!duration.IsNull)
            {
                return duration;
            }
        }

        return text.Contains('T') && ReadDateTime(text) is { IsNull: false } both ? both
            : ReadDate(text) is { IsNull: false } date ? date
            : ReadTime(text);
    }

    public static FeelValue ReadDate(string text)
        => DatePattern().Match(text) is { Success: true } match && TryDate(match, out var date) ? FeelValue.Of(date) : default;

    public static FeelValue ReadTime(string text)
        => TimePattern().Match(text) is { Success: true } match && TryTime(match, out var time, out _) ? FeelValue.Of(time) : default;

    public static FeelValue ReadDateTime(string text)
    {
        var split = text.IndexOf('T');
        if (split < 0)
        {
            return default;
        }

        var (day, hour) = (DatePattern().Match(text[..split]), TimePattern().Match(text[(split + 1)..]));
        if (!day.Success || !hour.Success || !TryDate(day, out var date) || !TryTime(hour, out var time, out var next))
        {
            return default;
        }

        return next && !FeelDate.TryOfDayNumber(date.DayNumber + 1, out date) ? default : FeelValue.Of(new FeelDateTime(date, time));
    }

    public static FeelValue ReadDuration(string text)
    {
        if (MonthsPattern().Match(text) is { Success: true } months)
        {
            var total = (Whole(months, "y") * 12) + Whole(months, "m");
            return total > FeelYearsMonthsDuration.Most ? default
                : FeelValue.Of(new FeelYearsMonthsDuration((long)(months.Groups["minus"].Success ? -total : total)));
        }

        if (LengthPattern().Match(text) is not { Success: true } match)
        {
            return default;
        }

        var fraction = match.Groups["f"].Value;
        var nanos = fraction.Length == 0 ? 0 : int.Parse(fraction[..Math.Min(9, fraction.Length)].PadRight(9, '0'), CultureInfo.InvariantCulture);
        var seconds = (((((Whole(match, "d") * 24) + Whole(match, "h")) * 60) + Whole(match, "m")) * 60) + Whole(match, "s");
        var all = (seconds * FeelTime.NanosOfSecond) + nanos;
        return Arithmetic.Length(match.Groups["minus"].Success ? -all : all);
    }

    /// <summary>An offset or zone as written after a time; an empty text is none.</summary>
    public static bool TryZone(string text, out FeelZone? zone)
    {
        zone = null;
        if (text.Length == 0)
        {
            return true;
        }

        // the standard writes it small too (10.3.4.1)
        if (text is "Z" or "z")
        {
            zone = FeelZone.Utc;
            return true;
        }

        if (text[0] == '@')
        {
            return FeelZone.TryOf(text[1..], out zone);
        }

        var parts = text[1..].Split(':').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var seconds = (((parts[0] * 60) + parts[1]) * 60) + (parts.Length > 2 ? parts[2] : 0);
        return parts[1] < 60 && (parts.Length < 3 || parts[2] < 60) && parts[0] <= 18 && FeelZone.TryOf(text[0] == '-' ? -seconds : seconds, out zone);
    }

    private static BigInteger Whole(Match match, string group)
        => match.Groups[group] is { Success: true } found ? BigInteger.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : BigInteger.Zero;

    private static bool TryDate(Match match, out FeelDate date)
        => FeelDate.TryOf(
            long.Parse(match.Groups["y"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture),
            out date);

    // 24:00:00 is the midnight at the end of the day, which a time alone cannot tell from the one at its start (XML Schema 1.1, 3.3.8)
    private static bool TryTime(Match match, out FeelTime time, out bool next)
    {
        var (hour, minute, second) = (Part("h"), Part("m"), Part("s"));
        var fraction = match.Groups["f"].Value;
        var nanos = fraction.Length == 0 ? 0 : int.Parse(fraction[..Math.Min(9, fraction.Length)].PadRight(9, '0'), CultureInfo.InvariantCulture);
        next = hour == 24 && minute == 0 && second == 0 && nanos == 0;
        time = default;
        return TryZone(match.Groups["zone"].Value, out var zone) && FeelTime.TryOf(next ? 0 : hour, minute, second, nanos, zone, out time);

        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<y>-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-(?<m>[0-9]{2})-(?<d>[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(?:\.(?<f>[0-9]{1,30}))?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|@[A-Za-z0-9_+/-]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^(?<minus>-)?P(?=[0-9])(?:(?<y>[0-9]{1,18})Y)?(?:(?<m>[0-9]{1,18})M)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex MonthsPattern();

    [GeneratedRegex(@"^(?<minus>-)?P(?=[0-9T])(?:(?<d>[0-9]{1,18})D)?(?:T(?=[0-9])(?:(?<h>[0-9]{1,18})H)?(?:(?<m>[0-9]{1,18})M)?(?:(?<s>[0-9]{1,18})(?:\.(?<f>[0-9]{0,30}))?S)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LengthPattern();
}
