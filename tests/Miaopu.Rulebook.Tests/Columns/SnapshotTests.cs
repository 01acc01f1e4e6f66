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
            for (var carrier = 0; carrier < carriers; carrier++)
            {
                var assessment = pack.Assess(new Situation { Cutoff = Cutoff, KnownAt = knownAt, Rows = rows[carrier] });
                for (var i = 0; i < assessment.Measures.Count; i++)
                {
                    measures[i][carrier].ShouldBe(assessment.Measures[i].Bounds, $"{assessment.Measures[i].Name} of carrier {carrier}, {what}");
                }

                foreach (var verdict in assessment.Criteria)
                {
                    answers[verdict.Criterion.Id][carrier].ShouldBe(verdict.Answer, $"{verdict.Criterion.Id} of carrier {carrier}, {what}");
                }
            }
        }
    }
}
