using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.People;
using Miaopu.Store.Reference;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.People;
using Miaopu.Web.Tests.Review;
using Miaopu.Web.Tests.Running;
using Given = Miaopu.Web.Tests.Running.Given;

namespace Miaopu.Web.Tests.Reference;

/// <summary>Divisions and the calendar change by the page, after a look at what changes, and the running host uses them at once.</summary>
public sealed class ReplacingTables
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_divisions_are_replaced_as_a_whole_or_not_at_all(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        using var admin = await Admin(host);
        await admin.Get("/divisions?q=210100");
        admin.Text.ShouldContain("沈阳市");
        await admin.Upload("check", "Form.File", "code,name,level,parent\n990000,某省,province,\n990100,某市,city,980000\n");
        admin.Text.ShouldContain("上级 980000");
        await admin.Upload("check", "Form.File", "code,name,level,parent\n990000,某省,province,\n990100,某市,city,990000\n");
        admin.Text.ShouldContain("只列出前 200 处");
        (await Names(host)).ShouldContain("沈阳市", "a look changes nothing");
        await admin.Submit("replace");
        admin.Text.ShouldContain("即刻生效");
        admin.Path.ShouldBe("/divisions");
        (await Names(host)).ShouldBe(["某省", "某市"]);
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Kind == "ReferenceReplaced"))).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_replaced_table_reaches_carriers_and_their_forms_and_codes_in_use_that_go_are_named(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var admin = await Admin(host);
        using var keeper = await given.SignedIn(given.Preparer);
        await keeper.Get($"/carriers/{given.Carrier.Id}");
        var text = await host.InDatabase(db => db.Set<ReferenceText>().Where(t => t.Name == DivisionBook.Name).Select(t => t.Text).SingleAsync());
        var code = given.Carrier.Division!;
        var row = text.Split('\n').Single(l => l.StartsWith(code + ",", StringComparison.Ordinal));
        var name = row.Split(',')[1];
        keeper.Text.ShouldContain(name);

        await admin.Get("/divisions");
        await admin.Upload("check", "Form.File", text.Replace(row, row.Replace(name, "改名区", StringComparison.Ordinal), StringComparison.Ordinal));
        admin.Text.ShouldContain("共 1 处");
        await admin.Submit("replace");
        await keeper.Get($"/carriers/{given.Carrier.Id}");
        keeper.Text.ShouldContain("改名区");
        await keeper.Get($"/carriers/{given.Carrier.Id}/edit");
        keeper.Text.ShouldContain("改名区");

        await admin.Upload("check", "Form.File", text.Replace(row + "\n", "", StringComparison.Ordinal));
        admin.Text.ShouldContain($"正在使用的代码：{code}");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_new_calendar_counts_from_now_on_and_what_was_promised_stays(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var admin = await Admin(host);
        using var reviewer = await given.SignedIn(given.Reviewer);
        await given.AVisitedApplication(reviewer, await given.AnOpenRound());
        var notice = await reviewer.Publicise();
        var promised = await host.InDatabase(db => db.Set<Casework.Notices.PublicNotice>().AsNoTracking().Where(n => n.Id == notice).Select(n => n.EndsAt).SingleAsync());

        await admin.Get("/holidays");
        admin.Text.ShouldContain("已确定到 2026-12-28");
        await admin.Upload("check", "Form.File", "date,kind,name\n2021-12-28,known-until,\n2021-04-08,off,某节\n");
        admin.Text.ShouldContain("第 3 行：类别“off”无法识别");
        var text = await host.InDatabase(db => db.Set<ReferenceText>().Where(t => t.Name == Calendars.Name).Select(t => t.Text).SingleAsync());
        await admin.Upload("check", "Form.File", text.TrimEnd() + "\n2021-04-08,holiday,某节\n");
        admin.Text.ShouldContain("放假（某节）");
        admin.Text.ShouldContain("已经告知的期限和公示期不变");
        var before = Calendar(host).WorkingDaysBetween(new(2021, 4, 7), new(2021, 4, 9));
        await admin.Submit("replace");
        admin.Path.ShouldBe("/holidays", admin.Text);

        Calendar(host).WorkingDaysBetween(new(2021, 4, 7), new(2021, 4, 9)).ShouldBe(before - 1);
        (await host.InDatabase(db => db.Set<Casework.Notices.PublicNotice>().AsNoTracking().Where(n => n.Id == notice).Select(n => n.EndsAt).SingleAsync())).ShouldBe(promised);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_table_replaced_by_somebody_else_after_the_look_is_not_overwritten(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        using var one = await Admin(host);
        using var other = await host.SignedIn("sysadmin");
        await one.Get("/divisions");
        await one.Upload("check", "Form.File", "code,name,level,parent\n990000,甲省,province,\n");
        await other.Get("/divisions");
        await other.Upload("check", "Form.File", "code,name,level,parent\n990000,乙省,province,\n");
        await other.Submit("replace");

        await one.Submit("replace");

        one.Text.ShouldContain("刚刚由他人替换过");
        (await Names(host)).ShouldBe(["乙省"]);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_for_a_while_stops_nothing()
    {
        await using var host = await RunningHost.Start();
        var follow = new FollowReferences(
            new Unanswering(), host.Services.GetRequiredService<DivisionBook>(), host.Services.GetRequiredService<Calendars>(), NullLogger<FollowReferences>.Instance);
        (await follow.Look(7, default)).ShouldBe(7, "what was seen before still holds");
    }

    /// <summary>Fails as the driver of PostgreSQL does while its server starts anew: by no exception of a database.</summary>
    private sealed class Unanswering : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => throw new InvalidOperationException("An exception has been raised that is likely due to a transient failure.");
    }

    private static async Task<Visitor> Admin(RunningHost host)
    {
        await host.Member(await host.Authority("系统管理"), Role.SystemAdmin, "sysadmin");
        return await host.SignedIn("sysadmin");
    }

    private static WorkingCalendar Calendar(RunningHost host) => host.Services.GetRequiredService<Calendars>().Current;

    private static async Task<IReadOnlyList<string>> Names(RunningHost host) =>
        [.. Casework.Values.Divisions.Read(await host.InDatabase(db => db.Set<ReferenceText>().Where(t => t.Name == DivisionBook.Name).Select(t => t.Text).SingleAsync())).All.Select(d => d.Name)];
}
