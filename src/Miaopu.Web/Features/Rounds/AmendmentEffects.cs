using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Review;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Rounds;

/// <summary>What a text makes of one case, worked out by the engine: nothing is decided by it.</summary>
/// <param name="Situation">What the new text looked at.</param>
public sealed record CaseEffect(Application Application, AmendedCase Case, Situation Situation);

/// <summary>
/// Holds the open cases of a round against two texts: what was handed in by the facts frozen then and what people judged since, what was not by what the ledgers hold now.
/// Everything is read in a few queries, whatever the number of cases.
/// </summary>
public sealed class AmendmentEffects(MiaopuDb db, Calendars calendars)
{
    public async Task<IReadOnlyList<CaseEffect>> Of(Round round, PolicyPack before, PolicyPack after, IReadOnlyList<Application> cases, DateTime now, CancellationToken cancel = default)
    {
        var (ids, carriers) = (cases.Select(c => c.Id).ToList(), cases.Select(c => c.CarrierId).Distinct().ToList());
        var records = (await db.LedgerRecords.AsNoTracking().Where(r => carriers.Contains(r.CarrierId)).ToListAsync(cancel)).ToLookup(r => r.CarrierId);
        var judged = (await db.Set<CaseJudgment>().AsNoTracking().Where(j => ids.Contains(j.ApplicationId)).ToListAsync(cancel)).ToLookup(j => j.ApplicationId);
        var prepared = (await db.Set<Submission>().AsNoTracking().Where(s => ids.Contains(EF.Property<Guid>(s, "ApplicationId")))
            .Select(s => new { Case = EF.Property<Guid>(s, "ApplicationId"), s.PreparedAt }).ToListAsync(cancel)).GroupBy(s => s.Case).ToDictionary(g => g.Key, g => g.Max(s => s.PreparedAt));
        return [.. cases.OrderBy(c => c.ReceiptNumber is null).ThenBy(c => c.ReceiptNumber, StringComparer.Ordinal).ThenBy(c => c.StartedAt).Select(One)];

        CaseEffect One(Application application)
        {
            var handedIn = prepared.TryGetValue(application.Id, out var at);
            at = handedIn ? at : now;
            var known = records[application.CarrierId].Known(at).ToList();
            var said = CaseJudgment.LastWords(judged[application.Id]);
            var (was, becomes) = (Situation(before), Situation(after));
            var difference = VerdictDifference.Between(before.Assess(was), after.Assess(becomes));
            var effect = new AmendedCase(
                application.Id, application.CarrierName, application.ReceiptNumber, string.Join('、', application.OpenRuns.Select(r => r.Title)), handedIn,
                [.. difference.Answers.Select(c => c.Id)], [.. difference.Answers.Select(Told)]);
            return new CaseEffect(application, effect, becomes);

            Situation Situation(PolicyPack pack) => new()
            {
                Cutoff = new Procedure(pack, round, calendars.Current).Cutoff(at), KnownAt = at, Rows = LedgerRows.Of(known, pack.Vocabulary), Judgments = said,
            };
        }
    }

    private static string Told(CriterionDifference criterion) => criterion.Parts.Count == 0 ? criterion.Sentence + "。" : $"{criterion.Sentence}：{string.Join('；', criterion.Parts.Select(p => p.Sentence))}。";
}
