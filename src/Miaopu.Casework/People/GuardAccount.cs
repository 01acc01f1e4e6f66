using Miaopu.Casework.Journal;

namespace Miaopu.Casework.People;

/// <summary>What the security administrator does with accounts: none of it shows a case or a password.</summary>
public static class GuardAccount
{
    /// <summary>Whether the actor sees accounts and their locks at all.</summary>
    public static bool May(Actor actor) => actor.Is(Role.SecurityAdmin);

    public static Outcome<Happening> Unlock(Actor actor, Person person, DateTime now)
    {
        if (!May(actor) || !person.IsLocked(now))
        {
            return May(actor) ? new Refusal("账号没有锁定，不必解锁。") : NotYours;
        }

        person.Unlock();
        return new Happening(Streams.Person(person.Id), "AccountUnlocked", new { });
    }

    /// <summary>Ends all sessions of the person at once.</summary>
    public static Outcome<Happening> Disable(Actor actor, Person person, Guid stamp)
    {
        if (!May(actor) || person.Id == actor.PersonId || person.Disabled)
        {
            return !May(actor) ? NotYours : person.Disabled ? new Refusal("账号已经停用。") : new Refusal("不能停用本人的账号。");
        }

        person.Disable(stamp);
        return new Happening(Streams.Person(person.Id), "AccountDisabled", new { });
    }

    public static Outcome<Happening> Enable(Actor actor, Person person)
    {
        if (!May(actor) || !person.Disabled)
        {
            return May(actor) ? new Refusal("账号没有停用，不必启用。") : NotYours;
        }

        person.Enable();
        return new Happening(Streams.Person(person.Id), "AccountEnabled", new { });
    }

    private static readonly Refusal NotYours = new("只有安全管理员可以解锁、停用和启用账号。");
}
