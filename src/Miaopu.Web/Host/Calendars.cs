using Miaopu.Casework.Calendar;

namespace Miaopu.Web.Host;

/// <summary>The working-day calendar in use. What was promised by an earlier one stands: due dates are kept where they were given.</summary>
public sealed class Calendars(IServiceScopeFactory scopes)
{
    /// <summary>Name of the calendar among the reference texts.</summary>
    public const string Name = "china-holidays";

    public ReferenceInUse<WorkingCalendar> InUse { get; } = new(scopes, Name, WorkingCalendar.Read);

    public WorkingCalendar Current => InUse.Current;
}
