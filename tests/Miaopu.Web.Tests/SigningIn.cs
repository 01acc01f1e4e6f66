using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests;

public sealed class SigningIn
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_right_password_leads_to_the_to_do_list(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await Someone(host);
        using var visitor = new Visitor(host);
        await visitor.SignIn("Someone", "Right-password-1");
        visitor.Path.ShouldBe("/todo");
        visitor.Text.ShouldContain("甲市科技局");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_sixth_try_after_five_wrong_passwords_is_refused_even_with_the_right_one(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await Someone(host);
        using var visitor = new Visitor(host);
        for (var i = 0; i < Person.MostFailures; i++)
        {
            await visitor.SignIn("someone", "wrong");
            visitor.Text.ShouldContain("用户名或密码不正确");
        }

        await visitor.SignIn("someone", "Right-password-1");
        visitor.Text.ShouldContain("锁定");
    }

    [Fact]
    public async Task A_post_from_another_site_does_not_sign_anybody_out()
    {
        await using var host = await RunningHost.Start();
        await Someone(host);
        using var visitor = new Visitor(host);
        await visitor.SignIn("someone", "Right-password-1");
        using var bare = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        (await visitor.Raw(bare)).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        await visitor.Get("/todo");
        visitor.Path.ShouldBe("/todo");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_page_for_signed_in_people_leads_a_stranger_to_sign_in_and_back(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await Someone(host);
        using var visitor = new Visitor(host);
        await visitor.Get("/todo");
        visitor.Path.ShouldStartWith("/sign-in");
        await visitor.Submit("sign-in", ("Form.Name", "someone"), ("Form.Password", "Right-password-1"));
        visitor.Path.ShouldBe("/todo");
    }

    private static Task<Guid> Someone(RunningHost host) => host.InDatabase(async db =>
    {
        var now = host.Clock.Now;
        var bureau = Organisation.Authority(Ids.New(), "甲市科技局", null, null, true, now);
        var person = Person.Register(Ids.New(), "someone", "某人", null, null);
        person.SetPassword(host.Services.GetRequiredService<IPasswordHasher<Person>>().HashPassword(person, "Right-password-1"), Ids.New());
        db.Add(bureau);
        db.Add(person);
        db.Add(Membership.Of(Ids.New(), person.Id, bureau.Id, Role.FirstReviewer, now));
        await db.Commit(Actor.System, now, new Happening(Streams.Organisation(bureau.Id), "AuthorityEntered", new { bureau.Id }));
        return person.Id;
    });
}
