using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Experts;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Experts;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Province;

public sealed class AskingExperts
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_expert_who_is_tied_to_the_operator_cannot_be_asked_by_hand_nor_in_a_batch(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        await given.ARecord("导师", ("姓名", "辛导师"), ("类别", "创业导师"), ("聘任日期", "2020-01-01"));
        var id = await province.ACaseAt(StageAct.Advise, await given.AnOpenRound());
        var employed = await province.AnExpert("己专家", given.Unit.Name);
        var mentor = await province.AnExpert("辛导师", "庚大学");
        using var officer = await given.SignedIn(given.Officer);

        await officer.Get($"/experts/cases/{id}");
        officer.Text.ShouldContain("己专家的工作单位就是申报单位，须回避");
        officer.Text.ShouldContain("辛导师在该载体的台账中登记有姓名");
        officer.Page.QuerySelector("button[name='Input.Expert']").ShouldBeNull();
        foreach (var tied in new[] { employed, mentor })
        {
            await officer.Submit("assign", ("Input.Expert", tied.Expert.Id.ToString()));
            officer.Text.ShouldContain("须回避。请另选专家");
        }

        await officer.Get("/experts/cases");
        await officer.Submit("spread", ("Input.Cases", id.ToString()));
        officer.Text.ShouldContain("还差 3 人");
        (await host.InDatabase(db => db.Set<ExpertAssignment>().CountAsync())).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_expert_sees_their_own_task_only_and_nothing_of_the_case_beside_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var id = await province.ACaseAt(StageAct.Advise, await given.AnOpenRound());
        var asked = await province.AnExpert("甲专家", "丙大学");
        var other = await province.AnExpert("乙专家", "丁研究院");
        await given.As(given.Officer, services => services.GetRequiredService<AssignExperts>().Assign(id, asked.Expert.Id));
        var task = await province.TaskOf(id, asked.Expert);

        using var stranger = await given.SignedIn(other.Someone);
        await stranger.Get($"/reviews/{task.Id}");
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);

        using var visitor = await given.SignedIn(asked.Someone);
        await visitor.Get($"/reviews/{task.Id}");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var closed in new[] { $"/decisions/{id}", $"/experts/cases/{id}", "/experts", "/recognitions", $"/cases/{id}" })
        {
            await visitor.Get(closed);
            visitor.Text.ShouldNotContain(given.Carrier.Name, Case.Sensitive, closed);
        }

        await visitor.Get($"/reviews/{task.Id}");
        await visitor.Submit("step-back", ("reason", "曾为该单位提供咨询。"));
        await visitor.Get($"/reviews/{task.Id}");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_the_experts_are_only_the_body_that_asked_them_reads_in_the_history(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var id = await province.ACaseAt(StageAct.Advise, await given.AnOpenRound());
        foreach (var (name, free) in new[] { ("甲专家", true), ("乙专家", false) })
        {
            var (someone, expert) = await province.AnExpert(name, "丙大学");
            await given.As(given.Officer, services => services.GetRequiredService<AssignExperts>().Assign(id, expert.Id));
            using var visitor = await given.SignedIn(someone);
            await visitor.Get($"/reviews/{(await province.TaskOf(id, expert)).Id}");
            await (free ? visitor.Submit("declare") : visitor.Submit("step-back", ("reason", "曾为该单位提供咨询。")));
        }

        foreach (var (reader, named) in new[] { (given.Preparer, false), (given.Reviewer, false), (given.Officer, true) })
        {
            using var visitor = await given.SignedIn(reader);
            foreach (var address in new[] { $"/cases/{id}?tab=history", $"/cases/{id}/print" })
            {
                await visitor.Get(address);
                visitor.Text.ShouldContain("一名评审专家声明无利益关系");
                visitor.Text.ShouldContain("一名评审专家回避");
                foreach (var name in new[] { "甲专家", "乙专家" })
                {
                    visitor.Text.Contains(name, StringComparison.Ordinal).ShouldBe(named, $"{name} for {reader.SignInName} at {address}");
                }
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_sheet_with_gaps_keeps_what_was_written_and_names_each_gap(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var id = await province.ACaseAt(StageAct.Advise, await given.AnOpenRound());
        var asked = await province.AnExpert("甲专家", "丙大学");
        await given.As(given.Officer, services => services.GetRequiredService<AssignExperts>().Assign(id, asked.Expert.Id));
        var task = await province.TaskOf(id, asked.Expert);
        using var visitor = await given.SignedIn(asked.Someone);
        await visitor.Get($"/reviews/{task.Id}");
        await visitor.Submit("declare");
        await visitor.Submit("sheet", ("act", "send"), ("Input.Opinion", "先写到这里。"));
        visitor.Text.ShouldContain("请选择是否建议通过");
        visitor.Text.ShouldContain("先写到这里。");
        await visitor.Submit("sheet", ("act", "keep"), ("Input.Opinion", "先写到这里。"));
        visitor.Text.ShouldContain("草稿已保存");
        visitor.Text.ShouldContain("先写到这里。");
        (await province.TaskOf(id, asked.Expert)).HandedInAt.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_typed_is_kept_line_by_line_for_its_expert_only(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var id = await province.ACaseAt(StageAct.Advise, await given.AnOpenRound());
        var asked = await province.AnExpert("甲专家", "丙大学");
        var other = await province.AnExpert("乙专家", "丁研究院");
        await given.As(given.Officer, services => services.GetRequiredService<AssignExperts>().Assign(id, asked.Expert.Id));
        var task = await province.TaskOf(id, asked.Expert);
        using var visitor = await given.SignedIn(asked.Someone);
        await visitor.Get($"/reviews/{task.Id}");
        (await Type(visitor, "/reviews/" + task.Id, "opinion", "Input.Opinion", "早了一步")).ShouldBe(HttpStatusCode.NotFound);
        await visitor.Submit("declare");
        (await Type(visitor, "/reviews/" + task.Id, "premises", "Input.Texts[premises]", "合同齐全")).ShouldBe(HttpStatusCode.OK);
        (await Type(visitor, "/reviews/" + task.Id, "opinion", "Input.Opinion", "写到一半")).ShouldBe(HttpStatusCode.OK);
        (await Type(visitor, "/reviews/" + task.Id, "nothing", "Input.Texts[nothing]", "没有这一行")).ShouldBe(HttpStatusCode.NotFound);
        await visitor.Get($"/reviews/{task.Id}");
        visitor.Page.QuerySelector("textarea[name='Input.Texts[premises]']")!.TextContent.Trim().ShouldBe("合同齐全");
        visitor.Page.QuerySelector("textarea[name='Input.Opinion']")!.TextContent.Trim().ShouldBe("写到一半");

        using var stranger = await given.SignedIn(other.Someone);
        (await Type(stranger, "/reviews/" + task.Id, "opinion", "Input.Opinion", "别人的")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_left_the_pool_can_be_entered_again_and_who_is_in_it_only_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var (someone, expert) = await province.AnExpert("甲专家", "丙大学");
        using var officer = await given.SignedIn(given.Officer);
        (await Entered(given, someone.SignInName)).ShouldContain("已在专家库中");
        await officer.Get($"/experts/{expert.Id}");
        await officer.Submit("leave-expert");
        officer.Text.ShouldContain("已离库");
        await officer.Get("/experts/new");
        await officer.Submit("enter-expert", ("Input.Person", someone.SignInName), ("Input.Employer", "丙大学"), ("Input.Fields", "材料"));
        officer.Text.ShouldContain("已加入专家库");
        (await host.InDatabase(db => db.Set<Expert>().CountAsync())).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_is_drawn_into_a_pool_who_did_not_accept_and_the_answer_tells_no_name(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var colleague = await given.APerson("colleague", "同事", given.Province, Role.ProgramOfficer);
        var answers = new List<string>();
        foreach (var name in new[] { given.Preparer.SignInName, given.Reviewer.SignInName, colleague.SignInName, "nobody-at-all", "" })
        {
            answers.Add(await Entered(given, name));
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldContain("请选择已接受邀请的人");
        (await host.InDatabase(db => db.Set<Expert>().CountAsync())).ShouldBe(0);
        (await host.InDatabase(db => db.Memberships.CountAsync(m => (m.Roles & Role.Expert) != Role.None))).ShouldBe(0);

        var invited = await given.APerson("invited", "专家", given.Province, Role.Expert);
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get("/experts/new");
        await officer.Submit("enter-expert", ("Input.Person", invited.SignInName), ("Input.Employer", "丙大学"), ("Input.Fields", "材料"));
        officer.Text.ShouldContain("已加入专家库");
    }

    /// <summary>What an officer is told who wants this name in the pool.</summary>
    private static Task<string> Entered(Given given, string name) => given.As(given.Officer, async services =>
        (await services.GetRequiredService<KeepPool>().Enter(name, new ExpertForm("丙大学", "材料"))).Refusals.Single().Sentence);

    /// <summary>As the autosave script sends one text.</summary>
    private static async Task<HttpStatusCode> Type(Visitor visitor, string page, string line, string field, string text)
    {
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{page}/draft/{line}")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new(field, text), new("version", "")]),
        };
        using var response = await visitor.Raw(request);
        return response.StatusCode;
    }
}
