using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Decisions;

/// <summary>公布：the document by which the results of several cases are made known; a public page.</summary>
public sealed class Announcement
{
    private readonly List<AnnouncedCase> cases = [];

    private Announcement()
    {
    }

    public Guid Id { get; private set; }

    public Guid RoundId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public string OrganisationName { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string? DocumentNumber { get; private set; }

    /// <summary>Plain text, paragraphs on lines of their own.</summary>
    public string Text { get; private set; } = "";

    public DateTime PublishedAt { get; private set; }

    public IReadOnlyList<AnnouncedCase> Cases => cases;

    internal static Announcement Publish(Guid id, Guid roundId, Actor by, AnnouncementForm form, IEnumerable<AnnouncedCase> cases, DateTime now)
    {
        var announcement = new Announcement
        {
            Id = id,
            RoundId = roundId,
            OrganisationId = by.OrganisationId,
            OrganisationName = by.OrganisationName,
            Title = form.Title!.Trim(),
            DocumentNumber = string.IsNullOrWhiteSpace(form.DocumentNumber) ? null : form.DocumentNumber.Trim(),
            Text = form.Text!.Trim(),
            PublishedAt = now,
        };
        announcement.cases.AddRange(cases);
        return announcement;
    }
}

/// <summary>A case as announced.</summary>
public sealed record AnnouncedCase(Guid ApplicationId, string CarrierName, string OperatorName, string Award);

/// <param name="WithoutNumber">Said by whoever publishes: this one bears no number.</param>
public sealed record AnnouncementForm(string? Title, string? DocumentNumber, string? Text, bool WithoutNumber = false)
{
    /// <summary>The same with its number as official documents print it; what is no number is left as it was typed.</summary>
    public AnnouncementForm Plain(DateOnly today) => Values.DocumentNumber.TryParse(DocumentNumber, today, out var number, out _) ? this with { DocumentNumber = number.Value } : this;
}

/// <summary>Announces the cases that wait for it, all in one.</summary>
public static class AnnounceResults
{
    /// <summary>What stands against announcing these cases in these words; nothing where they may go out.</summary>
    public static IReadOnlyList<Refusal> Refusals(Actor actor, IReadOnlyList<(CaseWalk Walk, StageRun Run)> cases, AnnouncementForm form, DateTime now)
    {
        var refusals = new List<Refusal>();
        if (cases.Count == 0)
        {
            refusals.Add(new Refusal("请至少选择一件待公布的申报。", "cases"));
        }

        if (string.IsNullOrWhiteSpace(form.Title))
        {
            refusals.Add(new Refusal("请填写标题。", "title"));
        }

        if (string.IsNullOrWhiteSpace(form.Text))
        {
            refusals.Add(new Refusal("请填写正文。", "text"));
        }

        if (cases.Any(c => !CaseRights.MayAct(actor, c.Run) || c.Run.Act != StageAct.Announce))
        {
            refusals.Add(new Refusal("所选申报中有的不在公布环节，可能已由他人办结，请刷新后再选。", "cases"));
        }

        if (cases.FirstOrDefault(c => c.Walk.AwaitsSignOff(c.Run)) is { Run: { } early, Walk: { } walk0 })
        {
            refusals.Add(new Refusal($"{walk0.Application.CarrierName}的“{early.Title}”还在{walk0.Procedure.Stage(early.Stage).Steps[early.Step]}，全部签批后才能公布。", "cases"));
        }

        if (form.Title?.Trim().Length > 200)
        {
            refusals.Add(new Refusal("标题最多 200 个字，请缩短。", "title"));
        }

        if (form.WithoutNumber)
        {
            if (!string.IsNullOrWhiteSpace(form.DocumentNumber))
            {
                refusals.Add(new Refusal("已勾选“本件没有文号”，又填写了文号，请去掉其中一个。", "documentNumber"));
            }
        }
        else if (string.IsNullOrWhiteSpace(form.DocumentNumber))
        {
            refusals.Add(new Refusal("请填写文号；确实不编文号的，请勾选“本件没有文号”。", "documentNumber"));
        }
        else if (!DocumentNumber.TryParse(form.DocumentNumber, LegalTime.DayOf(now), out _, out var why))
        {
            refusals.Add(new Refusal(why, "documentNumber"));
        }

        return refusals;
    }

    public static Outcome<(Announcement Announcement, List<Happening> Happened)> Decide(
        Actor actor, Guid roundId, IReadOnlyList<(CaseWalk Walk, StageRun Run)> cases, AnnouncementForm form, Guid id, DateTime now)
    {
        if (Refusals(actor, cases, form, now) is { Count: > 0 } refusals)
        {
            return refusals.ToList();
        }

        form = form.Plain(LegalTime.DayOf(now));
        var announcement = Announcement.Publish(
            id, roundId, actor, form,
            cases.Select(c => new AnnouncedCase(c.Walk.Application.Id, c.Walk.Application.CarrierName, c.Walk.Application.OperatorName, c.Walk.Procedure.Pack.Award)), now);
        var happened = new List<Happening> { new(Streams.Round(roundId), "ResultsAnnounced", new { Announcement = id, Cases = cases.Count }) };
        foreach (var (walk, run) in cases)
        {
            happened.Add(new Happening(Streams.Case(walk.Application.Id), "Announced", new { Announcement = id }));
            var finished = walk.Finish(run, StageResults.Done);
            if (finished.Refused)
            {
                return finished.Refusals.ToList();
            }

            happened.AddRange(finished.Value);
        }

        return (announcement, happened);
    }
}
