using System.Linq.Expressions;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Organisations;

/// <summary>Who sees and decides what about organisations. Each right for one row stands beside the same right for a query; a test holds them equal.</summary>
public static class OrganisationRights
{
    /// <summary>Authorities are entered, renamed and given rights by the system administrator.</summary>
    public static bool MayEnterAuthorities(Actor actor) => actor.Is(Role.SystemAdmin);

    /// <summary>One's own organisation; those under one's authority; all for the system administrator.</summary>
    public static bool MaySee(Actor actor, Organisation organisation) =>
        actor.Is(Role.SystemAdmin)
        || organisation.Id == actor.OrganisationId
        || (actor.Is(Role.FirstReviewer | Role.ProgramOfficer) && organisation.StandsUnder(actor.OrganisationPath));

    /// <inheritdoc cref="MaySee"/>
    public static Expression<Func<Organisation, bool>> SeenBy(Actor actor)
    {
        var (all, under, path, own) = (actor.Is(Role.SystemAdmin), actor.Is(Role.FirstReviewer | Role.ProgramOfficer), actor.OrganisationPath, actor.OrganisationId);
        return o => all || o.Id == own || (under && o.Path.StartsWith(path));
    }

    /// <summary>The sign-up of a unit is seen and decided by first reviewers of the very authority it chose.</summary>
    public static bool MayDecideSignUp(Actor actor, Organisation unit) =>
        actor.Is(Role.FirstReviewer) && unit.Kind == OrganisationKind.Unit && unit.ParentId == actor.OrganisationId;

    /// <inheritdoc cref="MayDecideSignUp"/>
    public static Expression<Func<Organisation, bool>> SignUpsDecidedBy(Actor actor)
    {
        var (may, own) = (actor.Is(Role.FirstReviewer), (Guid?)actor.OrganisationId);
        return o => may && o.Kind == OrganisationKind.Unit && o.ParentId == own;
    }

    /// <summary>Where a unit may sign up: an authority that is active and may recommend.</summary>
    public static bool TakesSignUps(Organisation authority) =>
        authority is { Kind: OrganisationKind.Authority, State: OrganisationState.Active, MayRecommend: true };
}
