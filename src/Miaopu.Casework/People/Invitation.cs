namespace Miaopu.Casework.People;

/// <summary>An offer to join an organisation in given roles, by a link that is good once and for a week.</summary>
public sealed class Invitation
{
    private Invitation()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>See <see cref="SecretToken"/>.</summary>
    public string TokenHash { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    public Role Roles { get; private set; }

    /// <summary>For whom, in the inviter's words; shown in the list of open invitations.</summary>
    public string For { get; private set; } = "";

    /// <summary>Mobile number or e-mail address the link is sent to; null where it is handed over in person.</summary>
    public string? Contact { get; private set; }

    public Guid InvitedBy { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    public Guid? AcceptedBy { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>How long a link is good. Ours.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public static Invitation Make(Guid id, string tokenHash, Guid organisationId, Role roles, string forWhom, string? contact, Guid invitedBy, DateTime now) => new()
    {
        Id = id,
        TokenHash = tokenHash,
        OrganisationId = organisationId,
        Roles = roles,
        For = forWhom,
        Contact = contact,
        InvitedBy = invitedBy,
        CreatedAt = now,
        ExpiresAt = now + Life,
    };

    /// <summary>Why the link no longer works; null while it does. At the very instant of expiry it no longer does.</summary>
    public Refusal? WhyNot(DateTime now) =>
        AcceptedAt is not null ? new Refusal("这个邀请链接已经用过了。如果账号就是您的，请直接登录；否则请邀请人重新发一个。")
        : WithdrawnAt is not null ? new Refusal("这个邀请已被撤回。如仍需加入，请联系邀请人。")
        : now >= ExpiresAt ? new Refusal($"这个邀请链接已过期（有效期 {Life.TotalDays:0} 天）。请邀请人重新发一个。")
        : null;

    internal void Accept(Guid by, DateTime now)
    {
        AcceptedBy = by;
        AcceptedAt = now;
    }

    internal void Withdraw(DateTime now) => WithdrawnAt = now;
}
