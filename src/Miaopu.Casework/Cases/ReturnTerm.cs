using Miaopu.Casework.Calendar;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>By when a returned case must be back: the pack's working days, cut to what the round leaves. Shown before a return is confirmed.</summary>
/// <param name="DueAt">The first instant (UTC) that is too late; null where the pack sets no time.</param>
/// <param name="Provisional">Counted beyond the known calendar.</param>
/// <param name="CutBy">Name of the round's date that came first; null where the working days stand as they are.</param>
public sealed record ReturnTerm(DateTime? DueAt, bool Provisional, string? CutBy)
{
    /// <summary>The term of a return made now, or why there can be none.</summary>
    public static Outcome<ReturnTerm> Of(Application application, Procedure procedure, StageRun run, DateTime now)
    {
        if (procedure.Stage(run.Stage).End(StageResults.Return) is not { } end)
        {
            return new Refusal($"“{run.Title}”按本政策不能退回修改。");
        }

        var before = application.Returns.Count(r => r.FromStage == run.Stage);
        if (end.Times is { } times && before >= times)
        {
            return new Refusal($"本环节最多退回 {times} 次，已退回 {before} 次。请作出通过或不予通过的决定。");
        }

        if (end.DueNoLaterThan is { } limit && procedure.Round.Due(limit) <= now)
        {
            return new Refusal($"本批次的{limit}已过，没有时间再退回修改。请作出通过或不予通过的决定。");
        }

        var due = Count(end, procedure, now);
        return new ReturnTerm(due?.At, due?.Provisional ?? false, end.DueNoLaterThan is { } cut && due?.At == procedure.Round.Due(cut) && Whole(end, procedure, now)?.At != due?.At ? cut : null);
    }

    /// <summary>The working days of a return made then, cut to the date of the round that it may not pass; null where the pack sets neither.</summary>
    internal static (DateTime At, bool Provisional)? Count(StageEnd end, Procedure procedure, DateTime made)
    {
        var whole = Whole(end, procedure, made);
        return end.DueNoLaterThan is { } limit && procedure.Round.Due(limit) is var last && (whole is null || whole.Value.At > last) ? (last, false) : whole;
    }

    private static (DateTime At, bool Provisional)? Whole(StageEnd end, Procedure procedure, DateTime made) => end.DueWorkingDays is { } days ? procedure.After(days, made) : null;
}
