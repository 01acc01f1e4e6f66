using Miaopu.Casework.Calendar;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>What a case is walked by: its pack, the dates of its round, the calendar.</summary>
public sealed record Procedure(PolicyPack Pack, Round Round, WorkingCalendar Calendar)
{
    public Stage Stage(string id) => Pack.Stage(id) ?? throw new InvalidOperationException($"The pack {Pack.Id} has no stage {id}.");

    /// <summary>When a stage entered now is due; null for no limit.</summary>
    public (DateTime At, bool Provisional)? DueOf(Stage stage, DateTime now) => stage.Due switch
    {
        null => null,
        { Date: { } date } => (Round.Due(date), false),
        { WorkingDays: { } days } => After(days, now),
        _ => null,
    };

    /// <summary>The day as of which the case measures: one of the round's dates, or the day it is handed in.</summary>
    /// <param name="handedIn">When it is handed in; now while it has not been.</param>
    public DateOnly Cutoff(DateTime handedIn) => LegalTime.DayOf(Pack.Cutoff.Date is { } date ? Round.Due(date).AddTicks(-1) : handedIn);

    public (DateTime At, bool Provisional) After(int workingDays, DateTime now)
    {
        var due = Calendar.DueAfter(LegalTime.DayOf(now), workingDays);
        return (due.Instant, due.IsProvisional);
    }
}
