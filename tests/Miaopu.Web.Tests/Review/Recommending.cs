using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Files;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Ranking;
using Miaopu.Casework.Recommendations;
using Miaopu.Rulebook;
using Miaopu.Store.Journal;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Review;

/// <summary>From the notice to the hand-in, by the pages.</summary>
public sealed class Recommending
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Two_cases_go_from_notice_over_ranking_to_the_hand_in(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        using var reviewer = await given.SignedIn(given.Reviewer);
        var first = await given.AVisitedApplication(reviewer, round);
        var second = await given.AVisitedApplication(reviewer, round, await given.ACarrier("星火众创空间", given.Unit));
        var notice = await reviewer.Publicise();

        await reviewer.Get($"/publicise/{notice}");
        reviewer.Page.QuerySelectorAll("input[value='end']").ShouldBeEmpty("it cannot end before its last day has");
        host.Clock.StandAt(Given.Local(2021, 4, 14, 0, 0));
        await reviewer.Get($"/publicise/{notice}");
        await reviewer.Submit("end");
        reviewer.Text.ShouldContain("无未决异议 2 家");

        await reviewer.Get("/ranking");
        foreach (var act in (string[])["keep", "settle"])
        {
            await reviewer.SubmitFormWith("group", ("act", act), (RankCases.Field(first), "1"), (RankCases.Field(second), "1"));
            reviewer.Text.ShouldContain("名次不能并列");
            (await given.Application(first)).Rank.ShouldBeNull();
        }

        await reviewer.SubmitFormWith("group", ("act", "settle"), (RankCases.Field(first), "2"), (RankCases.Field(second), "1"));
        reviewer.Path.ShouldBe("/recommendations", reviewer.Text);
        (await given.Application(second)).Rank.ShouldBe(1);

        reviewer.Text.ShouldContain("最后一步“签发”时填写", customMessage: "who signs first knows what the last will be asked for");
        var earlier = reviewer.FormWith("Input.Round");
        await reviewer.SubmitFormWith("Input.Round");
        reviewer.Text.ShouldContain("现在可以办理的有：李复核、李签发。");
        reviewer.Page.QuerySelector("[name='Input.Round']").ShouldBeNull();
        await reviewer.Submit(earlier, null, ("Input.Step", "1"), ("_once", "other tab"));
        reviewer.Text.ShouldContain("一人只办一步");
        (await given.Application(first)).Open().Step.ShouldBe(1, "whoever prepared it does not review it");
        using var colleague = await given.SignedIn(given.MoreReviewers[0]);
        await colleague.Get("/recommendations");
        await colleague.SubmitFormWith("Input.Round");
        using var last = await given.SignedIn(given.MoreReviewers[1]);
        await last.Get("/recommendations");
        last.Text.ShouldContain("签发并报送");
        last.Text.ShouldNotContain("可先取号备用");
        await last.SubmitFormWith("Input.Round");
        last.Text.ShouldContain("请填写发文字号");
        await last.SubmitFormWith("Input.Round", ("Input.DocumentNumber", "3号"));
        last.Text.ShouldContain("写成“机关代字〔年份〕序号”");
        last.Page.QuerySelector("input[name='Input.Asked']").ShouldBeNull();
        await last.SubmitFormWith("Input.Round", ("Input.DocumentNumber", "乙科函[2021]2 号"));
        last.Text.ShouldContain("以 乙科函〔2021〕2号 向甲省科学技术厅报送");
        last.Text.ShouldContain("不能撤回");
        (await host.InDatabase(db => db.Set<Recommendation>().CountAsync())).ShouldBe(0, "nothing goes out before it is confirmed");
        await last.SubmitFormWith("Input.Round", ("Input.DocumentNumber", "乙科函〔2021〕3号"));
        last.Text.ShouldContain("以 乙科函〔2021〕3号 向", customMessage: "who changes the number is asked anew");
        await last.SubmitFormWith("Input.Round");
        last.Text.ShouldContain("2 家已报送");
        foreach (var id in (Guid[])[first, second])
        {
            var run = (await given.Application(id)).OpenRuns.Single();
            run.OrganisationId.ShouldBe(given.Province.Id);
        }

        var recommendation = await host.InDatabase(db => db.Set<Recommendation>().AsNoTracking().SingleAsync());
        recommendation.DocumentNumber.ShouldBe("乙科函〔2021〕3号");
        recommendation.Cases.OrderBy(c => c.Rank).Select(c => c.ApplicationId).ShouldBe([second, first]);
        var files = await host.InDatabase(db => db.Set<Attachment>().AsNoTracking().Where(f => f.SubjectId == recommendation.Id).ToListAsync());
        files.Select(f => f.Hash).ShouldBe([recommendation.LetterHash, recommendation.TableHash], ignoreOrder: true);
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Kind == "Recommended"))).ShouldBe(2);
        (await host.InDatabase(db => VerifyJournal.Run(db, default))).Faults.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_objection_holds_its_case_back_until_it_is_handled_and_one_upheld_sends_it_back(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        using var reviewer = await given.SignedIn(given.Reviewer);
        var clean = await given.AVisitedApplication(reviewer, round);
        var doubted = await given.AVisitedApplication(reviewer, round, await given.ACarrier("星火众创空间", given.Unit));
        var notice = await reviewer.Publicise();
        using var stranger = new Visitor(host);
        await stranger.Get("/notices");
        stranger.Text.ShouldContain("初审结果公示");
        await stranger.Get($"/notices/{notice}");
        var place = (await host.InDatabase(db => db.Set<PublicNotice>().AsNoTracking().SingleAsync())).Items.Single(i => i.ApplicationId == doubted).Place;
        await stranger.Submit("objection", ("Input.Place", $"{place}"), ("Input.Text", "太短"));
        stranger.Text.ShouldContain("请填写姓名或单位名称");
        await stranger.Submit("objection", ("Input.Place", $"{place}"), ("Input.Text", "入驻的企业有三家并不存在，可到现场核实。"), ("Input.Name", "王举报"), ("Input.Contact", "13800001111"));
        stranger.Path.ShouldContain("/objection/");
        var answer = stranger.Path;

        host.Clock.StandAt(Given.Local(2021, 4, 14, 0, 0));
        await stranger.Get($"/notices/{notice}");
        stranger.Page.QuerySelectorAll("textarea").ShouldBeEmpty("the period is over");
        await reviewer.Get($"/publicise/{notice}");
        await reviewer.Submit("end");
        reviewer.Text.ShouldContain("星火众创空间的异议还没有处理完");
        (await given.Application(clean)).Open().Act.ShouldBe(StageAct.Rank);
        (await given.Application(doubted)).Open().Act.ShouldBe(StageAct.Publicise);

        var objection = await host.InDatabase(db => db.Set<Objection>().AsNoTracking().SingleAsync());
        reviewer.Text.ShouldContain("138****1111");
        await reviewer.Submit("handle-" + objection.Id.ToString("N"), ("Handling.To", "Investigating"));
        await reviewer.Submit("handle-" + objection.Id.ToString("N"), ("Handling.To", "Upheld"));
        reviewer.Text.ShouldContain("请写明理由");
        await reviewer.Submit("handle-" + objection.Id.ToString("N"), ("Handling.To", "Upheld"), ("Handling.Reply", "经核实，三家企业已迁出。"));
        await reviewer.Submit("end");
        var run = (await given.Application(doubted)).Open();
        (run.Act, run.Attempt).ShouldBe((StageAct.Check, 2));

        await stranger.Get(answer);
        stranger.Text.ShouldContain("经核实，三家企业已迁出。");
        var details = await host.InDatabase(db => db.Journal.Select(e => e.Details).ToListAsync());
        details.ShouldAllBe(d => !d.Contains("王举报") && !d.Contains("13800001111"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_draft_thrown_away_leaves_its_cases_waiting_for_another(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var reviewer = await given.SignedIn(given.Reviewer);
        await given.AVisitedApplication(reviewer, await given.AnOpenRound());
        await reviewer.Get("/publicise");
        await reviewer.Submit(reviewer.Page.Forms.OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.GetAttribute("action") == "/publicise/new"), null);
        await reviewer.Submit("draft");
        await reviewer.Submit("discard");
        reviewer.Path.ShouldBe("/publicise", reviewer.Text);
        (await host.InDatabase(db => db.Set<PublicNotice>().CountAsync())).ShouldBe(0);
        await reviewer.Publicise();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task After_the_second_deadline_nothing_is_handed_in_and_both_times_are_told(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound(recommendBy: Given.Local(2021, 5, 28, 17));
        using var reviewer = await given.SignedIn(given.Reviewer);
        await given.AVisitedApplication(reviewer, round);
        var notice = await reviewer.Publicise();
        host.Clock.StandAt(Given.Local(2021, 4, 14));
        await reviewer.Get($"/publicise/{notice}");
        await reviewer.Submit("end");
        await reviewer.Get("/ranking");
        await reviewer.SubmitFormWith("group", ("act", "settle"));
        reviewer.Path.ShouldBe("/recommendations", reviewer.Text);
        host.Clock.StandAt(Given.Local(2021, 5, 28, 17));
        await reviewer.SubmitFormWith("Input.Round");
        reviewer.Text.ShouldContain("2021-05-28 17:00");
        reviewer.Text.ShouldContain("2021-05-28 17:00:0");
        (await host.InDatabase(db => db.Set<Recommendation>().CountAsync())).ShouldBe(0);
    }
}
