using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Policies;

/// <summary>政策起草单位: an authority as it drafts policies: its own, and those of the authorities below it.</summary>
/// <param name="Organisation">Id of the authority.</param>
/// <param name="Reach">The authority and all below it.</param>
public sealed record PolicyOffice(Guid Organisation, IReadOnlyList<Organisation> Reach)
{
    /// <summary>Whether a policy of this authority, by division's code or name, is the office's to draft, publish and repeal.</summary>
    public bool Has(string authority) => Reach.Any(o => PolicyAuthority.Is(o, authority));

    /// <summary>Whether the actor works in it; whoever else asks is told that there is no such draft.</summary>
    public static bool May(Actor actor, Guid organisation) => actor.Is(Role.ProgramOfficer) && actor.OrganisationId == organisation;
}
