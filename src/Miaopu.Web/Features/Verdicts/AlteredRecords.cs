using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Store.Database;

namespace Miaopu.Web.Features.Verdicts;

/// <summary>Holds the ledger records of a carrier against the digests of the journal. Names no key: in ledgers of persons that is a name, and auditors read this.</summary>
internal sealed class AlteredRecords(MiaopuDb db)
{
    /// <summary>Which versions of records are not what the journal saw entered: changed, without an entry, or gone.</summary>
    public async Task<IReadOnlyList<string>> Of(Guid carrierId, DateTime? knownAt, CancellationToken cancel)
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
                    said.Add($"{Named(ledger, key.Item1, key.Item2)}已不在。");
                }

                continue;
            }

            entered.Add(key);
            if (e.Kind == "LedgerRecordStruck")
            {
                if (row.SupersededAt is not { } gone || Moments.Apart(gone, e.At))
                {
                    said.Add($"{Named(ledger, row.RecordId, row.Edition)}的删除时间与办理记录不符。");
                }
            }
            else if (Moments.Apart(row.RecordedAt, e.At) || KeepLedger.Digest(row) != details.GetProperty("Digest").GetString())
            {
                said.Add($"{Named(ledger, row.RecordId, row.Edition)}与录入时的摘要不符。");
            }
        }

        // what was brought in as a whole has one digest for all of it
        said.AddRange(events.Exists(e => e.Kind == "LedgersImported") ? [] : rows.Where(r => !entered.Contains(r.Key)).Select(r => $"{Named(r.Value.Ledger, r.Value.RecordId, r.Value.Edition)}没有录入的办理记录。"));
        return said.Count > 0 ? [.. said.Distinct()] : ["台账记录都与录入时的摘要相符，改动在别处：认定意见，或者记录的失效时间。"];
    }

    // the end of the id: its beginning is the time, which records of one minute share
    private static string Named(string? ledger, Guid recordId, int edition) => $"“{ledger}”台账中尾号 {recordId.ToString("N")[^8..]} 的记录（第 {edition} 版）";
}

/// <summary>Moments as rows and as the journal have them.</summary>
internal static class Moments
{
    /// <summary>A row is stamped when it is decided on, its event when it is committed: moments apart, never more.</summary>
    public static bool Apart(DateTime one, DateTime other) => (one - other).Duration() > TimeSpan.FromMinutes(1);
}
