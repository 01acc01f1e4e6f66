using System.Linq.Expressions;
using Miaopu.Casework.Cases;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Review;

/// <summary>Who works at the desk of an organisation: the one place, used by its pages, endpoints and queries.</summary>
public static class ReviewRights
{
    /// <summary>The acts of a desk, in the order in which a case usually meets them.</summary>
    public static IReadOnlyList<StageAct> DeskActs { get; } = [StageAct.Check, StageAct.Visit, StageAct.Publicise, StageAct.Rank, StageAct.Recommend];

    /// <summary>The roles whose bearers have a desk.</summary>
    public const Role DeskRoles = Role.FirstReviewer | Role.ProgramOfficer;

    /// <summary>Runs that lie on the actor's desk now.</summary>
    public static Expression<Func<StageRun, bool>> OnDeskOf(Actor actor)
    {
        var organisation = actor.OrganisationId;
        var acts = DeskActs.Where(a => actor.Is(CaseRights.RolesFor(a))).ToList();
        return r => r.EndedAt == null && r.OrganisationId == organisation && acts.Contains(r.Act);
    }

    /// <summary>Whether the actor may act on this run at a desk.</summary>
    public static bool MayAct(Actor actor, StageRun run) => DeskActs.Contains(run.Act) && CaseRights.MayAct(actor, run);

    /// <summary>Whether the actor may read what was written at the desk on this run: the organisation's own people, also after it ended.</summary>
    public static bool MayRead(Actor actor, StageRun run) => run.OrganisationId == actor.OrganisationId && actor.Is(DeskRoles);

    /// <summary>Whether somebody of an organisation handles its notices, rankings and recommendations.</summary>
    public static bool MayHandleFor(Actor actor, Guid organisationId) => actor.OrganisationId == organisationId && actor.Is(DeskRoles);
}
