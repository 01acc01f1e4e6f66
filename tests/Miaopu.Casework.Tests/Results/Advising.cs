using Miaopu.Casework.Experts;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Results;

public class Advising
{
    [Theory]
    [InlineData(true, false, "某大学", "任职")]
    [InlineData(false, true, "某大学", "台账中登记有姓名")]
    [InlineData(false, false, "试验公司", "就是申报单位")]
    [InlineData(false, false, "（试验 公司）", "就是申报单位")]
    public void An_expert_with_a_tie_to_the_applicant_is_not_assigned(bool member, bool named, string employer, string why)
    {
        var council = new Council();
        council.Assign(council.AnExpert(employer), member, named).Refusals.ShouldHaveSingleItem().Sentence.ShouldContain(why);
    }

    [Fact]
    public void An_expert_is_asked_once_and_not_again_after_stepping_back()
    {
        var council = new Council();
        var expert = council.AnExpert();
        var assignment = council.Assign(expert).Value.Assignment;
        council.Assign(expert).Refusals[0].Sentence.ShouldContain("已经指派过");
        ExpertReview.StepBack(council.ActorOf(expert), assignment, null, council.Now).Refused.ShouldBeTrue();
        ExpertReview.StepBack(council.ActorOf(expert), assignment, "曾任顾问", council.Now).Refused.ShouldBeFalse();
        council.Assign(expert).Refusals[0].Sentence.ShouldContain("已回避");
        ExpertReview.MayRead(council.ActorOf(expert), assignment).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_is_handed_in_before_the_declaration_nor_by_somebody_else()
    {
        var council = new Council();
        var (expert, other) = (council.AnExpert(), council.AnExpert());
        var assignment = council.Assign(expert).Value.Assignment;
        var run = council.Run(StageAct.Advise);
        ExpertReview.HandIn(council.ActorOf(expert), assignment, run, Council.Pack, Council.Sheet(1, 1), "{}", council.Now).Refusals[0].Field.ShouldBe("declare");
        ExpertReview.DeclareFree(council.ActorOf(other), assignment, council.Now).Refused.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, 10, true, "好", "line:team")]
    [InlineData(61, 10, true, "好", "line:team")]
    [InlineData(60, -1, true, "好", "line:plan")]
    [InlineData(60, 40, null, "好", "supports")]
    [InlineData(60, 40, false, " ", "opinion")]
    public void A_sheet_with_a_gap_names_it(int? team, int? plan, bool? supports, string opinion, string field) =>
        Council.Sheet(team, plan, supports, opinion).Gaps(Council.Pack, Council.Pack.ReviewSheet!).ShouldHaveSingleItem().Field.ShouldBe(field);

    [Fact]
    public void The_total_is_the_weighted_sum_and_none_while_a_score_is_missing()
    {
        Council.Sheet(60, 40).Total(Council.Pack.ReviewSheet!).ShouldBe(80m);
        Council.Sheet(60, null).Total(Council.Pack.ReviewSheet!).ShouldBeNull();
    }

    [Fact]
    public void A_review_closes_with_as_many_sheets_as_the_pack_asks_for_and_nobody_still_asked()
    {
        var council = new Council();
        council.Advised(Council.Sheet(60, 40));
        council.Close().Refusals[0].Sentence.ShouldContain("还差 1 份");
        council.Advised(Council.Sheet(50, 30));
        var waiting = council.Assign(council.AnExpert()).Value.Assignment;
        council.Close().Refusals[0].Sentence.ShouldContain("还有 1 位专家没有提交");
        ExpertReview.Release(council.Officer, waiting, council.Run(StageAct.Advise), "联系不上", council.Now).Refused.ShouldBeFalse();
        council.Close().Refused.ShouldBeFalse();
        council.Application.OpenRun(StageAct.Decide).ShouldNotBeNull();
    }

    [Fact]
    public void Spreading_skips_conflicts_evens_the_load_and_always_gives_the_same()
    {
        var council = new Council();
        var pool = Enumerable.Range(0, 5).Select(_ => council.AnExpert()).ToList();
        var cases = Enumerable.Range(0, 6).Select(i => new ExpertNeed(council.Id(), $"R{i}", new HashSet<Guid>(), 2)).ToList();
        bool Tied(Guid id, Expert expert) => id == cases[0].ApplicationId && expert == pool[0];
        var plan = SpreadExperts.Plan(cases, pool, new Dictionary<Guid, int> { [pool[4].Id] = 3 }, Tied);
        plan.ShouldAllBe(s => s.Short == 0 && s.Experts.Distinct().Count() == 2);
        plan[0].Experts.ShouldNotContain(pool[0]);
        var load = pool.ToDictionary(e => e, e => plan.Count(s => s.Experts.Contains(e)) + (e == pool[4] ? 3 : 0));
        (load.Values.Max() - load.Values.Min()).ShouldBeLessThanOrEqualTo(1);
        SpreadExperts.Plan(Enumerable.Reverse(cases), Enumerable.Reverse(pool), new Dictionary<Guid, int> { [pool[4].Id] = 3 }, Tied)
            .Select(s => string.Join(',', s.Experts.Select(e => e.Id))).ShouldBe(plan.Select(s => string.Join(',', s.Experts.Select(e => e.Id))));
    }

    [Fact]
    public void Spreading_says_how_many_it_could_not_find()
    {
        var council = new Council();
        var only = council.AnExpert();
        SpreadExperts.Plan([new ExpertNeed(council.Id(), "R1", new HashSet<Guid>(), 3)], [only], new Dictionary<Guid, int>(), (_, _) => false)[0].Short.ShouldBe(2);
    }
}
