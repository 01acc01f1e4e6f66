using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Notices;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Notices;

/// <summary>What the publicising body does with its notices: each act loads, decides and commits.</summary>
public sealed class NoticeActs(MiaopuDb db, NoticeDesk desk, OpenCase cases, CurrentActor current, BusinessClock clock, Calendars calendars)
{
    private static readonly Refusal Meanwhile = new("这份公示刚刚由他人办理，您的操作没有生效。请刷新页面查看最新状态。");

    public async Task<Outcome<Guid>> Draft(IReadOnlyList<Guid> applications, NoticeForm form, CancellationToken cancel = default)
    {
        var now = clock.Now;
        var outcome = PublishNotice.Draft(current.Actor, await desk.Candidates(applications, cancel), form, Ids.New(), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        db.Add(outcome.Value.Notice);
        return await Commit(outcome.Value.Happened, now, cancel) is { } refusal ? refusal : outcome.Value.Notice.Id;
    }

    public async Task<Outcome<string>> Reword(PublicNotice notice, NoticeForm form, int version, CancellationToken cancel = default) =>
        await Finish(PublishNotice.Reword(current.Actor, notice, form, version), "公示草稿已保存。", clock.Now, cancel);

    public async Task<Outcome<string>> Publish(PublicNotice notice, int version, CancellationToken cancel = default)
    {
        var ids = notice.Items.Select(i => i.RunId).ToList();
        var runs = await db.StageRuns.Where(r => ids.Contains(r.Id)).ToListAsync(cancel);
        var now = clock.Now;
        return await Finish(PublishNotice.Publish(current.Actor, notice, runs, calendars.Current, version, now), "公示已发布，任何人都可以查看和提出异议。", now, cancel);
    }

    public async Task<Outcome<string>> Discard(PublicNotice notice, int version, CancellationToken cancel = default)
    {
        var outcome = PublishNotice.Discard(current.Actor, notice, version);
        if (!outcome.Refused)
        {
            db.Remove(notice);
        }

        return await Finish(outcome, "草稿已删去，名单中的申报回到待公示。", clock.Now, cancel);
    }

    public async Task<Outcome<string>> Handle(PublicNotice notice, Guid objectionId, ObjectionState to, string? reply, int version, CancellationToken cancel = default)
    {
        var objection = await db.Set<Objection>().SingleOrDefaultAsync(o => o.Id == objectionId && o.NoticeId == notice.Id, cancel);
        var now = clock.Now;
        return objection is null ? new Refusal("没有这件异议。") : await Finish(HandleObjection.Decide(current.Actor, notice, objection, to, reply, version, now), $"异议已更新为“{Objection.Word(to)}”。", now, cancel);
    }

    public async Task<Outcome<string>> End(PublicNotice notice, CancellationToken cancel = default)
    {
        var now = clock.Now;
        var open = await cases.FindAll([.. notice.Items.Where(i => i.EndedAt is null).Select(i => i.ApplicationId)], cancel);
        var walks = open.ToDictionary(o => o.Application.Id, o => cases.Walk(o, now));
        var outcome = EndNotice.Decide(current.Actor, notice, await desk.Objections(notice.Id, cancel), walks, now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        var (clear, upheld, waiting, happened) = outcome.Value;
        return await Commit(happened, now, cancel) is { } refusal ? refusal
            : $"公示办结：无未决异议 {clear} 家，异议成立 {upheld} 家{(waiting.Count > 0 ? $"；{string.Join('、', waiting)}的异议还没有处理完，留待处理后再办" : "")}。";
    }

    private async Task<Outcome<string>> Finish(Outcome<List<Happening>> outcome, string sentence, DateTime now, CancellationToken cancel) =>
        outcome.Refused ? outcome.Refusals.ToList() : await Commit(outcome.Value, now, cancel) is { } refusal ? refusal : sentence;

    private async Task<Refusal?> Commit(List<Happening> happened, DateTime now, CancellationToken cancel)
    {
        try
        {
            await db.CommitCases(current.Actor, now, happened, cancel);
            return null;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            db.ChangeTracker.Clear();
            return Meanwhile;
        }
    }
}
