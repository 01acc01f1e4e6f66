namespace Miaopu.Feel;

/// <summary>
/// A day of the proleptic Gregorian calendar with a year between -999,999,999 and 999,999,999 (DMN 1.5, 10.3.2.3.5).
/// The year 0 exists, as in ISO 8601.
/// </summary>
public readonly record struct FeelDate : IComparable<FeelDate>
{
    internal const int MaxYear = 999_999_999;

    private FeelDate(long dayNumber) => DayNumber = dayNumber;

    /// <summary>Days since 1970-01-01; negative before it.</summary>
    public long DayNumber { get; }

    /// <summary>The year; negative or zero before the common era.</summary>
    public int Year => Split(DayNumber).Year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => Split(DayNumber).Month;

    /// <summary>The day of the month, from 1.</summary>
    public int Day => Split(DayNumber).Day;

    /// <summary>The day of the week, Monday 1 to Sunday 7.</summary>
    public int Weekday => (int)Floor(DayNumber + 3, 7).Remainder + 1;

    /// <summary>The day of the year, from 1.</summary>
    public int DayOfYear
    {
        get
        {
            var year = Year;
            return (int)(DayNumber - Count(year, 1, 1)) + 1;
        }
    }

    /// <summary>The date of these parts; false where the calendar has no such day.</summary>
    public static bool TryOf(long year, int month, int day, out FeelDate date)
    {
        date = default;
        if (year is < -MaxYear or > MaxYear || month is < 1 or > 12 || day < 1 || day > DaysIn(year, month))
        {
            return false;
        }

        date = new FeelDate(Count(year, month, day));
        return true;
    }

    /// <summary>The same day as a value of the framework's type.</summary>
    public static FeelDate Of(DateOnly day) => new(day.DayNumber - 719_162L);

    /// <summary>The framework's date of the same day; false outside the years 1 to 9999.</summary>
    public bool TryGet(out DateOnly day)
    {
        var number = DayNumber + 719_162L;
        var fits = number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber;
        day = fits ? DateOnly.FromDayNumber((int)number) : default;
        return fits;
    }

    /// <inheritdoc />
    public int CompareTo(FeelDate other) => DayNumber.CompareTo(other.DayNumber);

    /// <summary>The ISO 8601 form: at least four digits of year, a sign only before the year 0.</summary>
    public override string ToString()
    {
        var (year, month, day) = Split(DayNumber);
        return string.Create(null, $"{(year < 0 ? "-" : "")}{Math.Abs(year):0000}-{month:00}-{day:00}");
    }

    internal static bool TryOfDayNumber(long number, out FeelDate date)
    {
        date = new FeelDate(number);
        return number is > -366L * 1_000_000_000 and < 366L * 1_000_000_000 && Math.Abs((long)date.Year) <= MaxYear;
    }

    internal static FeelDate OfDayNumberUnchecked(long number) => new(number);

    /// <summary>Months later or earlier; a day beyond the end of the month becomes its last.</summary>
    internal bool TryAddMonths(long months, out FeelDate date)
    {
        var (year, month, day) = Split(DayNumber);
        if (Math.Abs(months) > 24L * MaxYear)
        {
            date = default;
            return false;
        }

        var (newYear, newMonth) = Floor((12L * year) + month - 1 + months, 12);
        return TryOf(newYear, (int)newMonth + 1, Math.Min(day, DaysIn(newYear, (int)newMonth + 1)), out date);
    }

    internal static (int Year, int Month, int Day) Split(long dayNumber)
    {
        // civil-from-days: years counted from March, in cycles of 400 years
        var (era, dayOfEra) = Floor(dayNumber + 719_468, 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * shifted) + 2) / 5)) + 1;
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        return ((int)(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0)), month, day);
    }

    internal static (long Whole, long Remainder) Floor(long value, long by)
    {
        var rest = value % by;
        return rest < 0 ? ((value / by) - 1, rest + by) : (value / by, rest);
    }

    internal static int DaysIn(long year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static long Count(long year, int month, int day)
    {
        var shiftedYear = month <= 2 ? year - 1 : year;
        var (era, yearOfEra) = Floor(shiftedYear, 400);
        var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097) + dayOfEra - 719_468;
    }
}
