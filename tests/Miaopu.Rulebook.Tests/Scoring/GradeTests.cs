using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Scoring;

public sealed class GradeTests
{
    private static readonly PolicyPack Pack = SmallScores.Pack();

    [Fact]
    public void Who_misses_the_best_grade_for_want_of_a_place_has_the_next()
    {
        var rating = Pack.Rate([Pack.Sized("a", 400, 30), Pack.Sized("b", 400, 25), Pack.Sized("c", 400, 10)]);

        rating.Carriers.Select(c => (c.Total!.Value.Text, c.Placement!.Value.Best, c.Grade!.Text)).ShouldBe([("100", 1, "上"), ("90", 2, "中"), ("60", 3, "中")]);
        rating["b"].Grade!.Steps[0].Why.ShouldContain("不在前 50%（1 家）");
    }

    [Fact]
    public void Equals_at_the_last_place_are_all_in_or_all_out_as_the_pack_says()
    {
        Entrant[] equals = [Pack.Sized("a", 400, 30), Pack.Sized("b", 400, 30), Pack.Sized("c", 10, 0)];
        var excluding = SmallScores.Pack(SmallScores.Scoring.Replace("ties: include", "ties: exclude", StringComparison.Ordinal));

        Pack.Rate(equals).Carriers.Select(c => c.Grade!.Text).ShouldBe(["上", "上", "下"]);
        excluding.Rate(equals).Carriers.Select(c => c.Grade!.Text).ShouldBe(["中", "中", "下"]);
    }

    [Fact]
    public void A_score_that_can_lie_in_two_bands_has_no_grade_yet()
    {
        var open = Pack.Rate([Pack.Sized("a", 400, null), Pack.Sized("b", 10, 0)])["a"];

        open.Total!.Value.ShouldBe(new ScoreInterval(40, 100));
        open.Grade!.IsOpen.ShouldBeTrue();
        open.Grade.Text.ShouldBe("缺数据（上 或 中 或 下）");
        open.Indicator("people").Unknown.ShouldHaveSingleItem().Label.ShouldContain("人数");
    }

    [Fact]
    public void The_trace_names_value_rule_records_and_the_cut()
    {
        var people = Pack.Rate([Pack.Sized("a", 400, 70)])["a"].Indicator("people");

        people.CapApplied.ShouldBeTrue();
        people.Uncut.ShouldBe(new ScoreInterval(140, 140));
        people.Score.ShouldBe(new ScoreInterval(60, 60));
        people.Rule.ShouldBe("每 1 人 得 2 分");
        people.Value!.Rows.ShouldNotBeEmpty();
        people.Basis.Cites.ShouldHaveSingleItem().ToString().ShouldBe("S 1");
    }

    [Fact]
    public void The_cohort_is_hashed_over_its_members_and_their_inputs_in_any_order()
    {
        Entrant[] two = [Pack.Sized("a", 400, 30), Pack.Sized("b", 300, 30)];
        var hash = Pack.Rate(two).Cohorts[0].Hash;

        Pack.Rate([two[1], two[0]]).Cohorts[0].Hash.ShouldBe(hash);
        Pack.Rate([two[0], Pack.Sized("b", 301, 30)]).Cohorts[0].Hash.ShouldNotBe(hash);
        ScoreReceipt.Of(Pack, two, "b").Bytes().ShouldBe(ScoreReceipt.Of(Pack, [two[1], two[0]], "b").Bytes());
        ScoreReceipt.Of(Pack, two, "b").Cohorts[0].Hash.ShouldBe(hash);
        ScoreReceipt.Of(Pack, two, "b").IsReproducedBy(Pack, [two[0]], "a").ShouldBeFalse();
    }

    [Fact]
    public void Text_and_JSON_tell_the_same_rating()
    {
        var rating = Pack.Rate([Pack.Sized("a", 400, 25)]);

        RatingExplanation.Text(rating).ShouldContain("总分 90，第 1 名，共 1 家");
        RatingExplanation.Json(rating).ShouldContain("\"high\": \"90\"");
    }
}
