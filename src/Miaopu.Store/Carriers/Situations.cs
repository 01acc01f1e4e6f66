using Miaopu.Casework.Carriers;
using Miaopu.Rulebook;
using Miaopu.Store.Database;

namespace Miaopu.Store.Carriers;

/// <summary>Builds what an assessment looks at: a carrier's ledgers as of a day, as known at an instant.</summary>
public sealed class Situations(MiaopuDb db)
{
    /// <param name="pack">Rows are read with its vocabulary, so that fields it adds are seen.</param>
    /// <param name="cutoff">The day as of which the pack measures.</param>
    /// <param name="knownAt">Only what was recorded by then counts; null for everything known now.</param>
    /// <param name="judgments">What people judged so far.</param>
    public async Task<Situation> Of(
        Guid carrierId, PolicyPack pack, DateOnly cutoff, DateTime? knownAt = null, IReadOnlyList<Judgment>? judgments = null, CancellationToken cancel = default) => new()
        {
            Cutoff = cutoff,
            KnownAt = knownAt,
            Rows = await LedgerRows.Of(db, carrierId, pack.Vocabulary, knownAt, cancel),
            Judgments = judgments ?? [],
        };

    /// <inheritdoc cref="Of(Guid, PolicyPack, DateOnly, DateTime?, IReadOnlyList{Judgment}?, CancellationToken)"/>
    public Task<Situation> Of(
        Carrier carrier, PolicyPack pack, DateOnly cutoff, DateTime? knownAt = null, IReadOnlyList<Judgment>? judgments = null, CancellationToken cancel = default) =>
        Of(carrier.Id, pack, cutoff, knownAt, judgments, cancel);
}
