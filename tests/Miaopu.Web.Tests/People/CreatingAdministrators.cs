using Miaopu.Casework.People;
using Miaopu.Web.CommandLine;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.People;

public sealed class CreatingAdministrators
{
    private const string Passwords = "four quiet lamps\nfive loud drums\nsix slow rivers\n";

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_three_are_made_and_each_sees_their_own_pages_only(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        (await Create(host, "sysadmin", "secadmin", "audadmin", Passwords)).Code.ShouldBe(0);
        (string Name, string Password, string Own, string[] Others)[] three =
        [
            ("sysadmin", "four quiet lamps", "/organisations", ["/accounts", "/journal", "/members", "/sign-ups"]),
            ("secadmin", "five loud drums", "/accounts", ["/organisations", "/journal", "/members", "/sign-ups"]),
            ("audadmin", "six slow rivers", "/journal", ["/organisations", "/accounts", "/members", "/sign-ups"]),
        ];
        foreach (var (name, password, own, others) in three)
        {
            using var visitor = new Visitor(host);
            await visitor.SignIn(name, password);
            await visitor.Get(own);
            visitor.Status.ShouldBe(System.Net.HttpStatusCode.OK);
            foreach (var other in others)
            {
                await visitor.Get(other);
                visitor.Status.ShouldBe(System.Net.HttpStatusCode.Forbidden, $"{name} on {other}");
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task One_person_for_two_roles_is_refused_before_a_password_is_asked(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (code, said) = await Create(host, "sysadmin", "Sysadmin", "audadmin", "");
        code.ShouldBe(1);
        said.ShouldContain("由不同的人担任");
        (await host.InDatabase(db => Task.FromResult(db.People.Count()))).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Somebody_who_reviews_cannot_become_one_of_the_three(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Member(await host.Authority("甲市科技局"), Role.FirstReviewer, "reviewer");
        var (code, said) = await Create(host, "sysadmin", "reviewer", "audadmin", Passwords);
        code.ShouldBe(1);
        said.ShouldContain("不兼任其他角色");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_weak_password_makes_none_of_them(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (code, said) = await Create(host, "sysadmin", "secadmin", "audadmin", "four quiet lamps\n1234567890\nsix slow rivers\n");
        code.ShouldBe(1);
        said.ShouldContain("安全管理员：这个密码太常见");
        (await host.InDatabase(db => Task.FromResult(db.People.Count()))).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_input_that_ends_early_is_no_refusal_but_a_fault(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        (await Create(host, "sysadmin", "secadmin", "audadmin", "four quiet lamps\n")).Code.ShouldBe(2);
    }

    private static async Task<(int Code, string Said)> Create(RunningHost host, string system, string security, string auditor, string input)
    {
        var said = new StringWriter();
        var names = new Dictionary<Role, string?> { [Role.SystemAdmin] = system, [Role.SecurityAdmin] = security, [Role.Auditor] = auditor };
        var code = await host.InDatabase(db => AdminCommands.Create(db, "系统管理", names, new Terminal(new StringReader(input), said), host.Clock.Now));
        return (code, said.ToString());
    }
}
