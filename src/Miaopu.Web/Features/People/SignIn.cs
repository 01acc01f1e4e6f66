using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.People;

/// <summary>Checks a name and password, counts failures, and says under which membership the person may act.</summary>
public sealed class SignIn(MiaopuDb db, Passwords passwords, UnknownNames unknown, BusinessClock clock)
{
    // The same sentences and the same work for an unknown name and a wrong password: nobody learns which names exist.
    private static readonly Refusal Wrong = new("用户名或密码不正确。请检查后再试；忘记密码可在下方重设，或请本单位管理员重设。", "Password");

    private static readonly Refusal Locked = new(
        $"连续输错 {Person.MostFailures} 次，账号已锁定 {Person.LockTime.TotalMinutes:0} 分钟。请稍后再试，或请管理员解锁。", "Password");

    public async Task<Outcome<(Person Person, Membership Membership)>> Check(string name, string password)
    {
        try
        {
            return await CheckOnce(SignInName.Normal(name), password.Length > PasswordRule.Longest ? "" : password);
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            // Several tries for one account at the same instant: all but one are refused, so that none goes uncounted.
            return new Refusal("这个账号同时有另一次登录。请稍等片刻再试。", "Password");
        }
    }

    private async Task<Outcome<(Person Person, Membership Membership)>> CheckOnce(string name, string password)
    {
        var now = clock.Now;
        var person = await db.People.SingleOrDefaultAsync(p => p.SignInName == name);
        var right = passwords.Verify(person, password);
        if (person?.PasswordHash is null)
        {
            return unknown.Failed(name, now) ? Locked : Wrong;
        }

        if (person.IsLocked(now))
        {
            return Locked;
        }

        if (!right)
        {
            person.SignInFailed(now);
            await db.Commit(Actor.System, now, new Happening(Streams.Person(person.Id), "SignInFailed", new { person.FailedSignIns, Locked = person.IsLocked(now) }));
            return Wrong;
        }

        if (person.Disabled)
        {
            return new Refusal("账号已停用。如需恢复，请联系安全管理员。", "Name");
        }

        var memberships = await db.MembershipsOf(person.Id).ToListAsync();
        if (memberships.Count == 0)
        {
            return new Refusal("账号还不能使用：所在单位尚未通过审核，或您已不在任何单位任职。审核结果会发到注册时填写的联系方式。", "Name");
        }

        person.SignedIn();
        await db.Commit(Actor.System, now, new Happening(Streams.Person(person.Id), "SignedIn", new { Membership = memberships[0].Membership.Id }));
        return (person, memberships[0].Membership);
    }
}

/// <summary>Under which memberships a person may act now.</summary>
public static class ActingMemberships
{
    public sealed record Acting(Membership Membership, Organisation Organisation);

    public static IQueryable<Acting> MembershipsOf(this MiaopuDb db, Guid personId) =>
        from m in db.Memberships
        join o in db.Organisations on m.OrganisationId equals o.Id
        where m.PersonId == personId && m.Until == null && o.State == OrganisationState.Active
        orderby m.Since, m.Id
        select new Acting(m, o);
}
