using System.Diagnostics;
using Miaopu.Rulebook;

namespace Miaopu.Bench.Criteria;

/// <summary>Criteria evaluated per second, pack beside hand-written C#, on one core and in one run; answers are compared first.</summary>
public static class CriteriaBench
{
    private static readonly string[] Compared = ["premises", "facilities", "residents", "outcome", "staffing", "activities"];

    public static int Run(int carriers)
    {
        var before = GC.GetTotalMemory(true);
        var registry = Registry.Make(carriers);
        var rows = registry.Carriers.Sum(c => c.Length);
        Console.WriteLine($"{carriers:N0} carriers, {registry.Tenants:N0} tenants, {rows:N0} rows, {(GC.GetTotalMemory(true) - before) / 1e6:N0} MB as rows");

        var peer = new HandWritten(registry);
        var byHand = new byte[carriers];
        var byPack = new byte[carriers];
        Pack(registry, byPack);
        peer.Assess(byHand);
        var different = Enumerable.Range(0, carriers).Count(i => byHand[i] != byPack[i]);
        if (different > 0)
        {
            var i = Enumerable.Range(0, carriers).First(i => byHand[i] != byPack[i]);
            Console.WriteLine($"{different} carriers are answered differently, the first is {i}: by hand {byHand[i]:b6}, by pack {byPack[i]:b6}");
            return 1;
        }

        var hand = Median(() => peer.Assess(byHand));
        var pack = Median(() => Pack(registry, byPack));
        var all = registry.Pack.Criteria.Count;
        Console.WriteLine($"pack, with reasons   {pack * 1e3,9:N1} ms  {(long)carriers * all / pack,14:N0} criteria/s  ({all} criteria a carrier)");
        Console.WriteLine($"hand-written, yes/no {hand * 1e3,9:N1} ms  {(long)carriers * Compared.Length / hand,14:N0} criteria/s  ({Compared.Length} criteria a carrier)");
        Console.WriteLine($"ratio of times a criterion: {pack / all / (hand / Compared.Length):N1}");
        return 0;
    }

    private static void Pack(Registry registry, byte[] answers)
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

    private static double Median(Action act)
    {
        var times = new double[5];
        for (var i = 0; i < times.Length; i++)
        {
            var watch = Stopwatch.StartNew();
            act();
            times[i] = watch.Elapsed.TotalSeconds;
        }

        return times.Order().ElementAt(2);
    }
}
