using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Features.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary>
/// <c>admin reset</c>: a link by which one of the separated three sets a new password. Exit code 0 when it was made, 1 when refused. It gives no role and signs
/// nobody in; the journal keeps it, and the other two are told.
/// </summary>
public static class ResetCommand
{
    public static Command Make()
    {
        var name = new Argument<string>("name") { Description = "管理员的用户名" };
        var reset = new Command("reset", "为不能登录的系统、安全或审计管理员生成一次性的重设密码链接，一小时内有效；记入日志，并告知另外两名管理员") { name };
        reset.SetAction(async (result, cancel) =>
        {
            var settings = HostSettings.FromEnvironment();
            await using var db = OpenDatabase.Of(settings);
            await db.Database.MigrateAsync(cancel);
            var clock = new BusinessClock(TimeProvider.System, settings.IsDevelopment);
            await ClockStand.Restore(db, clock);
            return await Reset(db, result.GetValue(name)!, settings.LinkBase(settings.Url.TrimEnd('/') + "/"), new Terminal(Console.In, Console.Out), clock.Now, cancel);
        });
        return reset;
    }

    /// <summary>The command itself, apart from the console.</summary>
    /// <param name="site">What the link begins with.</param>
    public static async Task<int> Reset(MiaopuDb db, string signInName, string site, Terminal terminal, DateTime now, CancellationToken cancel = default)
    {
        var name = SignInName.Normal(signInName);
        var person = await db.People.SingleOrDefaultAsync(p => p.SignInName == name, cancel);
        if (person is null)
        {
            terminal.Say($"没有用户名为“{signInName}”的人。");
            return 1;
        }

        var held = (await db.Memberships.Where(m => m.PersonId == person.Id && m.Until == null).Select(m => m.Roles).ToListAsync(cancel)).Aggregate(Role.None, (all, r) => all | r);
        var (token, hash) = SecretLinks.Make();
        var outcome = PasswordReset.AtTheMachine(Ids.New(), hash, person, held, now);
        if (outcome.Refused)
        {
            terminal.Say(outcome.Refusals[0].Sentence);
            return 1;
        }

        db.Add(outcome.Value.Reset);
        var three = await db.Memberships.Where(m => m.Until == null && (m.Roles & Roles.Separated) != Role.None && m.PersonId != person.Id).Select(m => m.PersonId).Distinct().ToListAsync(cancel);
        foreach (var other in three)
        {
            Outbox.Send(
                db, Recipient.Person(other), "管理员的密码可以重设了", $"有人在服务器上为{RoleNames.Of(held)}（{person.SignInName}）生成了重设密码链接。如果这不是约定好的，请立即查问。", null, now);
        }

        await db.Commit(Actor.System, now, [outcome.Value.Happening], cancel);
        terminal.Say($"{RoleNames.Of(held)} {person.SignInName} 的重设密码链接，只能用一次，{PasswordReset.LifeWhenAskedFor.TotalMinutes:0} 分钟内有效，请交给本人：");
        terminal.Say($"{site}reset/{token}");
        return 0;
    }
}
