using System.Globalization;
using Miaopu.Rulebook;
using Miaopu.Rulebook.Tests.Columns;

namespace Miaopu.Rulebook.Tests.WhatIf;

public sealed class WhatIfTests
{
    private const string Two = "criteria: [ { id: area, title: 面积, cite: S 1, measure: 面积, at least: 100 }, { id: meetings, title: 聚会, cite: S 1, measure: 次数, at least: 2 } ]";
    private const string Measures = "measures: { 面积: { sum: 在用.面积 }, 次数: { count: 聚会, in: 一年 } }";
    private static readonly DateOnly Cutoff = new(2021, 5, 14);

    [Fact]
    public void A_lower_threshold_lets_pass_those_between_and_says_through_which_condition()
    {
        var pack = SmallPack.Pack(measures: Measures, criteria: Two);
        var snapshot = Of([90, 2], [90, 1], [100, 2], [50, 2]);

        var whatIf = Against(pack, "pack.criteria.1.at least", "80", snapshot);

        whatIf.CountBefore(Outlook.Passes).ShouldBe(1);
        whatIf.CountAfter(Outlook.Passes).ShouldBe(2);
        whatIf.Moves.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            m => m.Carrier.ShouldBe(0), m => m.Was.ShouldBe(Outlook.Fails), m => m.Becomes.ShouldBe(Outlook.Passes), m => m.Through.ShouldBe(["area"]));
        whatIf.Criteria[0].ShouldSatisfyAllConditions(c => c.NoLongerFail.ShouldBe(2), c => c.FailNewly.ShouldBe(0), c => c.CountsAfter[(int)Answer.Met].ShouldBe(3));
        whatIf.Criteria[1].ShouldSatisfyAllConditions(c => c.NoLongerFail.ShouldBe(0), c => c.CountsBefore![(int)Answer.NotMet].ShouldBe(1));
    }

    [Fact]
    public void A_higher_threshold_is_the_reverse_of_a_lower_one()
    {
        var pack = SmallPack.Pack(measures: Measures, criteria: Two);
        var snapshot = Of([90, 2], [90, 1], [100, 2], [50, 2]);
        var there = Against(pack, "pack.criteria.1.at least", "80", snapshot);

        var back = Rulebook.WhatIf.Compare(there.After, there.Before!, there.Members);

        back.Moves.Select(m => (m.Carrier, m.Was, m.Becomes)).ShouldBe(there.Moves.Select(m => (m.Carrier, m.Becomes, m.Was)));
        back.Moves.ShouldAllBe(m => m.Through.SequenceEqual(new[] { "area" }));
    }

    [Fact]
    public void A_condition_that_only_one_text_has_moves_those_that_fail_it()
    {
        var one = SmallPack.Pack(measures: Measures);
        var two = SmallPack.Pack(measures: Measures, criteria: Two);
        var snapshot = Of([100, 2], [100, 1]);

        var whatIf = Rulebook.WhatIf.Compare(one.Answer(snapshot, Cutoff), two.Answer(snapshot, Cutoff), [0, 1]);

        whatIf.Moves.ShouldHaveSingleItem().Through.ShouldBe(["meetings"]);
        whatIf.Criteria[1].Before.ShouldBeNull();
        whatIf.Criteria[1].CountsBefore![(int)Answer.NotApplicable].ShouldBe(2);
    }

    [Fact]
    public void Only_members_are_counted()
    {
        var pack = SmallPack.Pack(measures: Measures, criteria: Two);
        var snapshot = Of([90, 2], [90, 2], [100, 2]);

        var whatIf = Against(pack, "pack.criteria.1.at least", "80", snapshot, [1, 2]);

        whatIf.Moves.Select(m => m.Carrier).ShouldBe([1]);
        whatIf.CountAfter(Outlook.Passes).ShouldBe(2);
    }

    [Fact]
    public void A_text_that_nothing_came_before_says_of_each_carrier_what_its_single_verdict_says()
    {
        var (read, stand) = (0, new HashSet<Outlook>());
        for (var seed = 0; seed < 1500; seed++)
        {
            var random = new Random(seed);
            var text = RandomPacks.Text(random);
            if (SmallPack.Read(text).Pack is not { } pack)
            {
                continue;
            }

            read++;
            var maker = new RandomRows(random, Cutoff);
            IReadOnlyList<LedgerRow>[] rows = [.. Enumerable.Range(0, 12).Select(_ => maker.Carrier(pack.Vocabulary))];
            int[] members = [.. Enumerable.Range(0, rows.Length).Where(_ => random.Next(4) > 0)];

            var whatIf = Rulebook.WhatIf.Of(pack.Answer(Snapshot.Of(pack.Vocabulary, rows), Cutoff), members);

            var verdicts = members.ToDictionary(m => m, m => pack.Assess(new Situation { Cutoff = Cutoff, Rows = rows[m] }));
            (whatIf.Before, whatIf.Moves.Count, whatIf.CountBefore(Outlook.Passes)).ShouldBe((null, 0, null));
            foreach (var (member, verdict) in verdicts)
            {
                var (failing, open) = (Hard(verdict, Answer.NotMet), Hard(verdict, Answer.MissingData));
                whatIf.After.OutlookOf(member).ShouldBe(failing.Length > 0 ? Outlook.Fails : open.Length > 0 ? Outlook.Open : Outlook.Passes, $"seed {seed}\n{text}");
                whatIf.Through(member).ShouldBe(failing.Length > 0 ? failing : open, $"seed {seed}\n{text}");
                stand.Add(whatIf.After.OutlookOf(member));
            }

            foreach (var shift in whatIf.Criteria)
            {
                (shift.Before, shift.CountsBefore, shift.NoLongerFail, shift.FailNewly).ShouldBe((null, null, 0, 0));
                shift.CountsAfter.ShouldBe(Enum.GetValues<Answer>().Select(a => verdicts.Values.Count(v => v.Criteria.Single(c => c.Criterion.Id == shift.Criterion.Id).Answer == a)), $"seed {seed}\n{text}");
            }
        }

        read.ShouldBeGreaterThan(100);
        stand.Count.ShouldBe(3, "carriers that pass, that fail and that lack data were met");

        static string[] Hard(Assessment verdict, Answer answer) => [.. verdict.Criteria.Where(c => !c.Criterion.Soft && c.Answer == answer).Select(c => c.Criterion.Id)];
    }

    [Fact]
    public void A_soft_condition_and_one_that_a_person_judges_do_not_keep_anybody_from_passing()
    {
        var pack = SmallPack.Pack(criteria: "criteria: [ { id: area, title: 面积, cite: S 1, soft: true, measure: 面积, at least: 100 }, { id: fit, title: 合适, cite: S 1, judged by: office, question: 是否合适 } ]");

        pack.Answer(Of([1, 0]), Cutoff).OutlookOf(0).ShouldBe(Outlook.Passes);
    }

    [Fact]
    public void The_curve_passes_through_what_the_text_says_and_never_rises_with_a_lower_bound()
    {
        var pack = SmallPack.Pack(measures: Measures, criteria: Two);
        var random = new Random(7);
        var snapshot = Of([.. Enumerable.Range(0, 500).Select(_ => new[] { random.Next(0, 250), random.Next(0, 4) })]);
        var number = pack.Numbers.Single(n => n.What == "pack.criteria.1.at least");
        int[] all = [.. Enumerable.Range(0, 500)];

        var points = Rulebook.WhatIf.Curve(pack, number, Rulebook.WhatIf.ValuesAround(100), t => SmallPack.Read(t).Pack, snapshot, Cutoff, all);

        points.Count.ShouldBe(21);
        points.Single(p => p.Value == 100).Passes.ShouldBe(all.Count(c => pack.Answer(snapshot, Cutoff).OutlookOf(c) == Outlook.Passes));
        points.Zip(points.Skip(1)).ShouldAllBe(p => p.First.Passes >= p.Second.Passes);
        points[0].Passes.ShouldBeGreaterThan(points[^1].Passes);
    }

    [Theory]
    [InlineData(500, 0, 1000, 21)]
    [InlineData(5, 0, 15, 16)]
    [InlineData(2.5, 0, 5, 21)]
    [InlineData(1, 0, 11, 12)]
    [InlineData(0, 0, 10, 11)]
    [InlineData(-20, -40, 0, 21)]
    public void Values_around_a_number_begin_at_nothing_and_hold_the_number(double number, double first, double last, int count)
    {
        var values = Rulebook.WhatIf.ValuesAround((decimal)number);

        values.ShouldContain((decimal)number);
        (values[0], values[^1], values.Count).ShouldBe(((decimal)first, (decimal)last, count));
    }

    [Theory]
    [InlineData(100, Nearness.JustMet)]
    [InlineData(105, Nearness.JustMet)]
    [InlineData(106, Nearness.NearlyMet)]
    [InlineData(110, Nearness.NearlyMet)]
    [InlineData(111, Nearness.Far)]
    [InlineData(95, Nearness.JustMissed)]
    [InlineData(94, Nearness.NearlyMissed)]
    [InlineData(90, Nearness.NearlyMissed)]
    [InlineData(89, Nearness.Far)]
    public void Nearness_is_a_share_of_the_threshold_with_the_bound_included(int area, Nearness nearness)
    {
        var near = SmallPack.Pack().Near(Of([area, 0]), Cutoff).ShouldHaveSingleItem();

        near.Part.Measure.ShouldBe("面积");
        near.Of[0].ShouldBe(nearness);
    }

    [Fact]
    public void Every_number_of_a_shipped_pack_can_be_changed_in_its_text_and_nothing_else_changes()
    {
        foreach (var folder in Library.Folders())
        {
            var pack = Library.Pack(folder);
            foreach (var number in pack.Numbers)
            {
                ChangedPack.Text(pack, [new NumberChange(number, number.Text)]).ShouldBe(pack.Text, $"{folder} {number.What}");
            }

            // from behind to the front, so that places do not shift
            var twice = pack.Numbers.DistinctBy(n => n.At).Select(n => new NumberChange(n, n.Text + "0"));
            ChangedPack.Text(pack, twice).Length.ShouldBe(pack.Text.Length + pack.Numbers.DistinctBy(n => n.At).Count(), folder);
        }
    }

    private static Rulebook.WhatIf Against(PolicyPack pack, string what, string to, Snapshot snapshot, IReadOnlyList<int>? members = null)
    {
        var changed = ChangedPack.Read(pack, SmallPack.Words, [new NumberChange(pack.Numbers.Single(n => n.What == what), to)]).Pack!;
        return Rulebook.WhatIf.Compare(pack.Answer(snapshot, Cutoff), changed.Answer(snapshot, Cutoff), members ?? [.. Enumerable.Range(0, snapshot.Carriers)]);
    }

    /// <summary>A carrier each: one room of that area, and so many meetings in the year.</summary>
    private static Snapshot Of(params int[][] carriers) => Snapshot.Of(SmallPack.Words, carriers.Select(c => (IReadOnlyList<LedgerRow>)
    [
        SmallPack.Words.Find("房间")!.Row("r", new DateOnly(2020, 1, 1), null, DateTime.UnixEpoch, [new("面积", c[0].ToString(CultureInfo.InvariantCulture)), new("名", "甲")]),
        .. Enumerable.Range(0, c[1]).Select(i => SmallPack.Words.Find("聚会")!.Row($"m{i}", new DateOnly(2021, 2, 1), null, DateTime.UnixEpoch, [new("名", $"会{i}"), new("人数", "9")])),
    ]));
}
