using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Web.Features.PolicyDrafts;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.PolicyDrafts;

/// <summary>The town's province with two officers more (second, third), and an officer of its city (stranger).</summary>
internal static class Office
{
    public const string Cases = """
        cases of: somewhere/small
        cutoff: 2021-05-14
        cases:
          - id: enough
            title: 刚好达到
            facts:
              场地: [ { 启用日期: 2020-01-01, 名称: 一层, 用途: 工位, 面积: 100 } ]
              人员: [ { repeat: 2, 到岗日期: 2020-01-01, 姓名: 人#, 专职: 是 } ]
            expect: { others: met }
        """;

    public static async Task<Town> On(RunningHost host)
    {
        var town = await Town.On(host);
        await host.InDatabase(async db =>
        {
            var now = host.Clock.Now;
            foreach (var (name, organisation) in new[] { ("second", town.Province.Id), ("third", town.Province.Id), ("stranger", town.City.Id) })
            {
                var person = Person.Register(Ids.New(), name, name, null, null);
                person.SetPassword(host.Services.GetRequiredService<IPasswordHasher<Person>>().HashPassword(person, Town.Password), Ids.New());
                db.AddRange(person, Membership.Of(Ids.New(), person.Id, organisation, Role.ProgramOfficer, now));
            }

            await db.Commit(Actor.System, now, new Happening(Streams.System, "OfficeStaffed", new { }));
            return 0;
        });
        return town;
    }

    /// <summary>Begins a draft from the text in force, as an officer would; with cases that pass.</summary>
    public static async Task<Guid> Begin(Town town, Visitor officer, bool cases = true)
    {
        await officer.Get($"{PolicyDraftAddress.New}?from={town.PackHash}");
        await officer.Submit("begin", ("Title", "修订稿"));
        officer.Path.ShouldEndWith("/text", customMessage: officer.Text);
        var id = Guid.Parse(officer.Path.Split('/')[2]);
        if (cases)
        {
            await officer.Get(PolicyDraftAddress.Cases(id));
            await Save(officer, Cases);
        }

        return id;
    }

    /// <summary>Types a text into the editor and saves it.</summary>
    public static Task Save(Visitor officer, string text) => officer.Submit("text", ("act", "save"), (CheckTyped.Field, text));

    public static Task<PolicyDraft> Draft(RunningHost host, Guid id) => host.InDatabase(db => db.PolicyDrafts.AsNoTracking().SingleAsync(d => d.Id == id));

    public static string Typed(Visitor officer) => officer.Page.QuerySelector("textarea[name=Text]")!.TextContent.TrimStart('\n');
}
