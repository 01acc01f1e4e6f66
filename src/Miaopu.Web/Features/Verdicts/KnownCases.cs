using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Store.Database;

namespace Miaopu.Web.Features.Verdicts;

/// <summary>Cases as the database has them, and those that only the journal still knows: who removes a case does not thereby hide its verdicts.</summary>
public sealed class KnownCases(MiaopuDb db)
{
    private const string Begun = "ApplicationBegun", Received = "Received";

    /// <summary>Every case, oldest first, and then what is gone of them.</summary>
    public async Task<IReadOnlyList<Guid>> All(CancellationToken cancel = default) =>
        Union(await db.Applications.OrderBy(a => a.StartedAt).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel), await Streams(e => e.Where(x => x.Kind == KeptVerdict.Kind), cancel));

    /// <summary>The cases of a round; also one that was begun in it, whatever its row says now.</summary>
    public async Task<IReadOnlyList<Guid>> OfRound(Guid round, CancellationToken cancel = default)
    {
        var id = round.ToString();
        return Union(
            await db.Applications.Where(a => a.RoundId == round).OrderBy(a => a.StartedAt).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel),
            await Streams(e => e.Where(x => x.Kind == Begun && x.Details.Contains(id)), cancel));
    }

    /// <summary>The case of a receipt number; null where neither the database nor the journal knows it.</summary>
    public async Task<Guid?> Of(string receipt, CancellationToken cancel = default)
    {
        if (await db.Applications.Where(a => a.ReceiptNumber == receipt).Select(a => a.Id).FirstOrDefaultAsync(cancel) is var id && id != Guid.Empty)
        {
            return id;
        }

        var told = JsonSerializer.Serialize(receipt);
        var found = await Streams(e => e.Where(x => x.Kind == Received && x.Details.Contains("\"Receipt\":" + told)), cancel);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>The receipt number that the journal has of a case.</summary>
    public async Task<string?> ReceiptOf(Guid id, CancellationToken cancel)
    {
        var stream = Casework.Journal.Streams.Case(id);
        var details = await db.Journal.AsNoTracking().Where(e => e.Stream == stream && e.Kind == Received).OrderByDescending(e => e.Sequence).Select(e => e.Details).FirstOrDefaultAsync(cancel);
        try
        {
            return details is null ? null : JsonDocument.Parse(details).RootElement.GetProperty("Receipt").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Guid>> Streams(Func<IQueryable<JournalEvent>, IQueryable<JournalEvent>> which, CancellationToken cancel)
    {
        var prefix = Casework.Journal.Streams.Case(Guid.Empty)[..^32];
        var streams = await which(db.Journal.AsNoTracking()).Select(e => e.Stream).Distinct().OrderBy(s => s).ToListAsync(cancel);
        return [.. streams.Where(s => s.StartsWith(prefix, StringComparison.Ordinal)).Select(s => Guid.TryParseExact(s[prefix.Length..], "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
    }

    private static IReadOnlyList<Guid> Union(IEnumerable<Guid> there, IEnumerable<Guid> journalled) => [.. there.Union(journalled)];
}
