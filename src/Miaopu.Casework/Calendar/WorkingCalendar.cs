using System.Diagnostics.CodeAnalysis;

namespace Miaopu.Casework.Calendar;

/// <summary>
/// Which days are worked: Monday to Friday, but for the days that a notice moved. Beyond <see cref="KnownUntil"/> (and before its first
/// day) it knows the plain week only, and due dates counted there are provisional.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<DateOnly, CalendarDay> days = [];

    /// <param name="days">The days that depart from the plain week, each once, in any order.</param>
    /// <param name="knownUntil">The last day whose standing no later notice is expected to change.</param>
    /// <exception cref="ArgumentException">A day occurs twice.</exception>
    public WorkingCalendar(IEnumerable<CalendarDay> days, DateOnly knownUntil)
    {
        foreach (var day in days)
            if (!this.days.TryAdd(day.Date, day))
                throw new ArgumentException($"{day.Date:yyyy-MM-dd} 出现了两次，请删去一行。", nameof(days));
        KnownUntil = knownUntil;
    }

    /// <summary>The last day whose standing is settled.</summary>
    public DateOnly KnownUntil { get; }

    /// <summary>The days that depart from the plain week, in their order.</summary>
    public IEnumerable<CalendarDay> Days => days.Values.OrderBy(day => day.Date);

    /// <summary>What a notice says of this day; null if nothing.</summary>
    public CalendarDay? Find(DateOnly day) => days.GetValueOrDefault(day);

    public bool IsWorkingDay(DateOnly day) => days.TryGetValue(day, out var special)
        ? special.Kind == CalendarDayKind.Workday
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The last day of a period of so many working days, the first of which is the first working day <em>after</em> the given one.</summary>
    /// <param name="day">The day of publication or receipt, worked or not; it does not count.</param>
    /// <param name="count">How many; none leaves the day as it is.</param>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count--;
        }
        return day;
    }

    /// <summary>
    /// How many working days are left: those after the first day, up to and with the last. Negative if the last is past; so
    /// <c>WorkingDaysBetween(d, AddWorkingDays(d, n))</c> is n.
    /// </summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -WorkingDaysBetween(to, from);
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count++;
        }
        return count;
    }

    /// <summary>When a period of so many working days is over: 24:00 of its last day.</summary>
    /// <param name="day">The day of publication or receipt, worked or not; it does not count.</param>
    /// <param name="count">How many working days, at least one.</param>
    public DueDate DueAfter(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var last = AddWorkingDays(day, count);
        return new DueDate(LegalTime.EndOf(last), isProvisional: last > KnownUntil);
    }

    /// <summary>Reads a calendar that ships with the product.</summary>
    /// <exception cref="FormatException">The table is broken; one that an administrator brings goes through <see cref="TryRead"/>.</exception>
    public static WorkingCalendar Read(string csv) => TryRead(csv, out var calendar, out var why) ? calendar : throw new FormatException(why);

    /// <summary>Reads a table with the columns of <see cref="CalendarTable.Header"/>.</summary>
    /// <param name="csv">The whole table.</param>
    /// <param name="calendar">The calendar, or null.</param>
    /// <param name="why">Where the table is broken and how to mend it.</param>
    public static bool TryRead(string csv, [NotNullWhen(true)] out WorkingCalendar? calendar, [NotNullWhen(false)] out string? why) =>
        CalendarTable.TryRead(csv, out calendar, out why);
}
