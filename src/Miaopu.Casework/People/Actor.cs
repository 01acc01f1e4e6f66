namespace Miaopu.Casework.People;

/// <summary>Who acts, and for which organisation. Every decision is given one; it stands in every journal event.</summary>
/// <param name="OrganisationPath">The organisation's place in the forest, see <see cref="Organisations.Organisation.Path"/>.</param>
public sealed record Actor(Guid PersonId, string Name, Guid OrganisationId, string OrganisationName, string OrganisationPath, Role Roles)
{
    /// <summary>The system itself, for what happens by time alone (a due date that passed) or by command line.</summary>
    public static Actor System { get; } = new(Guid.Empty, "系统", Guid.Empty, "系统", "", Role.None);

    public bool Is(Role role) => (Roles & role) != Role.None;
}
