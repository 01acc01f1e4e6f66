using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Review;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;

namespace Miaopu.Web.Features.Verdicts;

/// <summary>A verdict that counted, worked out again.</summary>
/// <param name="Verdict">What was kept; where the row is gone, what the journal has of it.</param>
/// <param name="Replay">What came of it; null where what was kept is gone or does not read any more, or its text is gone.</param>
/// <param name="Findings">What is wrong that no newer engine explains, in sentences; empty where nothing is.</param>
public sealed record ReplayedVerdict(Guid CaseId, string CarrierName, string? ReceiptNumber, KeptVerdict Verdict, VerdictReplay? Replay, IReadOnlyList<string> Findings)
{
    public bool IsFinding => Findings.Count > 0;
}

/// <summary>
/// 重放判定: works verdicts that counted out again, from the pinned text and the ledgers as they were valid and known then. Reads only; whatever comes of it, the stored verdict
/// stands. Texts are read anew each time, so that a text changed in the database is seen.
/// </summary>
public sealed class ReplayVerdicts(MiaopuDb db)
{
    /// <summary>The verdicts of these cases, oldest first; also those that only the journal still knows.</summary>
    public async Task<IReadOnlyList<ReplayedVerdict>> Of(IReadOnlyCollection<Guid> cases, CancellationToken cancel = default)
    {
        var shelf = new Shelf(db, new ParsedPacks());
        var replayed = new List<ReplayedVerdict>();
        foreach (var chunk in cases.Chunk(200))
        {
            var applications = await db.Applications.AsNoTracking().Where(a => chunk.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
            var verdicts = await db.Set<CaseVerdict>().AsNoTracking().Where(v => chunk.Contains(v.ApplicationId)).ToListAsync(cancel);
            var kept = await Journalled(chunk, cancel);
            foreach (var application in chunk.Where(applications.ContainsKey).Select(id => applications[id]))
            {
                var (rows, events) = (verdicts.Where(v => v.ApplicationId == application.Id).ToList(), kept[Streams.Case(application.Id)].ToList());
                var ofCase = events.Where(e => !rows.Exists(r => r.Id == e.Id)).Select(e => Removed(application, e)).ToList();
                foreach (var row in rows)
                {
                    ofCase.Add(await One(application, row, events.Find(e => e.Id == row.Id), shelf, cancel));
                }

                replayed.AddRange(ofCase.OrderBy(v => v.Verdict.At).ThenBy(v => v.Verdict.Id));
            }
        }

        return replayed;
    }

    private async Task<ILookup<string, KeptVerdict>> Journalled(IEnumerable<Guid> cases, CancellationToken cancel)
    {
        var streams = cases.Select(Streams.Case).ToList();
        var events = await db.Journal.AsNoTracking().Where(e => streams.Contains(e.Stream) && e.Kind == KeptVerdict.Kind).OrderBy(e => e.Sequence).ToListAsync(cancel);
        return events.ToLookup(e => e.Stream, KeptVerdict.Of, StringComparer.Ordinal);
    }

    private static ReplayedVerdict Removed(Application application, KeptVerdict kept) =>
        new(application.Id, application.CarrierName, application.ReceiptNumber, kept, null, ["办理记录中有这次判定，保存的凭据却已不在，凭据被删除。"]);

    private async Task<ReplayedVerdict> One(Application application, CaseVerdict verdict, KeptVerdict? journalled, Shelf shelf, CancellationToken cancel)
    {
        var (findings, row) = (new List<string>(), KeptVerdict.Of(verdict));
        if (ContentHash.OfText(verdict.Content).Value != verdict.Hash)
        {
            findings.Add("凭据的内容与它的摘要不符，凭据被改动过。");
        }

        findings.AddRange(journalled is null ? ["办理记录中没有保存过这份凭据。"] : KeptVerdict.Altered(row, journalled));

        var stored = Receipt.Read(verdict.Content);
        if (stored is null)
        {
            findings.Add("凭据已不是生成时的样子，无法重放。");
            return Result(null);
        }

        if (stored.Engine != verdict.Engine || stored.PackHash != verdict.PackHash)
        {
            findings.Add("判定登记的引擎版本或政策文本编号与凭据中的不符，被改动过。");
        }

        if (await PackOf(stored.PackHash, shelf, cancel) is not { } pack)
        {
            findings.Add($"政策文本 {stored.PackHash[..12]} 已不在政策库中，或已读不出来，无法重放。");
            return Result(null);
        }

        var replay = VerdictReplay.Of(stored, pack, await SituationOf(application, verdict, stored, pack, cancel));
        switch (replay.Answer)
        {
            case ReplayAnswer.OtherText:
                findings.Add($"政策库中编号 {stored.PackHash[..12]} 的文本已不是当时的文本，它的内容被改动过。");
                break;
            case ReplayAnswer.OtherInputs:
                findings.Add("当时的台账记录或认定意见已与现在数据库中的不符，记录被改动过：");
                findings.AddRange(await new AlteredRecords(db).Of(application.CarrierId, stored.KnownAt, cancel));
                break;
            case ReplayAnswer.OtherResult:
                findings.Add(findings.Count > 0
                    ? "按原文本、原记录重新计算，结果与凭据不同。"
                    : $"同一版本的引擎（{stored.Engine}）按同样的文本和记录算出了不同的结果：不是凭据被改动，就是引擎变了却没有换版本号。");
                break;
        }

        return Result(replay);

        ReplayedVerdict Result(VerdictReplay? of) => new(application.Id, application.CarrierName, application.ReceiptNumber, row, of, findings);
    }

    /// <summary>The text is read as it stands; one that was changed so that it does not read is as gone as one that was removed.</summary>
    private static async Task<PolicyPack?> PackOf(string hash, Shelf shelf, CancellationToken cancel)
    {
        try
        {
            return await shelf.Get(hash, cancel);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<Situation> SituationOf(Application application, CaseVerdict verdict, Receipt stored, PolicyPack pack, CancellationToken cancel)
    {
        var judged = verdict.CountsJudgments
            ? await db.Set<CaseJudgment>().AsNoTracking().Where(j => j.ApplicationId == application.Id && j.At <= verdict.At).ToListAsync(cancel)
            : [];
        return new Situation
        {
            Cutoff = stored.Cutoff,
            KnownAt = stored.KnownAt,
            Rows = await LedgerRows.Of(db, application.CarrierId, pack.Vocabulary, stored.KnownAt, cancel),
            Judgments = CaseJudgment.LastWords(judged),
        };
    }
}
