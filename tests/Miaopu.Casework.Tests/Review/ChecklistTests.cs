using Miaopu.Casework.Cases;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Review;

public sealed class ChecklistTests
{
    private readonly GivenCase given = GivenCase.Received();
    private readonly List<Opinion> opinions = [];
    private readonly List<Judgment> judgments = [];

    [Fact]
    public void A_case_passes_only_when_every_line_has_an_opinion_and_everything_left_to_the_body_is_judged()
    {
        Say("criterion:area", LineMark.Pass);
        Say("criterion:fit", LineMark.Pass);
        var refused = DecideCheck.Pass(given.Walk, given.Run, List(), null);
        refused.Refusals.Select(r => r.Field).ShouldBe(["criterion:fit", "material:report"]);

        Say("material:report", LineMark.Pass);
        judgments.Add(new Judgment("fit", null, Answer.Met, "某局", "方向清楚"));
        DecideCheck.Pass(given.Walk, given.Run, List(), null).Refused.ShouldBeFalse();
        given.Run.Step.ShouldBe(1);
        DecideCheck.Pass(given.Walk, given.Run, List(), null).Refused.ShouldBeFalse();
        given.Run.Act.ShouldBe(StageAct.Visit);
    }

    [Fact]
    public void Passing_a_line_that_the_system_does_not_see_met_needs_a_reason()
    {
        given.Area = 99;
        PassAll();
        DecideCheck.Pass(given.Walk, given.Run, List(), null).Refusals.Single().Field.ShouldBe("criterion:area");
        Say("criterion:area", LineMark.Pass, "另有一处场地，合同已核对");
        DecideCheck.Pass(given.Walk, given.Run, List(), null).Refused.ShouldBeFalse();
    }

    [Fact]
    public void A_line_to_mend_or_not_met_does_not_pass()
    {
        PassAll();
        Say("material:report", LineMark.Mend, "缺页");
        DecideCheck.Pass(given.Walk, given.Run, List(), null).Refused.ShouldBeTrue();
        Say("material:report", LineMark.NotMet, "缺页");
        DecideCheck.Pass(given.Walk, given.Run, List(), null).Refused.ShouldBeTrue();
    }

    [Fact]
    public void A_return_takes_its_items_from_the_lines_to_mend_and_each_says_why()
    {
        Say("material:report", LineMark.Mend);
        DecideCheck.Return(given.Walk, given.Run, List(), null).Refusals.Single().Field.ShouldBe("material:report");
        Say("material:report", LineMark.Mend, "缺第三页");
        DecideCheck.Return(given.Walk, given.Run, List(), null).Refused.ShouldBeFalse();
        var order = given.Application.OpenReturn.ShouldNotBeNull();
        order.Items.ShouldBe([new ReturnItem("material:report", "报告", "缺第三页")]);
        order.DueAt.ShouldBe(GivenCase.Local(4, 14), "five working days after 6 April end with 13 April");
    }

    [Theory]
    [InlineData(5, 20, 5, 28, 0, false)]
    [InlineData(5, 21, 5, 28, 17, true)]
    public void The_term_of_a_return_is_cut_to_the_second_deadline(int month, int day, int dueMonth, int dueDay, int dueHour, bool cut)
    {
        var now = GivenCase.Local(month, day, 10);
        var term = ReturnTerm.Of(given.Application, given.Procedure, given.Run, now).Value;
        term.DueAt.ShouldBe(GivenCase.Local(dueMonth, dueDay, dueHour));
        (term.CutBy is not null).ShouldBe(cut);
    }

    [Fact]
    public void After_the_second_deadline_and_after_the_last_return_there_is_none()
    {
        ReturnTerm.Of(given.Application, given.Procedure, given.Run, GivenCase.Local(5, 28, 17)).Refused.ShouldBeTrue();
        Say("material:report", LineMark.Mend, "缺页");
        DecideCheck.Return(given.Walk, given.Run, List(), null).Refused.ShouldBeFalse();
        var back = given.Application.Runs.First(r => r.Stage == "desk");
        ReturnTerm.Of(given.Application, given.Procedure, back, given.Now).Refusals.Single().Sentence.ShouldContain("最多退回 1 次");
    }

    [Fact]
    public void Somebody_of_another_organisation_decides_nothing()
    {
        PassAll();
        var stranger = given.Reviewer with { OrganisationId = GivenCase.Id() };
        var walk = given.Walk with { Actor = stranger };
        DecideCheck.Pass(walk, given.Run, List(), null).Refused.ShouldBeTrue();
        DecideCheck.Refuse(walk, given.Run, List(), "理由").Refused.ShouldBeTrue();
        KeepOpinion.Decide(stranger, given.Run, List(), new OpinionForm("criterion:area", LineMark.Pass, null, null), Opinion.Begin(GivenCase.Id(), given.Application.Id, given.Run.Id, "criterion:area"), given.Now)
            .Refused.ShouldBeTrue();
    }

    [Fact]
    public void A_newer_text_is_not_overwritten_even_if_it_is_ones_own_and_a_mark_needs_no_text()
    {
        Say("material:report", LineMark.Mend, "后写的");
        var kept = opinions.Single();
        Older("先写的").Refusals.Single().Sentence.ShouldContain("您在另一个页面");
        kept.Text.ShouldBe("后写的");
        Older(null).Refused.ShouldBeFalse();
        (kept.Mark, kept.Text).ShouldBe((LineMark.Pass, "后写的"));
        Older("先写的", "后写的").Refused.ShouldBeFalse();
        kept.Text.ShouldBe("先写的");

        Outcome<Opinion> Older(string? text, params string[] unanswered) =>
            KeepOpinion.Decide(given.Reviewer, given.Run, List(), new OpinionForm("material:report", LineMark.Pass, text, KeepOpinion.Stamp(""), unanswered), kept, given.Now);
    }

    [Fact]
    public void An_opinion_of_an_earlier_check_on_the_same_papers_stands_in_until_another_is_given()
    {
        var earlier = Opinion.Begin(GivenCase.Id(), given.Application.Id, GivenCase.Id(), "material:report");
        KeepOpinion.Decide(given.Reviewer, given.Run, List(), new OpinionForm("material:report", LineMark.Pass, "齐全", null), earlier, given.Now).Refused.ShouldBeFalse();
        var list = Checklist.Of(given.Assess(judgments), "reviewer", opinions, [earlier]);
        (list.Line("material:report")!.Mark, list.Line("material:report")!.Text).ShouldBe((LineMark.Pass, "齐全"));
        Say("material:report", LineMark.Mend, "再看缺页");
        Checklist.Of(given.Assess(judgments), "reviewer", opinions, [earlier]).Line("material:report")!.Mark.ShouldBe(LineMark.Mend);
    }

    private Checklist List() => Checklist.Of(given.Assess(judgments), "reviewer", opinions, []);

    private void PassAll()
    {
        judgments.Add(new Judgment("fit", null, Answer.Met, "某局", "方向清楚"));
        foreach (var line in List().Lines)
        {
            Say(line.About, LineMark.Pass);
        }
    }

    private void Say(string about, LineMark mark, string text = "")
    {
        var kept = opinions.Find(o => o.About == about);
        if (kept is null)
        {
            opinions.Add(kept = Opinion.Begin(GivenCase.Id(), given.Application.Id, given.Run.Id, about));
        }

        KeepOpinion.Decide(given.Reviewer, given.Run, List(), new OpinionForm(about, mark, text, KeepOpinion.Stamp(kept.Text)), kept, given.Now).Refused.ShouldBeFalse();
    }
}
