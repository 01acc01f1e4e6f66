namespace Miaopu.Rulebook.Tests.Support;

public sealed class SteeringTests
{
    [Theory]
    [InlineData(1, TermUnit.Months, "2021-01-31", "2021-02-28")]
    [InlineData(30, TermUnit.Days, "2021-03-01", "2021-03-31")]
    [InlineData(5, TermUnit.WorkingDays, "2021-03-01", "2021-03-06")]
    public void A_term_ends_where_its_unit_says(int number, TermUnit unit, string from, string to) =>
        new Term(number, unit).After(Day(from), (day, days) => day.AddDays(days)).ShouldBe(Day(to));

    [Fact]
    public void A_run_of_results_must_be_the_latest_and_unbroken()
    {
        var run = new ResultRun("不合格", 2);

        run.EndsIn(["合格", "不合格", "不合格"]).ShouldBeTrue();
        run.EndsIn(["不合格", "不合格", "合格"]).ShouldBeFalse();
        run.EndsIn(["不合格"]).ShouldBeFalse();
        run.EndsIn([]).ShouldBeFalse();
    }

    [Fact]
    public void A_milestone_waits_for_a_person_and_a_figure_counts_the_carriers_its_test_takes_in()
    {
        var plan = Library.Pack("qinzhou/makerspace-plan");
        var empty = new Situation { Cutoff = new DateOnly(2020, 12, 31), Rows = [] };
        var progress = plan.Progress([new("众创空间", "450702", empty), new("众创空间", "450702", empty), new("大学科技园", "450702", empty)]).ToDictionary(p => p.Target.Id);

        (progress["spaces"].Low, progress["spaces"].Answer).ShouldBe((2m, Answer.NotMet));
        progress["science-park"].Answer.ShouldBe(Answer.Met);
        Library.Pack("tianjin-hedong/makerspace-survey").Progress([]).Single().Answer.ShouldBe(Answer.ForAPerson);
    }

    [Fact]
    public void A_plan_gives_no_title_and_needs_no_procedure()
    {
        var plan = Library.Pack("jiangsu/makerspace-plan");

        plan.HasProcedure.ShouldBeFalse();
        plan.Award.ShouldBeEmpty();
        PackReader.Read(plan.Text + "\naward: 某称号\n", "plan", Library.Vocabulary).Findings.ShouldContain(f => f.What.Contains("stages", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_report_found_or_proposes_is_marked_so_clause_by_clause()
    {
        var clauses = Library.Pack("tianjin-hedong/makerspace-survey").Sources.Single().Clauses;

        clauses.ShouldAllBe(c => c.Standing != ClauseStanding.Rule);
        clauses.Where(c => c.Number.StartsWith('四')).ShouldAllBe(c => c.Standing == ClauseStanding.Proposal);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
