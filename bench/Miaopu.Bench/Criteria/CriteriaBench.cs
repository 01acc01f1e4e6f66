using System.Diagnostics;
using Miaopu.Rulebook;

namespace Miaopu.Bench.Criteria;

/// <summary>Criteria evaluated per second, pack beside hand-written C#, on one core and in one run; answers are compared first.</summary>
public static class CriteriaBench
{
    /// <summary>Carriers that feelin is asked about; the rest would take minutes and tell nothing more.</summary>
    private const int Sample = 300;

    private static readonly string[] Compared = ["premises", "facilities", "residents", "outcome", "staffing", "activities"];

    public static int Run(int carriers)
    {
        var before = GC.GetTotalMemory(true);
        var registry = Registry.Make(carriers);
        var rows = registry.Carriers.Sum(c => c.Length);
        var asRows = GC.GetTotalMemory(true) - before;
        Console.WriteLine($"{carriers:N0} carriers, {registry.Tenants:N0} tenants, {rows:N0} rows");

        before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        var snapshot = Snapshot.Of(registry.Pack.Vocabulary, registry.Carriers);
        var read = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"memory: {asRows / 1e6:N0} MB as rows, {(GC.GetTotalMemory(true) - before) / 1e6:N0} MB more as columns, which are made in {read:N2} s");

        var peer = new HandWritten(registry);
        var byHand = new byte[carriers];
        var bySingle = new byte[carriers];
        var byColumns = new byte[carriers];
        peer.Assess(byHand);
        Verdicts(registry, bySingle);
        Columns(registry, snapshot, byColumns);
        if (Different("the single verdict", byHand, bySingle) || Different("the columns", byHand, byColumns))
        {
            return 1;
        }

        var all = registry.Pack.Criteria.Count;
        var pairs = InPairs(() => peer.Assess(byHand), () => Columns(registry, snapshot, byColumns));
        var hand = Fastest(pairs.Select(p => p.First));
        var columns = Fastest(pairs.Select(p => p.Second));
        var single = Fastest(InPairs(() => Verdicts(registry, bySingle), () => { }, 9).Select(p => p.First));
        var one = hand.Seconds / carriers / Compared.Length;
        Line("hand-written, yes/no", hand, carriers, Compared.Length, one);
        Line("pack, columns, five answers", columns, carriers, all, one);
        Line("pack, verdicts with reasons", single, carriers, all, one);
        var ratios = pairs.Select(p => p.Second.Seconds / all / (p.First.Seconds / Compared.Length)).Order().ToArray();
        Console.WriteLine($"columns beside hand-written, run by run: {ratios[ratios.Length / 2]:N1} times in the middle, {ratios[ratios.Length / 10]:N1} to {ratios[ratios.Length * 9 / 10]:N1} in four of five");
        if (Feelin.Run(registry, Sample) is { } feelin)
        {
            if (Different("feelin", byHand[..Sample], feelin.Answers))
            {
                return 1;
            }

            Line($"feelin, {Sample} carriers", new Figure(feelin.Seconds, 0), Sample, Compared.Length, one);
            Console.WriteLine($"columns answer {columns.Rate(carriers, all) / (Sample * Compared.Length / feelin.Seconds):N0} times as many criteria a second as feelin");
        }

        return 0;
    }

    private static bool Different(string what, byte[] byHand, byte[] byPack)
    {
        var different = Enumerable.Range(0, byHand.Length).Where(i => byHand[i] != byPack[i]).ToArray();
        if (different is [var i, ..])
        {
            Console.WriteLine($"{different.Length} carriers are answered differently by {what}, the first is {i}: by hand {byHand[i]:b6}, by the pack {byPack[i]:b6}");
        }

        return different.Length > 0;
    }

    /// <param name="one">Seconds that the hand-written peer takes for one criterion.</param>
    private static void Line(string what, Figure figure, int carriers, int criteria, double one)
    {
        var each = figure.Seconds / carriers / criteria;
        var ratio = each / one;
        Console.WriteLine($"{what,-28} {figure.Seconds * 1e3,9:N1} ms  {1 / each,12:N0} criteria/s  {ratio,9:N1} times hand-written  {figure.Bytes / 1e6,9:N1} MB allocated  ({criteria} criteria a carrier)");
    }

    private static void Verdicts(Registry registry, byte[] answers)
    {
        for (var i = 0; i < registry.Carriers.Count; i++)
        {
            var assessment = registry.Pack.Assess(new Situation { Cutoff = Registry.Cutoff, Rows = registry.Carriers[i] });
            var bits = 0;
            for (var c = 0; c < Compared.Length; c++)
            {
                bits |= assessment[Compared[c]].Answer == Answer.Met ? 1 << c : 0;
            }

            answers[i] = (byte)bits;
        }
    }

    private static void Columns(Registry registry, Snapshot snapshot, byte[] answers)
    {
        var all = registry.Pack.Answer(snapshot, Registry.Cutoff);
        Array.Clear(answers);
        for (var c = 0; c < Compared.Length; c++)
        {
            var of = all[Compared[c]];
            for (var i = 0; i < answers.Length; i++)
            {
                answers[i] |= (byte)(of[i] == Answer.Met ? 1 << c : 0);
            }
        }
    }

    /// <summary>Runs two things by turns, so that whatever else the machine does falls on both alike; the first second of it is left out.</summary>
    private static (Figure First, Figure Second)[] InPairs(Action one, Action other, int times = 60)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 1;)
        {
            one();
            other();
        }

        return [.. Enumerable.Range(0, times).Select(_ => (Once(one), Once(other)))];
    }

    private static Figure Once(Action act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        act();
        return new Figure(watch.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>The fastest run: whatever else the machine does only adds.</summary>
    private static Figure Fastest(IEnumerable<Figure> runs) => runs.MinBy(f => f.Seconds);

    private readonly record struct Figure(double Seconds, long Bytes)
    {
        public double Rate(int carriers, int criteria) => carriers * criteria / Seconds;
    }
}
