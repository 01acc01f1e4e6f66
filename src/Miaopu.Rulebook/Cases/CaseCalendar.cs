namespace Miaopu.Rulebook;

/// <summary>The calendar that a case file brings: weekends rest, but for the days it names.</summary>
internal sealed class CaseCalendar(IReadOnlySet<DateOnly> rest, IReadOnlySet<DateOnly> work)
{
    /// <summary>The day so many working days after a day; the first counted is the next day.</summary>
    internal DateOnly After(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            workingDays -= IsWorking(day) ? 1 : 0;
        }

        return day;
    }

    private bool IsWorking(DateOnly day) =>
        work.Contains(day) || (!rest.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
}
