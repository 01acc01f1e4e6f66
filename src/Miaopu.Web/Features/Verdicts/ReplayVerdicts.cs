using System.Text;
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
/// <param name="Replay">What came of it; null where what was kept does not read any more, or its text is gone.</param>
/// <param name="Findings">What is wrong that no newer engine explains, in sentences; empty where nothing is.</param>
public sealed record ReplayedVerdict(Guid CaseId, string CarrierName, string? ReceiptNumber, CaseVerdict Verdict, VerdictReplay? Replay, IReadOnlyList<string> Findings)
{
    public bool IsFinding => Findings.Count > 0;
}

/// <summary>
/// 重放判定: works verdicts that counted out again, from the pinned text and the ledgers as they were valid and known then. Reads only; whatever comes of it, the stored verdict
/// stands. Texts are read anew each time, so that a text changed in the database is seen.
/// </summary>
public sealed class ReplayVerdicts(MiaopuDb db)
{
    /// <summary>The verdicts of these cases, oldest first.</summary>
    public async Task<IReadOnlyList<ReplayedVerdict>> Of(IReadOnlyCollection<Guid> cases, CancellationToken cancel = default)
    {
        var shelf = new Shelf(db, new ParsedPacks());
        var replayed = new List<ReplayedVerdict>();
        foreach (var chunk in cases.Chunk(200))
        {
            var applications = await db.Applications.AsNoTracking().Where(a => chunk.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
            var verdicts = await db.Set<CaseVerdict>().AsNoTracking().Where(v => chunk.Contains(v.ApplicationId)).ToListAsync(cancel);
            foreach (var verdict in verdicts.OrderBy(v => Array.IndexOf(chunk, v.ApplicationId)).ThenBy(v => v.At).ThenBy(v => v.Id))
            {
                replayed.Add(await One(applications[verdict.ApplicationId], verdict, shelf, cancel));
            }
        }

        return replayed;
    }

    private async Task<ReplayedVerdict> One(Application application, CaseVerdict verdict, Shelf shelf, CancellationToken cancel)
    {
        var findings = new List<string>();
        if (ContentHash.OfText(verdict.Content).Value != verdict.Hash)
        {
            findings.Add("凭据的内容与它的摘要不符，凭据被改动过。");
        }

        if (await JournalledHash(verdict, cancel) != verdict.Hash)
        {
            findings.Add("凭据的摘要与办理记录中的不符，凭据被改动过。");
        }

        var stored = Receipt.Read(verdict.Content);
        if (stored is null)
        {
            findings.Add("凭据已不是生成时的样子，无法重放。");
            return Result(null);
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
                findings.AddRange(await AlteredRecords(application.CarrierId, stored.KnownAt, cancel));
                break;
            case ReplayAnswer.OtherResult:
                findings.Add(findings.Count > 0
                    ? "按原文本、原记录重新计算，结果与凭据不同。"
                    : $"同一版本的引擎（{stored.Engine}）按同样的文本和记录算出了不同的结果：不是凭据被改动，就是引擎变了却没有换版本号。");
                break;
        }

        return Result(replay);

        ReplayedVerdict Result(VerdictReplay? of) => new(application.Id, application.CarrierName, application.ReceiptNumber, verdict, of, findings);
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

    private async Task<string?> JournalledHash(CaseVerdict verdict, CancellationToken cancel)
    {
        var stream = Streams.Case(verdict.ApplicationId);
        foreach (var details in await db.Journal.AsNoTracking().Where(e => e.Stream == stream && e.Kind == "VerdictKept").Select(e => e.Details).ToListAsync(cancel))
        {
            using var json = JsonDocument.Parse(details);
            if (json.RootElement.GetProperty("Verdict").GetGuid() == verdict.Id)
            {
                return json.RootElement.GetProperty("Hash").GetString();
            }
        }

        return null;
    }

    /// <summary>Which versions of records are not what the journal saw entered: changed, without an entry, or gone.</summary>
    private async Task<IReadOnlyList<string>> AlteredRecords(Guid carrierId, DateTime? knownAt, CancellationToken cancel)
    {
        var (stream, known) = (Streams.Carrier(carrierId), knownAt ?? DateTime.MaxValue);
        var rows = (await db.LedgerRecords.AsNoTracking().Where(r => r.CarrierId == carrierId && r.RecordedAt <= known).ToListAsync(cancel)).ToDictionary(r => (r.RecordId, r.Edition));
        var said = new List<string>();
        var entered = new HashSet<(Guid, int)>();
        var events = await db.Journal.AsNoTracking().Where(e => e.Stream == stream && e.Kind.StartsWith("Ledger")).OrderBy(e => e.Sequence).ToListAsync(cancel);
        foreach (var e in events.Where(e => e.Kind.StartsWith("LedgerRecord", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(e.Details);
            var (details, ledger) = (json.RootElement, json.RootElement.GetProperty("Ledger").GetString());
            var key = (details.GetProperty("RecordId").GetGuid(), details.GetProperty("Edition").GetInt32());
            if (!rows.TryGetValue(key, out var row))
            {
                if (e.At <= known)
                {
                    said.Add($"“{ledger}”台账中有一条记录（第 {key.Item2} 版）已不在。");
                }

                continue;
            }

            entered.Add(key);
            if (e.Kind == "LedgerRecordStruck")
            {
                if (row.SupersededAt is not { } gone || Apart(gone, e.At))
                {
                    said.Add($"“{ledger}”台账中“{row.Key}”的删除时间与办理记录不符。");
                }
            }
            else if (Apart(row.RecordedAt, e.At) || KeepLedger.Digest(row) != details.GetProperty("Digest").GetString())
            {
                said.Add($"“{ledger}”台账中“{row.Key}”（第 {row.Edition} 版）与录入时的摘要不符。");
            }
        }

        // what was brought in as a whole has one digest for all of it
        said.AddRange(events.Exists(e => e.Kind == "LedgersImported") ? [] : rows.Where(r => !entered.Contains(r.Key)).Select(r => $"“{r.Value.Ledger}”台账中“{r.Value.Key}”（第 {r.Value.Edition} 版）没有录入的办理记录。"));
        return said.Count > 0 ? [.. said.Distinct()] : ["台账记录都与录入时的摘要相符，改动在别处：认定意见，或者记录的失效时间。"];
    }

    /// <summary>A row is stamped when it is decided on, its event when it is committed: moments apart, never more.</summary>
    private static bool Apart(DateTime one, DateTime other) => (one - other).Duration() > TimeSpan.FromMinutes(1);
}
