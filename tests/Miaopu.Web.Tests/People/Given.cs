using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Store.Database;
using Miaopu.Web.Features.People;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.People;

/// <summary>Situations, built by running the decisions that lead to them.</summary>
internal static class Given
{
    public const string Password = "four quiet lamps burn";

    /// <summary>Two credit codes with right check signs.</summary>
    public const string Code = "91350100M000100Y43", OtherCode = "91110000100000016D";

    /// <summary>A root authority that may recommend.</summary>
    public static Task<Organisation> Authority(this RunningHost host, string name, Organisation? parent = null) => host.InDatabase(async db =>
    {
        var outcome = EnterAuthority.Decide(Ids.New(), Admin, parent, new AuthorityForm(name, null, true), new Divisions([]), false, host.Clock.Now);
        db.Add(outcome.Value.Authority);
        await db.Commit(Admin, host.Clock.Now, outcome.Value.Happening);
        return outcome.Value.Authority;
    });

    /// <summary>Somebody who joined the organisation by an invitation of the system administrator.</summary>
    public static Task<Person> Member(this RunningHost host, Organisation organisation, Role roles, string signInName, string name = "某人", string? mobile = null) => host.InDatabase(async db =>
    {
        var invitation = Invitation.Make(Ids.New(), SecretLinks.Make().Hash, organisation.Id, roles, name, null, Admin.PersonId, host.Clock.Now);
        var form = new NewPerson(name, signInName, mobile, null, new NewPassword(Password, Password), false);
        var passwords = host.Services.GetRequiredService<Passwords>();
        var joined = AcceptInvitation.AsNewPerson(invitation, organisation, form, false, Ids.New(), Ids.New(), passwords.Hash, host.Clock.Now).Value;
        db.Add(joined.Person);
        db.Add(joined.Membership);
        db.Add(invitation);
        await db.Commit(Admin, host.Clock.Now, joined.Happenings);
        return joined.Person;
    });

    /// <summary>An approved unit with its first user.</summary>
    public static async Task<(Organisation Unit, Person Approver)> Unit(this RunningHost host, Organisation authority, string name, string code, string signInName)
    {
        var passwords = host.Services.GetRequiredService<Passwords>();
        return await host.InDatabase(async db =>
        {
            var contact = new NewPerson("联系人", signInName, "13800000000", signInName + "@example.cn", new NewPassword(Password, Password), true);
            var signedUp = SignUpUnit.Decide(new SignUpForm(name, code, contact), authority, null, false, Ids.New(), Ids.New(), Ids.New(), passwords.Hash, host.Clock.Now).Value;
            db.Add(signedUp.Unit);
            db.Add(signedUp.Contact);
            db.Add(signedUp.Membership);
            var reviewer = new Actor(Ids.New(), "初审", authority.Id, authority.Name, authority.Path, Role.FirstReviewer);
            var approved = DecideSignUp.Approve(reviewer, signedUp.Unit).Value;
            await db.Commit(reviewer, host.Clock.Now, [.. signedUp.Happenings, approved]);
            return (signedUp.Unit, signedUp.Contact);
        });
    }

    /// <summary>A visitor who has signed in.</summary>
    public static async Task<Visitor> SignedIn(this RunningHost host, string signInName)
    {
        var visitor = new Visitor(host);
        await visitor.SignIn(signInName, Password);
        visitor.Path.ShouldBe("/todo");
        return visitor;
    }

    private static Actor Admin { get; } = new(Ids.New(), "管理员", Ids.New(), "系统管理", "", Role.SystemAdmin);
}
