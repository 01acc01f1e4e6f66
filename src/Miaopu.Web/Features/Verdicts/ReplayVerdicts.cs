using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
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
/// <param name="CarrierName">The name in the case; where the case itself is gone, words for that.</param>
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
            var facts = await FactsOf(applications.Values, cancel);
            foreach (var id in chunk)
            {
                var (rows, events) = (verdicts.Where(v => v.ApplicationId == id).ToList(), kept[Streams.Case(id)].ToList());
                if (!applications.TryGetValue(id, out var application))
                {
                    replayed.AddRange(await WithoutCase(id, rows, events, cancel));
                    continue;
                }

                var ofCase = events.Where(e => !rows.Exists(r => r.Id == e.Id)).Select(e => Removed(application, e)).ToList();
                foreach (var row in rows)
                {
                    ofCase.Add(await One(application, row, events.Find(e => e.Id == row.Id), facts, shelf, cancel));
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
        return events.Select(e => (e.Stream, Kept: KeptVerdict.Of(e))).Where(e => e.Kept is not null).ToLookup(e => e.Stream, e => e.Kept!, StringComparer.Ordinal);
    }

    /// <summary>What was kept of a case that is gone itself: no case is ever removed by the system.</summary>
    private async Task<IEnumerable<ReplayedVerdict>> WithoutCase(Guid id, IReadOnlyList<CaseVerdict> rows, IReadOnlyList<KeptVerdict> events, CancellationToken cancel)
    {
        var kept = events.Concat(rows.Select(KeptVerdict.Of)).DistinctBy(v => v.Id).OrderBy(v => v.At).ToList();
        var number = kept.Count == 0 ? null : await new KnownCases(db).ReceiptOf(id, cancel);
        return kept.Select(v => new ReplayedVerdict(id, $"已不在的办件（{id}）", number, v, null, ["办理记录中有这件申报和它的判定，数据库中却已没有这件申报，它被删除。"]));
    }

    private static ReplayedVerdict Removed(Application application, KeptVerdict kept) =>
        new(application.Id, application.CarrierName, application.ReceiptNumber, kept, null, ["办理记录中有这次判定，保存的凭据却已不在，凭据被删除。"]);

    private async Task<ReplayedVerdict> One(Application application, CaseVerdict verdict, KeptVerdict? journalled, Facts facts, Shelf shelf, CancellationToken cancel)
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

        if (await shelf.Get(stored.PackHash, cancel) is not { } pack)
        {
            findings.Add($"政策文本 {stored.PackHash[..12]} 已不在政策库中，或已读不出来，无法重放。");
            return Result(null);
        }

        if (facts.Of(application, verdict, stored, pack) is not { } situation)
        {
            findings.Add("当时的台账记录已读不出来，无法重放：");
            findings.AddRange(await new AlteredRecords(db).Of(application.CarrierId, stored.KnownAt, cancel));
            return Result(null);
        }

        var replay = VerdictReplay.Of(stored, pack, situation);
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

    /// <summary>What is known of these cases, with its history: verdicts were given at different times.</summary>
    private async Task<Facts> FactsOf(IReadOnlyCollection<Application> applications, CancellationToken cancel)
    {
        var (ids, carriers) = (applications.Select(a => a.Id).ToList(), applications.Select(a => a.CarrierId).Distinct().ToList());
        return new(
            (await db.LedgerRecords.AsNoTracking().Where(r => carriers.Contains(r.CarrierId)).ToListAsync(cancel)).ToLookup(r => r.CarrierId),
            (await db.Set<CaseJudgment>().AsNoTracking().Where(j => ids.Contains(j.ApplicationId)).ToListAsync(cancel)).ToLookup(j => j.ApplicationId));
    }

    private sealed record Facts(ILookup<Guid, LedgerRecord> Records, ILookup<Guid, CaseJudgment> Judgments)
    {
        /// <summary>What the verdict was given by; null where a record was changed so that it does not read.</summary>
        internal Situation? Of(Application application, CaseVerdict verdict, Receipt stored, PolicyPack pack)
        {
            try
            {
                return new()
                {
                    Cutoff = stored.Cutoff,
                    KnownAt = stored.KnownAt,
                    Rows = LedgerRows.Of(Records[application.CarrierId].Known(stored.KnownAt), pack.Vocabulary),
                    Judgments = CaseJudgment.LastWords(verdict.CountsJudgments ? Judgments[application.Id].Where(j => j.At <= verdict.At) : []),
                };
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                return null;
            }
        }
    }
}
