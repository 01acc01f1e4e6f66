using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Features.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary>
/// <c>admin create</c>: makes the separated three. Exit code 0 when they were made, 1 when refused, 2 when something needed was not given.
/// Nothing is made by half.
/// </summary>
public static class AdminCommands
{
    private static readonly (Role Role, string Option)[] Three = [(Role.SystemAdmin, "--system"), (Role.SecurityAdmin, "--security"), (Role.Auditor, "--auditor")];

    public static Command Make()
    {
        var organisation = new Option<string>("--organisation") { Description = "三员所属的机构，没有就建立", DefaultValueFactory = _ => "系统管理" };
        var names = Three.ToDictionary(t => t.Role, t => new Option<string?>(t.Option) { Description = $"{RoleNames.Of(t.Role)}的用户名；不写则询问" });
        var create = new Command("create", "建立系统、安全、审计三名管理员，须为三个不同的人。密码在提示后输入，或从标准输入逐行读取（每人一行，按系统、安全、审计的次序）")
        {
            organisation,
        };
        foreach (var option in names.Values)
        {
            create.Options.Add(option);
        }

        create.SetAction(async (result, cancel) =>
        {
            var settings = HostSettings.FromEnvironment();
            await using var db = OpenDatabase.Of(settings);
            await db.Database.MigrateAsync(cancel);
            var clock = new BusinessClock(TimeProvider.System, settings.IsDevelopment);
            await ClockStand.Restore(db, clock);
            var given = Three.ToDictionary(t => t.Role, t => result.GetValue(names[t.Role]));
            return await Create(db, result.GetValue(organisation)!, given, new Terminal(Console.In, Console.Out), clock.Now, cancel);
        });
        return new Command("admin", "管理员账号") { create, ResetCommand.Make() };
    }

    /// <summary>The command itself, apart from the console.</summary>
    public static async Task<int> Create(
        MiaopuDb db, string organisationName, IReadOnlyDictionary<Role, string?> signInNames, Terminal terminal, DateTime now, CancellationToken cancel = default)
    {
        var named = new Dictionary<Role, string>();
        foreach (var (role, _) in Three)
        {
            named[role] = SignInName.Normal(signInNames[role] ?? terminal.Ask($"{RoleNames.Of(role)}的用户名："));
        }

        // Asked before any password is: somebody who already holds a role, or two roles for one name.
        foreach (var (role, _) in Three)
        {
            var held = Three.Where(t => t.Role != role && named[t.Role] == named[role]).Aggregate(await HeldBy(db, named[role], cancel), (all, t) => all | t.Role);
            if (Roles.Conflict(held, role) is { } conflict)
            {
                terminal.Say($"{named[role]}（{RoleNames.Of(role)}）：{conflict.Sentence}");
                return 1;
            }
        }

        var forms = new List<AdministratorForm>();
        foreach (var (role, _) in Three)
        {
            if (terminal.AskSecret($"{RoleNames.Of(role)} {named[role]} 的密码：") is not { } password)
            {
                terminal.Say($"没有读到{RoleNames.Of(role)}的密码。");
                return 2;
            }

            var again = terminal.Interactive ? terminal.AskSecret("再输一次：") : password;
            var taken = await db.People.AnyAsync(p => p.SignInName == named[role], cancel);
            forms.Add(new AdministratorForm(role, new NewPerson(RoleNames.Of(role), named[role], null, null, new NewPassword(password, again), false), taken, Ids.New(), Ids.New()));
        }

        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.ParentId == null && o.Name == organisationName, cancel);
        var happenings = new List<Happening>();
        if (organisation is null)
        {
            organisation = Organisation.Authority(Ids.New(), organisationName, null, null, false, now);
            db.Add(organisation);
            happenings.Add(new Happening(Streams.Organisation(organisation.Id), "AuthorityEntered", new { organisation.Name }));
        }

        var outcome = ThreeAdministrators.Make(organisation, forms, new Passwords(new PasswordHasher<Person>()).Hash, now);
        if (outcome.Refused)
        {
            foreach (var refusal in outcome.Refusals)
            {
                terminal.Say(refusal.Sentence);
            }

            return 1;
        }

        foreach (var (person, membership) in outcome.Value.All)
        {
            db.Add(person);
            db.Add(membership);
        }

        await db.Commit(Actor.System, now, [.. happenings, .. outcome.Value.Happenings], cancel);
        terminal.Say($"已在“{organisationName}”建立三名管理员：{string.Join('、', Three.Select(t => $"{named[t.Role]}（{RoleNames.Of(t.Role)}）"))}。");
        return 0;
    }

    private static async Task<Role> HeldBy(MiaopuDb db, string signInName, CancellationToken cancel)
    {
        var roles = await (
            from p in db.People
            join m in db.Memberships on p.Id equals m.PersonId
            where p.SignInName == signInName && m.Until == null
            select m.Roles).ToListAsync(cancel);
        return roles.Aggregate(Role.None, (all, r) => all | r);
    }
}
