using Miaopu.Rulebook;
using Miaopu.Rulebook.Tests.Columns;

namespace Miaopu.Rulebook.Tests.SelfCheck;

public sealed class SelfCheckTests
{
    private const string Measures = "measures: { 面积: { sum: 在用.面积 }, 次数: { count: 聚会, in: 一年 }, 每次面积: { formula: 面积 / 次数 } }";
    private const string Criteria =
        "criteria: [ { id: area, title: 面积, cite: S 1, measure: 面积, at least: 100 }, { id: each, title: 每次, cite: S 1, measure: 每次面积, at least: 10 }, { id: meetings, title: 聚会, cite: S 1, measure: 次数, at least: 2 } ]";

    private static readonly DateOnly Today = new(2021, 5, 14);

    [Fact]
    public void Nothing_stated_leaves_all_open_and_asks_what_formulas_are_made_of()
    {
        var trial = SmallPack.Pack(measures: Measures, criteria: Criteria).Try(new Dictionary<string, FieldValue>(), Today);

        trial.Outlook.ShouldBe(Outlook.Open);
        trial.Open.Select(o => string.Join(' ', o.Select(q => q.Measure.Name))).ShouldBe(["面积", "面积 次数", "次数"]);
    }

    [Theory]
    [InlineData(100, 2, Outlook.Passes)]
    [InlineData(99, 2, Outlook.Fails)]
    [InlineData(100, 1, Outlook.Fails)]
    [InlineData(100, 11, Outlook.Fails)]
    [InlineData(100, null, Outlook.Open)]
    [InlineData(99, null, Outlook.Fails)]
    public void Stated_values_are_held_against_every_threshold(int area, int? meetings, Outlook outlook)
    {
        var pack = SmallPack.Pack(measures: Measures, criteria: Criteria);
        var stated = Stated(pack, ("面积", area));
        if (meetings is { } times)
        {
            stated[MeaningOf(pack, "次数")] = FieldValue.Of((decimal)times);
        }

        pack.Try(stated, Today).Outlook.ShouldBe(outlook);
    }

    [Fact]
    public void One_question_serves_every_policy_that_means_the_same_by_it_and_what_decides_most_comes_first()
    {
        var one = SmallPack.Pack(measures: "measures: { 场地: { sum: 在用.面积, title: 房间总面积 } }", criteria: "criteria: [ { id: a, title: 甲, cite: S 1, measure: 场地, at least: 50 } ]");
        var two = SmallPack.Pack(measures: Measures, criteria: Criteria);

        var check = Rulebook.SelfCheck.Of([one, two], new Dictionary<string, FieldValue>(), Today);

        check.Questions.Select(q => q.Measure.Title).ShouldBe(["房间总面积", "次数"]);
        var after = Rulebook.SelfCheck.Of([one, two], new Dictionary<string, FieldValue> { [check.Questions[0].Meaning] = FieldValue.Of(60m) }, Today);
        after.Trials.Select(t => t.Outlook).ShouldBe([Outlook.Passes, Outlook.Fails]);
        after.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void General_requirements_are_asked_last_and_promise_nothing_before_they_are_stated()
    {
        var soft = SmallPack.Pack(measures: Measures, criteria: "criteria: [ { id: meetings, title: 聚会, cite: S 1, measure: 次数, at least: 2, soft: true } ]");
        var parts = SmallPack.Pack(measures: Measures, criteria: "criteria: [ { id: meetings, title: 聚会, cite: S 1, all: [ { measure: 次数, at least: 2, soft: true }, { id: fit, title: 合适, judged by: office, question: 是否合适, soft: true } ] } ]");
        var hard = SmallPack.Pack(measures: Measures, criteria: "criteria: [ { id: area, title: 面积, cite: S 1, measure: 面积, at least: 100 } ]");

        var check = Rulebook.SelfCheck.Of([soft, hard], new Dictionary<string, FieldValue>(), Today);

        check.Questions.Select(q => q.Measure.Name).ShouldBe(["面积", "次数"]);
        check.Trials[0].IsUnstated.ShouldBeTrue();
        parts.Try(new Dictionary<string, FieldValue>(), Today).IsUnstated.ShouldBeTrue("a group of general requirements is one");
        var stated = soft.Try(Stated(soft, ("次数", 1)), Today);
        (stated.Outlook, stated.IsUnstated).ShouldBe((Outlook.Passes, false));
        stated.Assessment["meetings"].AsksForReason.ShouldBeTrue();
    }

    [Fact]
    public void What_is_asked_row_by_row_or_of_a_person_keeps_nobody_from_passing_and_is_told()
    {
        var pack = SmallPack.Pack(criteria: """
            criteria:
              - { id: rooms, title: 每间, cite: S 1, each: 在用, field: 面积, at least: 10 }
              - { id: fit, title: 合适, cite: S 1, judged by: office, question: 是否合适 }
              - { id: area, title: 面积, cite: S 1, measure: 面积, at least: 100 }
            """);

        var trial = pack.Try(Stated(pack, ("面积", 100)), Today);

        trial.Outlook.ShouldBe(Outlook.Passes);
        trial.Assessment["rooms"].Answer.ShouldBe(Answer.ForAPerson);
        trial.Assessment["rooms"].Missing.ShouldHaveSingleItem().ShouldContain("逐条");
        trial.Assessment["fit"].Answer.ShouldBe(Answer.ForAPerson);
    }

    /// <summary>Of every shipped pack: values measured from ledgers and stated give the answers that the ledgers give, but for what is asked row by row.</summary>
    [Fact]
    public void Values_stated_as_ledgers_give_them_are_answered_as_the_ledgers_are()
    {
        var random = new Random(3);
        var compared = 0;
        foreach (var folder in Library.Folders())
        {
            var pack = Library.Pack(folder).On(Today);
            var maker = new RandomRows(random, Today);
            for (var i = 0; i < 40; i++)
            {
                var situation = new Situation { Cutoff = Today, Rows = maker.Carrier(pack.Vocabulary) };
                var assessed = pack.Assess(situation);
                var meanings = new MeasureMeaning(pack);
                var stated = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
                foreach (var value in assessed.Measures.Where(m => m.IsExact))
                {
                    stated[meanings.Of(pack.Measure(value.Name)!)] = value.Other.IsBlank ? FieldValue.Of(value.Low!.Value) : value.Other;
                }

                var trial = pack.Try(stated, Today);
                foreach (var (ours, theirs) in trial.Assessment.Criteria.Zip(assessed.Criteria))
                {
                    // only where everything it looks at is known, and is not asked row by row
                    if (ours.Criterion.Root.All().All(p => p is GroupPart or ComparePart) && ours.Answer is Answer.Met or Answer.NotMet && theirs.Answer is Answer.Met or Answer.NotMet)
                    {
                        ours.Answer.ShouldBe(theirs.Answer, $"{folder} {ours.Criterion.Id}");
                        compared++;
                    }
                }

                foreach (var (ours, theirs) in trial.Support.Zip(pack.Support(situation)))
                {
                    if (ours.Amount is { } amount && theirs.Amount is { } other)
                    {
                        amount.ShouldBe(other, $"{folder} {ours.Benefit.Id}");
                    }
                }
            }
        }

        compared.ShouldBeGreaterThan(500);
    }

    private static string MeaningOf(PolicyPack pack, string measure) => new MeasureMeaning(pack).Of(pack.Measure(measure)!);

    private static Dictionary<string, FieldValue> Stated(PolicyPack pack, params (string Measure, int Value)[] values) =>
        values.ToDictionary(v => MeaningOf(pack, v.Measure), v => FieldValue.Of((decimal)v.Value), StringComparer.Ordinal);
}
