using Miaopu.Casework.Calendar;
using Miaopu.Web.Look;

namespace Miaopu.Web.Host;

/// <summary>Due dates as pages show them: local time, with the working days that are left.</summary>
public sealed class Dues(BusinessClock clock, Calendars calendars)
{
    /// <param name="instant">The first instant (UTC) that is too late; shown as the end of what is in time.</param>
    public DueView Of(DateTime instant)
    {
        var now = LegalTime.ToLocal(clock.Now);
        var due = LegalTime.ToLocal(instant.AddTicks(-1));
        var (from, to) = now <= due ? (now, due) : (due, now);
        return new DueView(due, now, calendars.Current.WorkingDaysBetween(DateOnly.FromDateTime(from), DateOnly.FromDateTime(to)));
    }

    /// <summary>The end of a public notice: nobody is late when it has passed, the notice may be ended then.</summary>
    public DueView OfNotice(DateTime end) => Of(end) with { Afterwards = "公示期已满，待办结" };
}
