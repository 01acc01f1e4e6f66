using System.Text.Json;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Visits;

/// <summary>现场核查：keep the record as a draft, and end the visit with it.</summary>
public static class RecordVisit
{
    /// <summary>Longest text of one field, in characters. Ours.</summary>
    public const int MaxLength = 2000;

    /// <summary>What is looked at on site: every criterion of the pack, by the name of its line in the checklist.</summary>
    public static IReadOnlyList<(string About, string Label)> Items(PolicyPack pack) => [.. pack.Criteria.Select(c => (Checklist.AboutCriterion(c.Id), c.Title))];

    /// <summary>Keeps what was typed, complete or not; only a day on which nobody can have been there is refused.</summary>
    /// <param name="received">The day on which the case was first received; null before it was.</param>
    public static Outcome<SiteVisit> Keep(Actor actor, StageRun run, PolicyPack pack, SiteVisit visit, VisitForm form, DateOnly? received, DateTime now)
    {
        if (run.EndedAt is not null || run.Act != StageAct.Visit || !ReviewRights.MayAct(actor, run))
        {
            return new Refusal("这次核查已经办结，或不由您办理，没有保存。");
        }

        if (form.Version != visit.Version)
        {
            return new Refusal($"核查记录已由他人在 {LegalTime.ToLocal(visit.At):yyyy-MM-dd HH:mm} 改过。您填写的内容还在下面，请核对后再保存。", "version");
        }

        var refusals = new List<Refusal>();
        if (form.VisitedOn is { } day && WrongDay(day, received, LegalTime.DayOf(now)) is { } why)
        {
            refusals.Add(new Refusal(why, "VisitedOn"));
        }

        foreach (var (name, text) in (IEnumerable<(string, string?)>)[("Visitors", form.Visitors), ("Present", form.Present), ("Place", form.Place), ("Summary", form.Summary)])
        {
            if (text?.Length > MaxLength)
            {
                refusals.Add(new Refusal($"最多 {MaxLength} 字，现在是 {text.Length} 字。", name));
            }
        }

        var found = new List<VisitFinding>();
        foreach (var (about, label) in Items(pack))
        {
            var (mark, text) = form.Findings.GetValueOrDefault(about);
            if (text?.Length > MaxLength)
            {
                refusals.Add(new Refusal($"最多 {MaxLength} 字，现在是 {text.Length} 字。", about));
            }

            found.Add(new VisitFinding(about, label, mark, (text ?? "").Trim()));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        visit.Write(form, found, actor.PersonId, now);
        return visit;
    }

    /// <summary>Ends the visit: passed, or failed with the differences that say why.</summary>
    /// <param name="photos">How many pictures are kept with the record.</param>
    public static Outcome<List<Happening>> Finish(CaseWalk walk, StageRun run, SiteVisit visit, bool passed, int photos)
    {
        if (run.EndedAt is not null)
        {
            return new Refusal($"“{run.Title}”已经办结，不必重复办理。");
        }

        if (run.Act != StageAct.Visit || !ReviewRights.MayAct(walk.Actor, run))
        {
            return new Refusal("这一步不由您办理。");
        }

        var refusals = Lacking(visit, LegalTime.DayOf(walk.Now)).ToList();
        if (!passed && visit.Findings.All(f => f.Mark != FindingMark.Differs) && visit.Summary.Length == 0)
        {
            refusals.Add(new Refusal("核查不通过须写明理由：请把不符的项目标出来，或写在核查结论里。", "Summary"));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var result = passed ? StageResults.Pass : StageResults.Fail;
        var step = run.Step;
        var note = string.Join('；', visit.Findings.Where(f => f.Mark == FindingMark.Differs).Select(f => $"{f.Label}：{f.Text}").Append(visit.Summary).Where(t => t.Length > 0));
        var finished = walk.Finish(run, result, note.Length == 0 ? null : note);
        return finished.Refused
            ? finished
            : new List<Happening>(
            [
                new Happening(Streams.Case(walk.Application.Id), "Visited", new { run.Stage, run.Attempt, Step = step, Result = result, visit.VisitedOn, Record = Digest(visit), Photos = photos }),
                .. finished.Value,
            ]);
    }

    private static string? WrongDay(DateOnly day, DateOnly? received, DateOnly today) =>
        day > today ? $"核查日期 {day:yyyy-MM-dd} 还没有到，请填写实际到场的日期。"
        : day < received ? $"核查日期 {day:yyyy-MM-dd} 早于收到申报的日期（{received:yyyy-MM-dd}），请核对。"
        : null;

    private static IEnumerable<Refusal> Lacking(SiteVisit visit, DateOnly today)
    {
        if (visit.VisitedOn is not { } day)
        {
            yield return new Refusal("请填写核查日期。", "VisitedOn");
        }
        else if (day > today)
        {
            yield return new Refusal("核查日期还没有到，请填写实际到场的日期。", "VisitedOn");
        }

        if (visit.Visitors.Length == 0)
        {
            yield return new Refusal("请填写核查人员。", "Visitors");
        }

        if (visit.Place.Length == 0)
        {
            yield return new Refusal("请填写核查地点。", "Place");
        }

        foreach (var finding in visit.Findings)
        {
            if (finding.Mark == FindingMark.None)
            {
                yield return new Refusal($"“{finding.Label}”还没有填写核查情况。", finding.About);
            }
            else if (finding.Mark is FindingMark.Differs or FindingMark.NotLooked && finding.Text.Length == 0)
            {
                yield return new Refusal($"“{finding.Label}”{(finding.Mark == FindingMark.Differs ? "与申报不符" : "未核查")}，请写明情况。", finding.About);
            }
        }
    }

    /// <summary>Digest of the record as it stands: names of people stay out of the journal.</summary>
    private static string Digest(SiteVisit visit) => ContentHash.OfText(JsonSerializer.Serialize(
        new { visit.VisitedOn, visit.Visitors, visit.Present, visit.Place, visit.Summary, visit.Findings }, JsonSerializerOptions.Web)).Value;
}
