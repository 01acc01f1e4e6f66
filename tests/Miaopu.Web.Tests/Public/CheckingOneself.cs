using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.SelfChecks;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Public;

public sealed class CheckingOneself
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_stranger_states_a_few_numbers_and_sees_what_fits_and_what_is_missing(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await Town.On(host);
        using var stranger = new Visitor(host);
        await stranger.Get("/self-check?kind=小空间");
        Result(stranger, "小政策").ShouldContain("还需 2 项");

        await Fill(stranger, ("总面积", "99.5"), ("专职数", "2"));
        Result(stranger, "小政策").ShouldContain("不符合");
        Result(stranger, "小政策").ShouldContain("还差 0.5 平方米");

        await Fill(stranger, ("总面积", "100"));
        Result(stranger, "小政策").ShouldContain("符合的可申请“小称号”");
        stranger.Page.QuerySelectorAll(".mp-card").Single(c => c.TextContent.Contains("小政策")).QuerySelector(".mp-tag")!.TextContent.ShouldContain("符合");
        stranger.Page.QuerySelector(".mp-self-check-sum")!.TextContent.ShouldContain("1 项符合");
    }

    [Fact]
    public async Task A_policy_of_general_requirements_only_does_not_fit_before_anything_is_stated()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        await Town.On(host);
        var general = Town.Pack.Replace("at least: 100 平方米 }", "at least: 100 平方米, soft: true }", StringComparison.Ordinal).Replace("reading: 兼职不计", "soft: true", StringComparison.Ordinal);
        (await host.InDatabase(db => StockShelf.Publish(db, general, "general/policy.yaml", Actor.System, host.Clock.Now))).Refusals.ShouldBeEmpty();
        using var stranger = new Visitor(host);

        await stranger.Get("/self-check?kind=小空间&authority=" + Uri.EscapeDataString("某省科技厅"));
        Result(stranger, "小政策").ShouldContain("还需 2 项");

        await Fill(stranger, ("总面积", "99"), ("专职数", "2"));
        Result(stranger, "小政策").ShouldContain("还差 1 平方米（一般性要求，可说明理由）");
        Result(stranger, "小政策").ShouldContain("符合");
    }

    [Fact]
    public async Task Questions_of_provinces_and_cities_come_before_those_of_other_bodies()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        using var stranger = new Visitor(host);
        var keys = await host.InDatabase(async db =>
        {
            var today = Miaopu.Casework.Calendar.LegalTime.DayOf(host.Clock.Now);
            var packs = (await new Shelf(db, new ParsedPacks()).InForce(today)).Where(p => DivisionCode.TryParse(p.Authority, out _, out _));
            return SelfCheck.Of(packs, new Dictionary<string, FieldValue>(), today).Questions.Select(SelfCheckAddress.Key).ToHashSet();
        });

        await stranger.Get("/self-check");

        var asked = stranger.Page.QuerySelectorAll("form.mp-self-check .mp-field [name]").Select(i => i.GetAttribute("name")!).Distinct().ToList();
        asked.Count.ShouldBe(5);
        asked.ShouldBeSubsetOf(keys);
    }

    [Fact]
    public async Task The_link_keeps_the_answers_and_they_come_along_into_a_sign_up()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Town.On(host);
        using var stranger = new Visitor(host);
        await stranger.Get("/self-check?kind=小空间");
        await Fill(stranger, ("总面积", "100"));
        await stranger.Get(stranger.Page.QuerySelector("a[href^='/sign-up?']")!.GetAttribute("href")!);
        stranger.Text.ShouldContain("带着政策自测的结果");
        await stranger.Submit("sign-up", ("Form.UnitName", "丙孵化公司"), ("Form.CreditCode", "91110000100000016D"), ("Form.Authority", town.City.Id.ToString("N")), ("Form.Name", "某人"),
            ("Form.Mobile", "13900000000"), ("Form.Email", "someone@example.com"), ("Form.SignInName", "newcomer"), ("Form.Password", Town.Password), ("Form.Again", Town.Password));

        stranger.Path.ShouldStartWith("/sign-up/done", Case.Insensitive, stranger.Text);
        await stranger.Get(stranger.Page.QuerySelector("a[href^='/self-check?']")!.GetAttribute("href")!);
        stranger.Page.QuerySelectorAll("input").Select(i => i.GetAttribute("value")).ShouldContain("100");
        (await host.InDatabase(db => db.Set<Message>().Where(m => m.Link!.StartsWith("/self-check?")).CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("viel", "不小于 0 的数")]
    [InlineData("-1", "不小于 0 的数")]
    [InlineData("99999999999999999999999999999999999999", "最大 1 万亿")]
    [InlineData("1.2.3.4.5.6.7", "不小于 0 的数。")]
    public async Task What_is_no_answer_is_said_beside_its_field_and_stays_typed(string typed, string sentence)
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        await Town.On(host);
        using var stranger = new Visitor(host);
        await stranger.Get("/self-check?kind=小空间");

        await Fill(stranger, ("总面积", typed));

        stranger.Status.ShouldBe(HttpStatusCode.OK);
        stranger.Page.QuerySelector(".mp-error")!.TextContent.ShouldContain(sentence);
        Field(stranger, "总面积").GetAttribute("value").ShouldBe(typed);
    }

    [Fact]
    public async Task Every_shipped_policy_can_be_checked_and_strange_addresses_do_no_harm()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        using var stranger = new Visitor(host);
        await stranger.Get("/self-check");
        stranger.Status.ShouldBe(HttpStatusCode.OK);
        stranger.Page.QuerySelectorAll(".mp-card").Length.ShouldBeGreaterThan(8);
        await stranger.Get("/self-check?authority=nowhere&kind=%3Cscript%3E&q000000=1&qzzz=2");
        stranger.Text.ShouldContain("没有这样的政策");
        await stranger.Get("/sign-up?self-check=" + Uri.EscapeDataString("//elsewhere.example/?q=1"));
        stranger.Status.ShouldBe(HttpStatusCode.OK);
        await stranger.Get("/sign-up/done?self-check=" + Uri.EscapeDataString("https://elsewhere.example/"));
        stranger.Page.QuerySelectorAll("a[href*=elsewhere]").ShouldBeEmpty();
    }

    private static string Result(Visitor visitor, string title) =>
        visitor.Page.QuerySelectorAll(".mp-card").Single(c => c.QuerySelector("h2")?.TextContent.Trim() == title).TextContent;

    private static IElement Field(Visitor visitor, string label) =>
        visitor.Page.GetElementById(visitor.Page.QuerySelectorAll("label").First(l => l.TextContent.Trim().StartsWith(label, StringComparison.Ordinal)).GetAttribute("for")!)!;

    private static async Task Fill(Visitor visitor, params (string Label, string Value)[] answers)
    {
        var values = visitor.Page.QuerySelectorAll("form.mp-self-check [name]").GroupBy(e => e.GetAttribute("name")!)
            .ToDictionary(g => g.Key, g => g.First() is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value : g.First().GetAttribute("value") ?? "");
        foreach (var (label, value) in answers)
        {
            values[Field(visitor, label).GetAttribute("name")!] = value;
        }

        await visitor.Get("/self-check?" + string.Join('&', values.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value ?? "")}")));
    }
}
