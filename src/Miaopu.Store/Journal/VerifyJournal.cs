using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Journal;
using Miaopu.Store.Database;

namespace Miaopu.Store.Journal;

/// <summary>Where a stream is not what was written: a changed, missing or reordered event, or a head that does not fit.</summary>
public sealed record JournalFault(string Stream, long Sequence, string What);

/// <summary>What a check of the whole journal found.</summary>
public sealed record JournalReport(int Streams, long Events, IReadOnlyList<JournalFault> Faults);

/// <summary>Recomputes every chain from its start and compares it with the heads.</summary>
public static class VerifyJournal
{
    public static async Task<JournalReport> Run(MiaopuDb db, CancellationToken cancel = default)
    {
        var faults = new List<JournalFault>();
        var heads = await db.JournalHeads.AsNoTracking().ToDictionaryAsync(h => h.Stream, cancel);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (stream, sequence, hash, events) = ("", 0L, JournalEvent.Start, 0L);

        await foreach (var e in db.Journal.AsNoTracking().OrderBy(e => e.Stream).ThenBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (e.Stream != stream)
            {
                CheckHead();
                (stream, sequence, hash) = (e.Stream, 0, JournalEvent.Start);
            }

            events++;
            if (e.Sequence != sequence + 1)
            {
                faults.Add(new JournalFault(stream, e.Sequence, $"应为第 {sequence + 1} 条，中间有缺失"));
            }
            else if (e.Previous != hash)
            {
                faults.Add(new JournalFault(stream, e.Sequence, "与前一条的摘要不衔接"));
            }
            else if (e.ComputeHash() != e.Hash)
            {
                faults.Add(new JournalFault(stream, e.Sequence, "内容与摘要不符，写入后被改动"));
            }

            (sequence, hash) = (e.Sequence, e.Hash);
        }

        CheckHead();
        faults.AddRange(heads.Keys.Where(s => !seen.Contains(s)).Order(StringComparer.Ordinal).Select(s => new JournalFault(s, 0, "只有链头，没有记录")));
        return new JournalReport(seen.Count, events, faults);

        void CheckHead()
        {
            if (stream.Length == 0)
            {
                return;
            }

            seen.Add(stream);
            if (!heads.TryGetValue(stream, out var head))
            {
                faults.Add(new JournalFault(stream, sequence, "没有链头"));
            }
            else if (head.Sequence != sequence || head.Hash != hash)
            {
                faults.Add(new JournalFault(stream, sequence, $"链头记到第 {head.Sequence} 条，与末条不符，末尾有缺失或多出"));
            }
        }
    }
}
