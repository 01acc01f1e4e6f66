using AngleSharp.Dom;
using Miaopu.Web.Look;
using static Miaopu.Web.Tests.Look.Rendering;

namespace Miaopu.Web.Tests.Look;

public sealed class Cases
{
    private static readonly DateTime Friday = new(2021, 5, 14, 17, 0, 0);

    [Theory]
    [InlineData("2021-05-11 09:00", 3, "2021-05-14 17:00 周五 · 还有 3 个工作日", Tone.Warn)]
    [InlineData("2021-05-06 09:00", 6, "2021-05-14 17:00 周五 · 还有 6 个工作日", Tone.Neutral)]
    [InlineData("2021-05-14 17:00", 0, "2021-05-14 17:00 周五 · 今天截止", Tone.Warn)]
    [InlineData("2021-05-14 17:01", 0, "2021-05-14 17:00 周五 · 已过期限", Tone.Bad)]
    [InlineData("2021-05-18 09:00", 2, "2021-05-14 17:00 周五 · 已逾期 2 个工作日", Tone.Bad)]
    public async Task A_due_date_says_how_far_it_is(string now, int days, string sentence, Tone tone)
    {
        var due = new DueView(Friday, DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture), days);

        (await Of<DueDate>(("Due", due))).Words().ShouldBe(sentence);
        due.Tone.ShouldBe(tone);
    }

    [Theory]
    [InlineData("2021-05-14T17:00:00", "2021-05-14 17:00 周五")]
    [InlineData("2021-05-15T00:00:00", "2021-05-14 24:00 周五")]
    public async Task What_is_shown_is_the_instant_that_is_enforced(string end, string shown)
    {
        var last = DateTime.Parse(end, System.Globalization.CultureInfo.InvariantCulture).AddTicks(-1);
        (await Of<DueDate>(("Due", new DueView(last, last.AddDays(-3), 3)))).Words().ShouldStartWith(shown);
    }

    [Fact]
    public void A_due_date_after_days_off_only_counts_calendar_days()
    {
        var due = new DueView(new(2021, 5, 4, 17, 0, 0), new(2021, 5, 2, 10, 0, 0), 0);

        due.Distance.ShouldBe("还有 2 天，其间没有工作日");
    }

    [Fact]
    public async Task What_fails_stands_first_and_the_order_of_the_pack_stays_within_one_answer()
    {
        var panel = await Of<CriteriaPanel>(("Criteria", (IReadOnlyList<CriterionView>)
        [
            new("a", "甲", CriterionAnswer.Met), new("b", "乙", CriterionAnswer.NotMet), new("c", "丙", CriterionAnswer.ToJudge),
            new("d", "丁", CriterionAnswer.NotMet), new("e", "戊", CriterionAnswer.NotApplicable), new("f", "己", CriterionAnswer.Missing),
        ]));

        panel.QuerySelectorAll("h3").Select(title => title.Words()).ShouldBe(["乙", "丁", "己", "丙", "甲", "戊"]);
        panel.QuerySelector(".mp-criteria-sentence")!.Words().ShouldBe("5 项中 1 项达到，还差 2 项，1 项缺数据，1 项待认定");
    }

    [Fact]
    public async Task An_answer_is_a_word_as_well_as_a_picture()
    {
        foreach (var answer in Enum.GetValues<CriterionAnswer>())
        {
            var row = await Of<CriterionRow>(("Criterion", new CriterionView("a", "甲", answer)));

            row.QuerySelector(".mp-criterion-answer")!.Words().ShouldBe(CriterionView.Word(answer));
            row.QuerySelector(".mp-criterion-answer svg")!.GetAttribute("aria-hidden").ShouldBe("true");
        }
    }

    [Fact]
    public void A_sum_says_when_all_is_met_and_when_nothing_applies()
    {
        CriterionView.Sum([new("a", "甲", CriterionAnswer.Met), new("b", "乙", CriterionAnswer.NotApplicable)]).ShouldBe("1 项全部达到");
        CriterionView.Sum([new("b", "乙", CriterionAnswer.NotApplicable)]).ShouldBe("没有适用的条件");
    }

    [Fact]
    public void A_bar_keeps_value_and_threshold_in_proportion_and_inside()
    {
        var bar = new ThinBar(28, 30);

        bar.ValueAt.ShouldBeLessThan(bar.ThresholdAt);
        new ThinBar(0, 0).ValueAt.ShouldBe(0);
        new ThinBar(1_000_000, 1).ValueAt.ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public async Task The_stage_at_hand_is_marked_and_every_stage_says_how_far_it_is()
    {
        var line = await Of<StageLine>(("Stages", (IReadOnlyList<StageView>)
            [new("填报", StageProgress.Done, "04-21"), new("审查", StageProgress.Now), new("公示", StageProgress.Next)]));

        line.QuerySelectorAll("li").Select(stage => stage.Words()).ShouldBe(["填报（已完成）04-21", "审查（进行中）", "公示（未开始）"]);
        line.QuerySelectorAll("[aria-current=step]").Single().Words().ShouldBe("审查（进行中）");
    }
}
