using System.Linq.Expressions;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Carriers;

/// <summary>
/// Who may see and keep which carrier with its ledgers. Asked on a row and, as an expression, in queries; a test holds the two against each other.
/// </summary>
public static class CarrierRights
{
    /// <summary>Who has anything to do with carriers at all: the door of the pages.</summary>
    public const Role Readers = Roles.OfUnits | Roles.OfAuthorities;

    /// <summary>Who keeps ledgers.</summary>
    public const Role Keepers = Roles.OfUnits;

    /// <summary>The operator's own people, and the authorities above it.</summary>
    public static bool MaySee(Actor actor, Carrier carrier) =>
        MayEdit(actor, carrier) || (actor.Is(Roles.OfAuthorities) && actor.OrganisationPath.Length > 0 && carrier.OperatorPath.StartsWith(actor.OrganisationPath, StringComparison.Ordinal));

    /// <summary>The operator's own people. An authority reads; it never writes into a ledger.</summary>
    public static bool MayEdit(Actor actor, Carrier carrier) => actor.Is(Keepers) && carrier.OperatorId == actor.OrganisationId;

    /// <summary>Fields that the vocabulary marks as personal are shown to those who enter them; others read them masked.</summary>
    public static bool MaySeePersonal(Actor actor, Carrier carrier) => MayEdit(actor, carrier);

    /// <summary><see cref="MaySee"/> for queries.</summary>
    public static Expression<Func<Carrier, bool>> SeenBy(Actor actor)
    {
        var (keeps, oversees, organisation, path) = (actor.Is(Keepers), actor.Is(Roles.OfAuthorities) && actor.OrganisationPath.Length > 0, actor.OrganisationId, actor.OrganisationPath);
        return (keeps, oversees) switch
        {
            (true, true) => c => c.OperatorId == organisation || c.OperatorPath.StartsWith(path),
            (true, false) => c => c.OperatorId == organisation,
            (false, true) => c => c.OperatorPath.StartsWith(path),
            _ => _ => false,
        };
    }

    /// <summary><see cref="MayEdit"/> for queries.</summary>
    public static Expression<Func<Carrier, bool>> EditedBy(Actor actor)
    {
        var organisation = actor.OrganisationId;
        return actor.Is(Keepers) ? c => c.OperatorId == organisation : _ => false;
    }
}
