using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.People;

/// <summary>Checks a name and password, counts failures, and says under which membership the person may act.</summary>
public sealed class SignIn(MiaopuDb db, IPasswordHasher<Person> hasher, BusinessClock clock)
{
    // The same sentence for an unknown name and a wrong password: nobody learns which names exist.
    private static readonly Refusal Wrong = new("用户名或密码不正确。请检查后再试；忘记密码可请本单位管理员重设。", "password");

    public async Task<Outcome<(Person Person, Membership Membership)>> Check(string name, string password)
    {
        var now = clock.Now;
        var lower = name.Trim().ToLowerInvariant();
        var person = await db.People.SingleOrDefaultAsync(p => p.SignInName == lower);
        if (person?.PasswordHash is null)
        {
            return Wrong;
        }

        if (person.IsLocked(now))
        {
            return new Refusal($"连续输错 {Person.MostFailures} 次，账号已锁定 {Person.LockTime.TotalMinutes:0} 分钟。请稍后再试，或请管理员解锁。", "password");
        }

        if (person.Disabled)
        {
            return new Refusal("账号已停用。如需恢复，请联系本单位管理员。", "name");
        }

        if (hasher.VerifyHashedPassword(person, person.PasswordHash, password) == PasswordVerificationResult.Failed)
        {
            person.SignInFailed(now);
            await db.Commit(Actor.System, now, new Happening(Streams.Person(person.Id), "SignInFailed", new { person.FailedSignIns, Locked = person.IsLocked(now) }));
            return Wrong;
        }

        var membership = await (
            from m in db.Memberships
            join o in db.Organisations on m.OrganisationId equals o.Id
            where m.PersonId == person.Id && m.Until == null && o.State == OrganisationState.Active
            orderby m.Since
            select m).FirstOrDefaultAsync();
        if (membership is null)
        {
            return new Refusal("账号还不能使用：所在单位尚未通过审核，或已被停用。审核结果会发到注册时填写的联系方式。", "name");
        }

        person.SignedIn();
        await db.Commit(Actor.System, now, new Happening(Streams.Person(person.Id), "SignedIn", new { Membership = membership.Id }));
        return (person, membership);
    }
}
