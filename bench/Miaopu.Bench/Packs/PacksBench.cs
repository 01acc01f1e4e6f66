using System.Diagnostics;
using Miaopu.Rulebook;

namespace Miaopu.Bench.Packs;

/// <summary>Reading, binding and linting many packs: the shipped ones again and again, each time as a text of its own.</summary>
public static class PacksBench
{
    public static int Run(int packs)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "policies");
        var vocabulary = Vocabulary.Read(Directory.EnumerateFiles(Path.Combine(folder, "vocabulary"), "*.yaml").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f)))).Vocabulary;
        var texts = Directory.EnumerateFiles(folder, "policy.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)
            .Where(t => !t.Contains("\nextends:", StringComparison.Ordinal)).ToArray(); // one that extends another is read with its base, which is not what is measured
        var bytes = texts.Sum(t => (long)t.Length) * packs / texts.Length;
        for (var cores = 1; cores <= Environment.ProcessorCount; cores *= 2)
        {
            GC.Collect();
            var before = GC.GetTotalMemory(true);
            var read = new PolicyPack?[packs];
            var watch = Stopwatch.StartNew();
            Parallel.For(0, packs, new ParallelOptions { MaxDegreeOfParallelism = cores }, i => read[i] = PackReader.Read($"{texts[i % texts.Length]}\n# {i}\n", "policy.yaml", vocabulary).Pack);
            Console.WriteLine($"{packs:N0} packs, {bytes / 1e6:N1} million characters, {cores} core(s): {watch.Elapsed.TotalSeconds:N2} s   {(GC.GetTotalMemory(true) - before) / 1e6:N0} MB kept   {read.Count(p => p is null)} refused");
            GC.KeepAlive(read);
        }

        return 0;
    }
}
