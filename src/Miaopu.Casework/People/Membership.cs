namespace Miaopu.Casework.People;

/// <summary>A person's roles in one organisation. A person may have several memberships and acts under one at a time.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Role Roles { get; private set; }

    public DateTime Since { get; private set; }

    /// <summary>Null while it lasts.</summary>
    public DateTime? Until { get; private set; }

    public int Version { get; private set; }

    public static Membership Of(Guid id, Guid personId, Guid organisationId, Role roles, DateTime now) => new()
    {
        Id = id,
        PersonId = personId,
        OrganisationId = organisationId,
        Roles = roles,
        Since = now,
    };

    public void Give(Role roles) => Roles = roles;

    public void End(DateTime now) => Until = now;
}
