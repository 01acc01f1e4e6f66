using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Notices;

/// <summary>One case that may go into a notice.</summary>
public sealed record NoticeCandidate(Application Application, StageRun Run, Procedure Procedure);

/// <summary>What is written on a notice.</summary>
public sealed record NoticeForm(string? Title, string? Text, string? Contacts);

/// <summary>起草与发布公示.</summary>
public static class PublishNotice
{
    public const int LongestTitle = 100;
    public const int LongestText = 5000;
    public const int LongestContacts = 500;

    /// <summary>Begins a notice for a batch of cases of one round that wait for it.</summary>
    public static Outcome<(PublicNotice Notice, List<Happening> Happened)> Draft(Actor actor, IReadOnlyList<NoticeCandidate> cases, NoticeForm form, Guid id, DateTime now)
    {
        if (cases.Count == 0)
        {
            return new Refusal("请至少选择一件进入公示。", "case");
        }

        if (cases.FirstOrDefault(c => c.Run.Act != StageAct.Publicise || !ReviewRights.MayAct(actor, c.Run)) is { } foreign)
        {
            return new Refusal($"{foreign.Application.CarrierName}已不在待公示之列，请刷新后重选。", "case");
        }

        if (cases.Select(c => c.Application.RoundId).Distinct().Count() > 1)
        {
            return new Refusal("一份公示只能包含同一批次的申报。", "case");
        }

        if (Wrong(form) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        var stages = cases.Select(c => c.Procedure.Stage(c.Run.Stage)).ToList();
        var days = stages.Max(s => s.Due?.WorkingDays) ?? throw new InvalidOperationException("The pack names no working days for its notice.");
        var items = cases.Select((c, i) => NoticeItem.Of(c.Application, c.Run, i + 1, c.Procedure.Pack.Award));
        var notice = PublicNotice.Draft(
            id, actor, cases[0].Application.RoundId, form.Title!.Trim(), form.Text!.Trim(), (form.Contacts ?? "").Trim(), days, stages.TrueForAll(s => s.AnonymousObjections), items, now);
        return (notice, [.. notice.Items.Select(i => new Happening(Streams.Case(i.ApplicationId), "NoticeDrafted", new { Notice = id }))]);
    }

    /// <summary>Changes the words of a draft.</summary>
    public static Outcome<List<Happening>> Reword(Actor actor, PublicNotice notice, NoticeForm form, int version)
    {
        if (Refuse(actor, notice, version) is { } refusal)
        {
            return refusal;
        }

        if (Wrong(form) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        notice.Reword(form.Title!.Trim(), form.Text!.Trim(), (form.Contacts ?? "").Trim());
        return new List<Happening>([.. notice.Items.Select(i => new Happening(Streams.Case(i.ApplicationId), "NoticeReworded", new { Notice = notice.Id }))]);
    }

    /// <summary>
    /// Makes the notice public. Its first day is the first working day after today; it ends at 24:00 of its last.
    /// </summary>
    /// <param name="runs">The runs of its cases as they stand.</param>
    public static Outcome<List<Happening>> Publish(Actor actor, PublicNotice notice, IReadOnlyCollection<StageRun> runs, WorkingCalendar calendar, int version, DateTime now)
    {
        if (Refuse(actor, notice, version) is { } refusal)
        {
            return refusal;
        }

        if (notice.Items.FirstOrDefault(i => runs.FirstOrDefault(r => r.Id == i.RunId) is not { EndedAt: null }) is { } gone)
        {
            return new Refusal($"{gone.CarrierName}已不在公示环节（可能已撤回）。请删去这份草稿，重新起草。");
        }

        notice.Publish(now, calendar.DueAfter(LegalTime.DayOf(now), notice.WorkingDays));
        var text = ContentHash.OfText(notice.Title + "\n" + notice.Text).Value;
        return new List<Happening>([.. notice.Items.Select(i => new Happening(Streams.Case(i.ApplicationId), "NoticePublished", new { Notice = notice.Id, notice.EndsAt, Text = text }))]);
    }

    /// <summary>Throws a draft away; its cases wait for a notice again.</summary>
    public static Outcome<List<Happening>> Discard(Actor actor, PublicNotice notice, int version) => Refuse(actor, notice, version) is { } refusal
        ? refusal
        : new List<Happening>([.. notice.Items.Select(i => new Happening(Streams.Case(i.ApplicationId), "NoticeLeft", new { Notice = notice.Id }))]);

    private static Refusal? Refuse(Actor actor, PublicNotice notice, int version) =>
        !ReviewRights.MayHandleFor(actor, notice.OrganisationId) ? new Refusal("这份公示不由您办理。")
        : notice.PublishedAt is { } at ? new Refusal($"这份公示已于 {LegalTime.ToLocal(at):yyyy-MM-dd HH:mm} 发布，不能再改。")
        : notice.Version != version ? new Refusal("这份公示已由他人改过，下面是最新内容。请核对后再办理。", "version")
        : null;

    private static List<Refusal> Wrong(NoticeForm form)
    {
        var refusals = new List<Refusal>();
        Check(form.Title, "标题", LongestTitle, "Title");
        Check(form.Text, "正文", LongestText, "Text");
        if (form.Contacts?.Length > LongestContacts)
        {
            refusals.Add(new Refusal($"联系方式最多 {LongestContacts} 字。", "Contacts"));
        }
        else if (PhoneNumber.WrongIn(form.Contacts) is { } wrong)
        {
            refusals.Add(new Refusal(wrong, "Contacts"));
        }

        return refusals;

        void Check(string? text, string what, int longest, string field)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                refusals.Add(new Refusal($"请填写公示{what}。", field));
            }
            else if (text.Trim().Length > longest)
            {
                refusals.Add(new Refusal($"公示{what}最多 {longest} 字，现在是 {text.Trim().Length} 字。", field));
            }
        }
    }
}
