using Miaopu.Casework.Cases;
using Miaopu.Casework.Ranking;
using Miaopu.Casework.Recommendations;
using Miaopu.Casework.Tests.Review;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Ranking;

public sealed class RankTests
{
    private readonly List<GivenCase> cases = [];

    public RankTests()
    {
        foreach (var name in (string[])["甲工坊", "乙工坊", "丙工坊"])
        {
            var given = GivenCase.Visited(name, cases.FirstOrDefault());
            given.Walk.Finish(given.Run, StageResults.Clear).Refused.ShouldBeFalse();
            cases.Add(given);
        }
    }

    [Fact]
    public void Ranks_are_complete_unique_and_without_gaps()
    {
        Settle(0, 1, 2, null).Refusals.Single().Sentence.ShouldContain("丙工坊还没有名次");
        Keep(0, 1, 2, 2).Refusals.Single().Sentence.ShouldContain("不能并列");
        Settle(0, 1, 2, 4).Refusals.Single().Sentence.ShouldContain("1 至 3");
        cases.ShouldAllBe(c => c.Run.Act == StageAct.Rank);
        Settle(0, 3, 1, 2).Refused.ShouldBeFalse();
        cases.Select(c => c.Application.Rank).ShouldBe([3, 1, 2]);
        cases.ShouldAllBe(c => c.Run.Act == StageAct.Recommend);
    }

    [Fact]
    public void Ranks_go_on_after_those_already_passed_on()
    {
        Keep(2, 1, 2, 3).Refusals.Select(r => r.Field).ShouldBe([RankCases.Field(cases[0].Application.Id), RankCases.Field(cases[1].Application.Id)]);
        Settle(2, 3, 4, 5).Refused.ShouldBeFalse();
    }

    [Fact]
    public void A_place_is_kept_for_one_case_only_also_against_those_kept_before()
    {
        Keep(0, 1, null, null).Refused.ShouldBeFalse("places may be missing");
        var second = cases[1].Application;
        RankCases.Keep(cases[0].Reviewer, ToRank, 0, new Dictionary<Guid, int?> { [second.Id] = 1 }).Refusals.Single().Field.ShouldBe(RankCases.Field(second.Id));
        second.Rank.ShouldBeNull();
    }

    [Fact]
    public void A_rank_below_one_is_refused_when_it_is_kept() =>
        RankCases.Keep(cases[0].Reviewer, ToRank, 0, new Dictionary<Guid, int?> { [cases[0].Application.Id] = 0 }).Refusals.Single().Field.ShouldBe(RankCases.Field(cases[0].Application.Id));

    [Fact]
    public void A_batch_is_handed_in_before_the_deadline_whole_or_not_at_all()
    {
        Settle(0, 3, 1, 2).Refused.ShouldBeFalse();
        HandIn(GivenCase.Local(5, 28, 17), "某函〔2021〕1号").Refusals.Single().Sentence.ShouldContain("2021-05-28 17:00");
        HandIn(GivenCase.Local(5, 20, 9), " ").Refusals.Single().Field.ShouldBe("DocumentNumber");
        cases.ShouldAllBe(c => c.Application.IsOpen);
        var done = HandIn(GivenCase.Local(5, 28, 17).AddTicks(-1), "某函〔2021〕1号").Value;
        done.Recommendation.Cases.Select(c => c.Rank).ShouldBe([1, 2, 3]);
        done.Happened.Count(h => h.Kind == "Recommended").ShouldBe(3);
        cases.ShouldAllBe(c => c.Application.OutcomeKind == OutcomeKind.Granted);
    }

    [Fact]
    public void A_deadline_that_was_moved_counts_also_for_cases_that_were_not_told_yet()
    {
        Settle(0, 3, 1, 2).Refused.ShouldBeFalse();
        cases[0].Round.Move("二期", GivenCase.Local(6, 4, 17));
        cases.ShouldAllBe(c => c.Run.DueAt == GivenCase.Local(5, 28, 17));
        HandIn(GivenCase.Local(6, 4, 17), "某函〔2021〕1号").Refusals.Single().Sentence.ShouldContain("2021-06-04 17:00");
        HandIn(GivenCase.Local(6, 1, 9), "某函〔2021〕1号").Refused.ShouldBeFalse();
    }

    private IReadOnlyList<CaseToRank> ToRank => [.. cases.Select(c => new CaseToRank(c.Application, c.Run))];

    private Outcome<List<Journal.Happening>> Keep(int before, params int?[] ranks) =>
        RankCases.Keep(cases[0].Reviewer, ToRank, before, cases.Select((c, i) => (c.Application.Id, ranks[i])).ToDictionary(x => x.Id, x => x.Item2));

    private Outcome<List<Journal.Happening>> Settle(int before, params int?[] ranks)
    {
        Keep(before, ranks).Refused.ShouldBeFalse();
        return RankCases.Settle(cases[0].Reviewer, ToRank, before, Walks());
    }

    private Outcome<(Recommendation Recommendation, List<Journal.Happening> Happened)> HandIn(DateTime now, string number)
    {
        cases.ForEach(c => c.Now = now);
        return HandInRecommendation.Decide(
            cases[0].Reviewer, [.. cases.Select(c => CaseToRecommend.Of(c.Application, c.Run, c.Procedure))], "汇总表", new LetterFacts(number, new DateOnly(2021, 5, 20)), ContentHash.OfText("a"), ContentHash.OfText("b"), Walks(), GivenCase.Id(), now);
    }

    private Dictionary<Guid, CaseWalk> Walks() => cases.ToDictionary(c => c.Application.Id, c => c.Walk);
}
