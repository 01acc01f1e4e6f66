using System.Diagnostics;
using Miaopu.Bench.Criteria;
using Miaopu.Rulebook;

namespace Miaopu.Bench.WhatIf;

/// <summary>What a policy officer waits for: another threshold, another definition, a curve, over the whole registry; warm, and the cold start by itself.</summary>
public static class WhatIfBench
{
    public static int Run(int carriers)
    {
        var registry = Registry.Make(carriers);
        Console.WriteLine($"{carriers:N0} carriers, {registry.Tenants:N0} tenants, {registry.Carriers.Sum(c => c.Length):N0} rows, {Environment.ProcessorCount} cores");
        var before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        var snapshot = Snapshot.Of(registry.Pack.Vocabulary, registry.Carriers);
        Console.WriteLine($"cold: rows into columns              {watch.Elapsed.TotalMilliseconds,9:N1} ms   {(GC.GetTotalMemory(true) - before) / 1e6:N0} MB of columns");

        var pack = registry.Pack;
        int[] members = [.. Enumerable.Range(0, carriers)];
        var area = pack.Numbers.First(n => n.Text == "500");
        PolicyPack Read(string text) => PackReader.Read(text, pack.Id, registry.Vocabulary).Pack ?? throw new InvalidDataException("the changed text is no pack");
        Line("another threshold", () => Whole(Read(ChangedPack.Text(pack, [new NumberChange(area, "400")]))));
        Line("another definition", () => Whole(Read(pack.Text.Replace("where: 开放共享 = true", "where: 开放共享 = true or 收费 = \"免费\"", StringComparison.Ordinal))));
        Line("another window", () => Whole(Read(pack.Text.Replace("months: 12", "months: 24", StringComparison.Ordinal))));
        Line("a curve of 21 values", () => Rulebook.WhatIf.Curve(pack, area, Rulebook.WhatIf.ValuesAround(500), Read, snapshot, Registry.Cutoff, members).Sum(p => p.Passes));
        var changed = Enumerable.Range(0, 20).ToDictionary(i => i * (carriers / 20), i => (IReadOnlyList<LedgerRow>)registry.Carriers[i]);
        Line("twenty carriers read again", () => snapshot.With(changed, []).Carriers);
        return 0;

        // What the page computes: both texts answered, who moves, how near, what it costs.
        int Whole(PolicyPack draft)
        {
            RegistryAnswers? one = null, two = null;
            IReadOnlyList<NearThreshold> near = [];
            Parallel.Invoke(
                () => one = pack.Answer(snapshot, Registry.Cutoff),
                () => (two, near) = (draft.Answer(snapshot, Registry.Cutoff), draft.Near(snapshot, Registry.Cutoff)));
            return Rulebook.WhatIf.Compare(one!, two!, members).Moves.Count + near.Count + draft.Cost(snapshot, Registry.Cutoff).Count;
        }
    }

    private static void Line(string what, Func<int> act)
    {
        var watch = Stopwatch.StartNew();
        var result = act();
        var first = watch.Elapsed.TotalMilliseconds;
        var times = Enumerable.Range(0, 9).Select(_ =>
        {
            watch.Restart();
            act();
            return watch.Elapsed.TotalMilliseconds;
        }).Order().ToArray();
        Console.WriteLine($"{what,-34} {times[0],9:N1} ms fastest {times[4],9:N1} median {first,9:N1} first   ({result:N0})");
    }
}
