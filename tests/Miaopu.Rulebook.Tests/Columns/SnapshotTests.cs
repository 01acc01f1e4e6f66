using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Columns;

public sealed class SnapshotTests
{
    private static readonly DateOnly Cutoff = new(2021, 5, 14);

    [Fact]
    public void A_registry_is_answered_as_each_carrier_is_by_random_packs()
    {
        var (read, adjusted) = (0, 0);
        for (var seed = 0; seed < 1500; seed++)
        {
            var random = new Random(seed);
            var text = RandomPacks.Text(random);
            if (SmallPack.Read(text).Pack is { } pack)
            {
                read++;
                adjusted += pack.Criteria.Any(c => c.Root.All().OfType<ComparePart>().Any(p => p.Adjustments.Count > 0)) ? 1 : 0;
                Same(pack, random, 8, $"seed {seed}\n{text}");
            }
        }

        // the rest hold a value against a threshold of another kind, which lint refuses
        read.ShouldBeGreaterThan(100);
        adjusted.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_registry_is_answered_as_each_carrier_is_by_every_shipped_pack()
    {
        foreach (var folder in Library.Folders())
        {
            Same(Library.Pack(folder), new Random(1), 1300, folder);
        }
    }

    [Fact]
    public void A_ledger_that_the_snapshot_does_not_know_is_empty()
    {
        var snapshot = Snapshot.Of(Vocabulary.Empty, [[], []]);

        SmallPack.Pack().Answer(snapshot, Cutoff)["area"].ToArray().ShouldBe([Answer.NotMet, Answer.NotMet]);
    }

    [Fact]
    public void A_snapshot_that_was_changed_is_the_one_made_anew()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var pack = Library.Pack("liaoning/makerspace");
            var maker = new RandomRows(random, Cutoff);
            var rows = Enumerable.Range(0, random.Next(0, 60)).Select(_ => maker.Carrier(pack.Vocabulary)).ToList();
            var snapshot = Snapshot.Of(pack.Vocabulary, rows);
            var changed = Enumerable.Range(0, rows.Count).Where(_ => random.Next(3) == 0).ToDictionary(c => c, _ => maker.Carrier(pack.Vocabulary));
            var more = Enumerable.Range(0, random.Next(0, 4)).Select(_ => maker.Carrier(pack.Vocabulary)).ToList();

            var spliced = snapshot.With(changed, more);

            foreach (var (carrier, other) in changed)
            {
                rows[carrier] = other;
            }

            rows.AddRange(more);
            var anew = Snapshot.Of(pack.Vocabulary, rows);
            (spliced.Carriers, spliced.Rows).ShouldBe((anew.Carriers, anew.Rows));
            var (one, two) = (pack.Program.Measure(spliced, Cutoff, null), pack.Program.Measure(anew, Cutoff, null));
            one.ShouldBe(two, $"seed {seed}");
        }
    }

    private static void Same(PolicyPack pack, Random random, int carriers, string what)
    {
        var maker = new RandomRows(random, Cutoff);
        IReadOnlyList<LedgerRow>[] rows = [.. Enumerable.Range(0, carriers).Select(_ => maker.Carrier(pack.Vocabulary))];
        var snapshot = Snapshot.Of(pack.Vocabulary, rows);
        snapshot.Rows.ShouldBe(rows.Sum(r => r.Count));
        foreach (var knownAt in new DateTime?[] { null, RandomRows.Middle })
        {
            var answers = pack.Answer(snapshot, Cutoff, knownAt);
            var measures = pack.On(Cutoff).Program.Measure(snapshot, Cutoff, knownAt);
            var costs = knownAt is null ? pack.Cost(snapshot, Cutoff) : [];
            for (var carrier = 0; carrier < carriers; carrier++)
            {
                var assessment = pack.Assess(new Situation { Cutoff = Cutoff, KnownAt = knownAt, Rows = rows[carrier] });
                for (var i = 0; i < assessment.Measures.Count; i++)
                {
                    measures[i][carrier].ShouldBe(assessment.Measures[i].Bounds, $"{assessment.Measures[i].Name} of carrier {carrier}, {what}");
                }

                foreach (var (cost, verdict) in costs.Zip(pack.Support(new Situation { Cutoff = Cutoff, Rows = rows[carrier] })))
                {
                    cost.Carriers[carrier].ShouldBe(new CarrierBenefit(verdict.Answer, verdict.Low, verdict.High), $"{cost.Benefit.Id} of carrier {carrier}, {what}");
                }

                var hard = assessment.Criteria.Where(c => !c.Criterion.Soft).Select(c => c.Answer).ToArray();
                answers.OutlookOf(carrier).ShouldBe(hard.Contains(Answer.NotMet) ? Outlook.Fails : hard.Contains(Answer.MissingData) ? Outlook.Open : Outlook.Passes, what);
                foreach (var verdict in assessment.Criteria)
                {
                    answers[verdict.Criterion.Id][carrier].ShouldBe(verdict.Answer, $"{verdict.Criterion.Id} of carrier {carrier}, {what}");
                }
            }
        }
    }
}
