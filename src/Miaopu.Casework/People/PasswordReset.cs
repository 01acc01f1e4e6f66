using Miaopu.Casework.Journal;

namespace Miaopu.Casework.People;

/// <summary>A link by which a person sets a new password without the old one. Good once.</summary>
public sealed class PasswordReset
{
    private PasswordReset()
    {
    }

    public Guid Id { get; private set; }

    public string TokenHash { get; private set; } = "";

    public Guid PersonId { get; private set; }

    /// <summary>The administrator who made it; null where the person asked for it.</summary>
    public Guid? MadeBy { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? UsedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>How long a link is good: one asked for an hour, one from an administrator a day. Ours.</summary>
    public static readonly TimeSpan LifeWhenAskedFor = TimeSpan.FromHours(1), LifeFromAdministrator = TimeSpan.FromDays(1);

    /// <summary>For somebody who asked on the page for forgotten passwords; the link goes to the contact they left with us.</summary>
    public static (PasswordReset Reset, Happening Happening) AskedFor(Guid id, string tokenHash, Person person, DateTime now) =>
        (Make(id, tokenHash, person.Id, null, now, now + LifeWhenAskedFor), new Happening(Streams.Person(person.Id), "PasswordResetAskedFor", new { Reset = id }));

    /// <summary>By an administrator for a colleague; see <see cref="MemberRights.MayReset"/>.</summary>
    public static Outcome<(PasswordReset Reset, Happening Happening)> ByAdministrator(Guid id, string tokenHash, Actor actor, Member member, DateTime now)
    {
        if (MemberRights.MayReset(actor, member) is { } refusal)
        {
            return refusal;
        }

        return (Make(id, tokenHash, member.Person.Id, actor.PersonId, now, now + LifeFromAdministrator),
            new Happening(Streams.Person(member.Person.Id), "PasswordResetMade", new { Reset = id, Membership = member.Membership.Id }));
    }

    /// <summary>
    /// For one of the separated three who cannot sign in any more, by whoever holds the machine: for these nobody else may. The role stays where it is, and the
    /// journal and the other two hear of it.
    /// </summary>
    /// <param name="held">All roles the person holds in memberships that last.</param>
    public static Outcome<(PasswordReset Reset, Happening Happening)> AtTheMachine(Guid id, string tokenHash, Person person, Role held, DateTime now)
    {
        if ((held & Roles.Separated) == Role.None)
        {
            return new Refusal($"{person.SignInName} 不是系统、安全或审计管理员。其他人的密码由本人在“忘记密码”中重设，或由其单位的管理员生成链接。");
        }

        if (person.Disabled)
        {
            return new Refusal($"{person.SignInName} 的账号已停用，须先由安全管理员启用。");
        }

        return (Make(id, tokenHash, person.Id, null, now, now + LifeWhenAskedFor),
            new Happening(Streams.Person(person.Id), "PasswordResetMade", new { Reset = id, AtTheMachine = true }));
    }

    /// <summary>Why the link no longer works; null while it does.</summary>
    public Refusal? WhyNot(DateTime now) =>
        UsedAt is not null ? new Refusal("这个链接已经用过了。如需再次重设，请重新申请。")
        : now >= ExpiresAt ? new Refusal("这个链接已过期。请重新申请。")
        : null;

    /// <summary>Sets the new password and ends all sessions of the person.</summary>
    /// <param name="hash">Hashes a password that has passed the rule.</param>
    public Outcome<Happening> Use(Person person, NewPassword form, Func<string, string> hash, Guid stamp, DateTime now)
    {
        if (person.Id != PersonId)
        {
            throw new ArgumentException("The reset belongs to somebody else.", nameof(person));
        }

        if (WhyNot(now) is { } refusal)
        {
            return refusal;
        }

        if (form.Refusals(person.SignInName, person.Name, person.Mobile, person.Email) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        UsedAt = now;
        person.SetPassword(hash(form.Password!), stamp);
        return new Happening(Streams.Person(person.Id), "PasswordReset", new { Reset = Id });
    }

    private static PasswordReset Make(Guid id, string tokenHash, Guid personId, Guid? madeBy, DateTime now, DateTime until) => new()
    {
        Id = id,
        TokenHash = tokenHash,
        PersonId = personId,
        MadeBy = madeBy,
        CreatedAt = now,
        ExpiresAt = until,
    };
}
