using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Files;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Recommendations;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Files;
using Miaopu.Web.Documents;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Recommendations;

/// <summary>Signs a batch, and with the last signature makes its papers, keeps them and hands everything in, in one transaction.</summary>
public sealed class SendRecommendation(MiaopuDb db, OpenCase cases, RecommendationPapers papers, FileStore store, HostSettings settings, CurrentActor current, BusinessClock clock)
{
    public static string LetterName(Batch batch) => RecommendationPapers.NameOf(batch, DocumentKind.Letter) + ".docx";

    public static string TableName(Batch batch) => RecommendationPapers.NameOf(batch, DocumentKind.Table) + ".xlsx";

    /// <summary>What stands against handing the batch in with this letter, before anybody is asked whether they mean it.</summary>
    public IReadOnlyList<Refusal> Refusals(Batch batch, LetterFacts letter) => HandInRecommendation.Refusals(current.Actor, batch.ToRecommend, letter, clock.Now);

    /// <param name="at">When the request was received; now where nothing is said.</param>
    public async Task<Outcome<string>> Handle(Batch batch, LetterFacts letter, int step, DateTime? at = null, CancellationToken cancel = default)
    {
        var now = at ?? clock.Now;
        letter = letter.Plain(LegalTime.DayOf(now));
        var (steps, next) = batch.Signing;
        if (step != next)
        {
            return $"这一步已经签署过，现在等待{steps[Math.Min(next, steps.Count - 1)]}。";
        }

        var walks = batch.Cases.ToDictionary(c => c.Application.Id, c => cases.Walk(c, now));
        if (next + 1 < steps.Count)
        {
            var signed = HandInRecommendation.Sign(current.Actor, batch.ToRecommend, walks, now);
            return signed.Refused ? signed.Refusals.ToList() : await Commit(signed.Value, now, $"{steps[next]}已签署，等待{steps[next + 1]}。", cancel);
        }

        if (HandInRecommendation.Refusals(current.Actor, batch.ToRecommend, letter, now) is { Count: > 0 } refusals)
        {
            return refusals.ToList();
        }

        var id = Ids.New();
        using var letterFile = await Take(LetterWriter.Write(papers.Letter(batch, letter)), cancel);
        using var tableFile = await Take(SheetWriter.Write(await papers.Table(batch, letter, cancel)), cancel);
        var slot = new FileSlot("推荐材料", [], Streams.Round(batch.Round.Id));
        var (letterRow, letterKept) = Row(id, "letter", slot, letterFile.Named(LetterName(batch)), now);
        var (tableRow, tableKept) = Row(id, "table", slot, tableFile.Named(TableName(batch)), now);
        var outcome = HandInRecommendation.Decide(current.Actor, batch.ToRecommend, batch.Group, letter, new ContentHash(letterRow.Hash), new ContentHash(tableRow.Hash), walks, id, now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        letterFile.Keep();
        tableFile.Keep();
        db.AddRange(outcome.Value.Recommendation, letterRow, tableRow);
        return await Commit([.. outcome.Value.Happened, letterKept, tableKept], now, $"{batch.Cases.Count} 家已报送，文书和名单已存档。", cancel);
    }

    private async Task<Outcome<string>> Commit(List<Happening> happened, DateTime now, string sentence, CancellationToken cancel)
    {
        try
        {
            await db.CommitCases(current.Actor, now, happened, cancel);
            return sentence;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            db.ChangeTracker.Clear();
            return new Refusal("这批推荐刚刚由他人办理，您的操作没有生效。请刷新页面查看最新状态。");
        }
    }

    private async Task<Incoming> Take(byte[] content, CancellationToken cancel)
    {
        using var stream = new MemoryStream(content);
        return await store.Receive(stream, settings.LargestFile, cancel) ?? throw new InvalidOperationException("A document of ours is larger than any upload.");
    }

    private (Attachment Attachment, Happening Happening) Row(Guid recommendation, string slotId, FileSlot slot, IncomingFile file, DateTime now) =>
        AttachFile.Put(Ids.New(), current.Actor, RecommendationFiles.Subject, recommendation, slotId, slot, file, 0, now).Value;
}
