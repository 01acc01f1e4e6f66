namespace Miaopu.Casework.Calendar;

/// <summary>A day on which the State Council's notice departs from the plain week.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Whether it is off or worked.</param>
/// <param name="Name">The holiday it belongs to, also for a day worked in exchange.</param>
public sealed record CalendarDay(DateOnly Date, CalendarDayKind Kind, string Name);

/// <summary>What a notice makes of a day.</summary>
public enum CalendarDayKind
{
    /// <summary>Off, be it the feast itself or a day moved next to it.</summary>
    Holiday,

    /// <summary>A weekend day worked in exchange (调休上班).</summary>
    Workday,
}
