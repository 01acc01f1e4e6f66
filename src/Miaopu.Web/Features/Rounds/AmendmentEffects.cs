using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Review;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Rounds;

/// <summary>What a text makes of one case, worked out by the engine: nothing is decided by it.</summary>
/// <param name="Basis">What it rests on: as long as that is so, it need not be worked out again.</param>
/// <param name="Receipt">What the new text says of what was handed in; null for what was not.</param>
public sealed record CaseEffect(AmendedCase Case, EffectBasis Basis, Receipt? Receipt);

/// <summary>What the effect of a text on a case rests on, besides the two texts.</summary>
/// <param name="Case">How far the journal of the case had come.</param>
/// <param name="Carrier">How far that of the carrier had, whose ledgers count as they are; 0 for what was handed in, whose facts are frozen.</param>
/// <param name="Was">The day as of which the old text measures.</param>
/// <param name="Becomes">The day as of which the new one does.</param>
public readonly record struct EffectBasis(long Case, long Carrier, DateOnly Was, DateOnly Becomes);

/// <summary>
/// Holds the open cases of a round against two texts: what was handed in by the facts frozen then and what people judged since, what was not by what the ledgers hold now.
/// Some hundred cases at a time, so that their records are never in memory all at once, and on several cores.
/// </summary>
public sealed class AmendmentEffects(MiaopuDb db, Calendars calendars, KnownEffects looks)
{
    private const int AtATime = 250;

    /// <summary>To be looked at, without receipts. What still rests on the same as when it was last looked at is not worked out again.</summary>
    /// <inheritdoc cref="Of"/>
    public async Task<IReadOnlyDictionary<Guid, CaseEffect>> Look(
        Round round, PolicyPack before, PolicyPack after, IReadOnlyList<Application> cases, IReadOnlyDictionary<Guid, long> heads, DateTime now, CancellationToken cancel = default)
    {
        var found = await Of(round, before, after, cases, heads, now, receipts: false, looks.Of(round.Id, before.Hash, after.Hash), cancel);
        looks.Keep(round.Id, before.Hash, after.Hash, found);
        return found;
    }

    /// <param name="heads">How far the journal of each case had come before the cases were read.</param>
    /// <param name="receipts">Whether what is handed in gets the receipt of its new verdict.</param>
    /// <param name="known">What was worked out before; of it stays what still rests on the same.</param>
    /// <returns>By the id of the case.</returns>
    public async Task<IReadOnlyDictionary<Guid, CaseEffect>> Of(
        Round round, PolicyPack before, PolicyPack after, IReadOnlyList<Application> cases, IReadOnlyDictionary<Guid, long> heads, DateTime now, bool receipts,
        IReadOnlyDictionary<Guid, CaseEffect>? known, CancellationToken cancel = default)
    {
        var effects = new Dictionary<Guid, CaseEffect>(cases.Count);
        var (was, becomes) = (new Procedure(before, round, calendars.Current), new Procedure(after, round, calendars.Current));
        foreach (var chunk in cases.Chunk(AtATime))
        {
            var ids = chunk.Select(c => c.Id).ToList();
            var prepared = (await db.Set<Submission>().AsNoTracking().Where(s => ids.Contains(EF.Property<Guid>(s, "ApplicationId")))
                .Select(s => new { Case = EF.Property<Guid>(s, "ApplicationId"), s.PreparedAt }).ToListAsync(cancel)).GroupBy(s => s.Case).ToDictionary(g => g.Key, g => g.Max(s => s.PreparedAt));
            var carriers = await Carriers(chunk.Where(c => !prepared.ContainsKey(c.Id)), cancel);
            var asked = chunk.Select(application =>
            {
                DateTime? frozen = prepared.TryGetValue(application.Id, out var at) ? at : null;
                var carrier = frozen is null ? carriers.GetValueOrDefault(Streams.Carrier(application.CarrierId)) : 0;
                return new Asked(application, frozen, new EffectBasis(heads.GetValueOrDefault(application.Id), carrier, was.Cutoff(frozen ?? now), becomes.Cutoff(frozen ?? now)));
            }).ToLookup(a => known?.GetValueOrDefault(a.Application.Id) is { } found && found.Basis == a.Basis);
            foreach (var same in asked[true])
            {
                effects[same.Application.Id] = known![same.Application.Id];
            }

            foreach (var effect in await WorkOut(before, after, [.. asked[false]], cancel))
            {
                effects[effect.Case.ApplicationId] = receipts ? effect : effect with { Receipt = null };
            }
        }

        return effects;
    }

    private async Task<Dictionary<string, long>> Carriers(IEnumerable<Application> cases, CancellationToken cancel)
    {
        var streams = cases.Select(c => Streams.Carrier(c.CarrierId)).Distinct().ToList();
        return await db.JournalHeads.AsNoTracking().Where(h => streams.Contains(h.Stream)).ToDictionaryAsync(h => h.Stream, h => h.Sequence, cancel);
    }

    private async Task<IReadOnlyList<CaseEffect>> WorkOut(PolicyPack before, PolicyPack after, IReadOnlyList<Asked> asked, CancellationToken cancel)
    {
        var (ids, carriers) = (asked.Select(a => a.Application.Id).ToList(), asked.Select(a => a.Application.CarrierId).Distinct().ToList());
        if (ids.Count == 0)
        {
            return [];
        }

        var records = (await db.LedgerRecords.AsNoTracking().Where(r => carriers.Contains(r.CarrierId)).ToListAsync(cancel)).ToLookup(r => r.CarrierId);
        var judged = (await db.Set<CaseJudgment>().AsNoTracking().Where(j => ids.Contains(j.ApplicationId)).ToListAsync(cancel)).ToLookup(j => j.ApplicationId);
        return await Task.Run(() => (IReadOnlyList<CaseEffect>)[.. asked.AsParallel().WithDegreeOfParallelism(Math.Max(1, Environment.ProcessorCount / 2)).Select(One)], cancel);

        CaseEffect One(Asked one)
        {
            var application = one.Application;
            var known = records[application.CarrierId].Known(one.Frozen).ToList();
            var said = CaseJudgment.LastWords(judged[application.Id]);
            var receipt = Receipt.Of(after, Situation(after, one.Basis.Becomes));
            var difference = VerdictDifference.Between(Explanation.Json(before.Assess(Situation(before, one.Basis.Was)), indented: false), receipt.Result);
            var effect = new AmendedCase(
                application.Id, application.CarrierName, application.ReceiptNumber, string.Join('、', application.OpenRuns.Select(r => r.Title)), one.Frozen is not null,
                [.. difference.Answers.Select(c => c.Id)], [.. difference.Answers.Select(Told)]);
            return new CaseEffect(effect, one.Basis, one.Frozen is null ? null : receipt);

            Situation Situation(PolicyPack pack, DateOnly cutoff) => new() { Cutoff = cutoff, KnownAt = one.Frozen, Rows = LedgerRows.Of(known, pack.Vocabulary), Judgments = said };
        }
    }

    private static string Told(CriterionDifference criterion) => criterion.Parts.Count == 0 ? criterion.Sentence + "。" : $"{criterion.Sentence}：{string.Join('；', criterion.Parts.Select(p => p.Sentence))}。";

    /// <param name="Frozen">When it was handed in, and by what was known then; null for what was not, of which the ledgers count as they are.</param>
    private sealed record Asked(Application Application, DateTime? Frozen, EffectBasis Basis);
}
