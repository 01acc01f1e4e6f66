using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Recommendations;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Ranking;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Recommendations;

/// <summary>A batch that waits to be handed in: cases of one round that share a table, in ranked order.</summary>
public sealed record Batch(Round Round, string Group, IReadOnlyList<OpenedCase> Cases)
{
    /// <summary>Taken when the batch was opened: a page is also drawn while it is being handed in.</summary>
    public IReadOnlyList<CaseToRecommend> ToRecommend { get; } = [.. Cases.Select(c => CaseToRecommend.Of(c.Application, c.Application.OpenRun(StageAct.Recommend)!, c.Procedure))];

    /// <summary>The run whose step the reader may not sign, since they signed another, or null: all cases at the same step are signed together.</summary>
    public StageRun? Barred { get; init; }

    /// <summary>Names of those who may sign instead.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    public DateTime? Due => ToRecommend.Min(c => c.Due);

    public Stage Stage => Cases[0].Procedure.Stage(ToRecommend[0].Run.Stage);

    /// <summary>A run at the step that is next.</summary>
    public StageRun NextRun => ToRecommend.MinBy(c => c.Run.Step)!.Run;

    /// <summary>The sign-off that is next; all cases of a batch are signed together.</summary>
    public (IReadOnlyList<string> Steps, int Next) Signing
    {
        get
        {
            return (Stage.Steps, NextRun.Step);
        }
    }
}

/// <summary>What waits to be recommended by the actor's organisation, and what it has handed in.</summary>
public sealed class RecommendationDesk(MiaopuDb db, OpenCase cases, Signers signers, CurrentActor current)
{
    public async Task<IReadOnlyList<Batch>> Waiting(CancellationToken cancel = default)
    {
        var organisation = current.Actor.OrganisationId;
        var ids = await db.StageRuns.AsNoTracking().Where(r => r.EndedAt == null && r.OrganisationId == organisation && r.Act == StageAct.Recommend)
            .Select(r => EF.Property<Guid>(r, "ApplicationId")).ToListAsync(cancel);
        var opened = await cases.FindAll(ids, cancel);
        var batches = opened.GroupBy(o => (o.Round.Id, Group: RankingDesk.GroupOf(o)))
            .Select(g => new Batch(g.First().Round, g.Key.Group, [.. g.OrderBy(o => o.Application.Rank ?? int.MaxValue).ThenBy(o => o.Application.ReceivedAt)]))
            .OrderByDescending(b => b.Round.OpenedAt).ThenBy(b => b.Group, StringComparer.Ordinal);
        var mine = new List<Batch>();
        foreach (var batch in batches)
        {
            var barred = batch.ToRecommend.Where(c => c.Run.Step == batch.NextRun.Step).Select(c => c.Run).FirstOrDefault(r => !FourEyes.May(r, current.Actor.PersonId));
            mine.Add(batch with { Barred = barred, Others = await signers.InsteadOfMe(barred, cancel) });
        }

        return mine;
    }

    public async Task<Batch?> Find(Guid round, string? group, CancellationToken cancel = default) =>
        (await Waiting(cancel)).FirstOrDefault(b => b.Round.Id == round && b.Group == group);

    public async Task<IReadOnlyList<Recommendation>> HandedIn(CancellationToken cancel = default) =>
        await db.Set<Recommendation>().AsNoTracking().Where(r => r.OrganisationId == current.Actor.OrganisationId).OrderByDescending(r => r.HandedInAt).Take(100).ToListAsync(cancel);
}
