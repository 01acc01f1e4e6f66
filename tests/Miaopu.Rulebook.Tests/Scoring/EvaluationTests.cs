using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Scoring;

public sealed class EvaluationTests
{
    private static readonly PolicyPack Looms = Library.Pack("examples/looms");

    [Fact]
    public void The_results_of_an_evaluation_are_the_grades_and_the_name_for_staying_away()
    {
        Looms.Evaluation("cloth")!.AllResults.ShouldBe(["上布", "中布", "下布", "没来"]);
        Looms.Evaluation("cloth")!.After(2021).ShouldBe(2023);
        Looms.HasProcedure.ShouldBeFalse();
    }

    [Fact]
    public void A_source_that_counts_results_only_needs_no_stages()
    {
        var evaluation = Library.Pack("liaoning/specialised-makerspace").Evaluations.ShouldHaveSingleItem();

        evaluation.Stages.ShouldBeEmpty();
        evaluation.AllResults.ShouldBe(["合格", "不合格"]);
    }

    [Fact]
    public void A_carrier_belongs_to_the_first_set_it_fits_and_to_none_where_it_fits_none()
    {
        const string sets =
            """

            indicator sets:
              大: { who: 面积 > 100, indicators: [area, people], cite: S 1 }
              中: { who: 面积 > 50, indicators: [area, people], cite: S 1 }
            """;
        var pack = SmallScores.Pack(SmallScores.Scoring + sets);

        var rating = pack.Rate([pack.Sized("a", 400, 1), pack.Sized("b", 100, 1), pack.Sized("c", 50, 1), pack.Sized("d", null, 1)]);

        rating.Carriers.Select(c => c.Set!.Text).ShouldBe(["大", "中", "不属于任何一类", "缺数据（可能是大或中）"]);
        rating["c"].Indicators.ShouldBeEmpty();
        rating["c"].Total!.Value.ShouldBe(new ScoreInterval(0, 0));
        rating["d"].Indicator("people").Score.ShouldBe(new ScoreInterval(0, 2));
        rating["d"].Indicator("people").Unknown.ShouldHaveSingleItem().Field.ShouldBe("面积");
    }

    [Fact]
    public void Text_and_JSON_tell_the_set_and_its_clause()
    {
        var pack = SmallScores.Pack(SmallScores.Scoring + "\nindicator sets: { 都: { who: 面积 >= 0, indicators: [area, people], cite: S 1 } }");
        var rating = pack.Rate([pack.Sized("a", 400, 1)]);

        RatingExplanation.Text(rating).ShouldContain("分类：都  S 1");
        RatingExplanation.Json(rating, indented: false).ShouldContain("\"set\":{\"is\":\"都\"");
    }

    [Theory]
    [InlineData("every: 2 years", "every: 3 years", "评价“两年评布”的多久一次：2 年 → 3 年  QT 第二条")]
    [InlineData("due: 3 working days", "due: 5 working days", "评价“两年评布”的环节“张榜”的公示期：3 个工作日 → 5 个工作日  QT 第四条")]
    [InlineData("没来: absent", "没来: absent, 提前走了: absent", "〔无法判断松紧〕评价“两年评布”的结论“提前走了”：（无） → 未参加  QT 第二条")]
    [InlineData("who: 坊铺 = \"小铺\"", "who: 坊铺 != \"大坊\"", "〔无法判断松紧〕分类考核“小铺”的哪些载体：坊铺 = \"小铺\" → 坊铺 != \"大坊\"  QT 第一条")]
    public void A_changed_evaluation_is_told(string was, string becomes, string line)
    {
        var reading = PackReader.Read(Looms.Text.Replace(was, becomes, StringComparison.Ordinal), "policy.yaml", Library.Vocabulary);

        PackDifference.Between(Looms, reading.Pack.ShouldNotBeNull()).Changes.Select(DifferenceReport.Line).ShouldBe([line]);
    }
}
