using System.Linq.Expressions;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>Who may see a case and who may act on it: the one place, used by pages, files and queries alike.</summary>
public static class CaseRights
{
    private const Role Officers = Role.FirstReviewer | Role.ProgramOfficer;

    /// <summary>
    /// The operator's people always; officers of an organisation that plays a part in it, once it was received. Experts see what they are assigned, by a right of
    /// their own. The separated three see no case.
    /// </summary>
    public static Expression<Func<Application, bool>> MaySee(Actor actor)
    {
        var organisation = actor.OrganisationId;
        var ofUnit = actor.Is(Roles.OfUnits);
        var officer = actor.Is(Officers);
        return a => (ofUnit && a.OperatorId == organisation)
            || (officer && a.ReceivedAt != null && a.Bodies.Any(b => b.OrganisationId == organisation));
    }

    /// <inheritdoc cref="MaySee(Actor)"/>
    public static bool MaySee(Actor actor, Application application) =>
        (actor.Is(Roles.OfUnits) && application.OperatorId == actor.OrganisationId)
        || (actor.Is(Officers) && application.ReceivedAt is not null && application.Bodies.Any(b => b.OrganisationId == actor.OrganisationId));

    /// <summary>Whose turn a run is: its organisation, in a role that does such acts.</summary>
    public static bool MayAct(Actor actor, StageRun run) =>
        run.EndedAt is null && run.OrganisationId == actor.OrganisationId && actor.Is(RolesFor(run.Act));

    /// <summary>The roles whose bearers do an act.</summary>
    public static Role RolesFor(StageAct act) => act switch
    {
        StageAct.Prepare => Role.Preparer,
        StageAct.Approve => Role.UnitApprover,
        StageAct.Check or StageAct.Visit or StageAct.Publicise or StageAct.Rank or StageAct.Recommend => Officers,
        StageAct.Advise or StageAct.Decide or StageAct.Announce or StageAct.Recognise => Role.ProgramOfficer,
        _ => Role.None,
    };

    /// <summary>The acts that a role does, for to-do lists.</summary>
    public static IReadOnlyList<StageAct> ActsOf(Role roles) => [.. Enum.GetValues<StageAct>().Where(a => (RolesFor(a) & roles) != Role.None)];
}
