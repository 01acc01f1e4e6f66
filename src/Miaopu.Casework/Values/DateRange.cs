using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Values;

/// <summary>
/// Whole days from one to another. Both ends belong to it: a lease from 1 March to 1 March is one day long. Without an end it goes on for
/// good; <c>default</c> is every day there is.
/// </summary>
public readonly record struct DateRange
{
    /// <exception cref="ArgumentException">It would end before it begins; what people type goes through <see cref="TryCreate"/>.</exception>
    public DateRange(DateOnly from, DateOnly? to)
    {
        if (to < from)
            throw new ArgumentException($"A range from {from:O} cannot end on {to:O}.", nameof(to));
        From = from;
        To = to;
    }

    /// <summary>The first day, which belongs to the range.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, which belongs to the range; null if it goes on.</summary>
    public DateOnly? To { get; }

    /// <summary>How many days it has; null if it goes on.</summary>
    public int? Days => To is { } to ? to.DayNumber - From.DayNumber + 1 : null;

    private DateOnly Last => To ?? DateOnly.MaxValue;

    public bool Contains(DateOnly day) => From <= day && day <= Last;

    /// <summary>Whether every day of the other is a day of this one.</summary>
    public bool Contains(DateRange other) => From <= other.From && other.Last <= Last && (To is null || other.To is not null);

    /// <summary>Whether at least one day belongs to both; a range that ends on the day another begins overlaps it.</summary>
    public bool Overlaps(DateRange other) => From <= other.Last && other.From <= Last;

    /// <summary>The days that belong to both, or null if there are none.</summary>
    public DateRange? Intersect(DateRange other)
    {
        if (!Overlaps(other))
            return null;
        var from = From > other.From ? From : other.From;
        var to = To is null ? other.To : other.To is null || To < other.To ? To : other.To;
        return new DateRange(from, to);
    }

    /// <summary>Makes a range of the two days of a form.</summary>
    /// <param name="from">The first day; a range needs one.</param>
    /// <param name="to">The last day, null if it goes on.</param>
    /// <param name="range">The range, or <c>default</c>.</param>
    /// <param name="why">What is wrong and how to mend it, for the person who typed it.</param>
    public static bool TryCreate(DateOnly? from, DateOnly? to, out DateRange range, [NotNullWhen(false)] out string? why)
    {
        why = from is null ? "请填写开始日期。"
            : to < from ? $"结束日期 {to:yyyy-MM-dd} 早于开始日期 {from:yyyy-MM-dd}，请核对两个日期是否填反。"
            : null;
        range = why is null ? new DateRange(from!.Value, to) : default;
        return why is null;
    }

    /// <summary>Reads the text form, <c>2000-01-01/2000-12-31</c>, or <c>2000-01-01/</c> for one that goes on.</summary>
    public static bool TryParse(string? typed, out DateRange range, [NotNullWhen(false)] out string? why)
    {
        range = default;
        var parts = TypedText.Unspaced(typed).Split('/');
        if (parts.Length != 2 || !TryDay(parts[0], out var from) || !TryDay(parts[1], out var to))
        {
            why = "日期范围应写成“2000-01-01/2000-12-31”，没有结束日期的写成“2000-01-01/”，请改正。";
            return false;
        }
        return TryCreate(from, to, out range, out why);

        static bool TryDay(string text, out DateOnly? day)
        {
            var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
            day = isDay ? read : null;
            return isDay || text.Length == 0;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}");
}
