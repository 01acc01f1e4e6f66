namespace Miaopu.Feel;

/// <summary>A whole number of months, either way (DMN 1.5, 10.3.2.3.8).</summary>
/// <param name="Months">All months, years included.</param>
public readonly record struct FeelYearsMonthsDuration(long Months) : IComparable<FeelYearsMonthsDuration>
{
    internal const long Most = 12L * 10 * FeelDate.MaxYear;

    /// <inheritdoc />
    public int CompareTo(FeelYearsMonthsDuration other) => Months.CompareTo(other.Months);

    /// <summary>The shortest ISO 8601 form, such as -P1Y2M; nothing at all is P0M.</summary>
    public override string ToString()
    {
        var size = Math.Abs(Months);
        var (years, months) = (size / 12, size % 12);
        var tail = months != 0 || years == 0 ? $"{months}M" : "";
        return $"{(Months < 0 ? "-" : "")}P{(years == 0 ? "" : $"{years}Y")}{tail}";
    }
}
