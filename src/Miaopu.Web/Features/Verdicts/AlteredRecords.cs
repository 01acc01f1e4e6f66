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
            if (Entry.Of(e) is not { } entry)
            {
                said.Add($"第 {e.Sequence} 条台账办理记录已读不出来，它被改动过。");
                continue;
            }

            var (ledger, key) = (entry.Ledger, (entry.RecordId, entry.Edition));
            if (!rows.TryGetValue(key, out var row))
            {
                if (e.At <= known)
                {
                    said.Add($"{Named(ledger, entry.RecordId, entry.Edition)}已不在。");
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
            else if (Moments.Apart(row.RecordedAt, e.At) || DigestOf(row) != entry.Digest)
            {
                said.Add($"{Named(ledger, row.RecordId, row.Edition)}与录入时的摘要不符。");
            }
        }

        // what was brought in as a whole has one digest for all of it
        said.AddRange(events.Exists(e => e.Kind == "LedgersImported") ? [] : rows.Where(r => !entered.Contains(r.Key)).Select(r => $"{Named(r.Value.Ledger, r.Value.RecordId, r.Value.Edition)}没有录入的办理记录。"));
        return said.Count > 0 ? [.. said.Distinct()] : ["台账记录都与录入时的摘要相符，改动在别处：认定意见，或者记录的失效时间。"];
    }

    /// <summary>Null for a record that does not read any more: no event has that digest.</summary>
    private static string? DigestOf(LedgerRecord row)
    {
        try
        {
            return KeepLedger.Digest(row);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What an event says of a version of a record.</summary>
    private sealed record Entry(string Ledger, Guid RecordId, int Edition, string Digest)
    {
        internal static Entry? Of(JournalEvent e)
        {
            try
            {
                return JsonSerializer.Deserialize<Entry>(e.Details) is { Ledger: not null, Digest: not null } entry ? entry : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
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
