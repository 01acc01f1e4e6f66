using System.Diagnostics;

namespace Miaopu.Bench.Http;

/// <summary>What a server did under load.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Median">Milliseconds from request to last byte, as the client sees them.</param>
/// <param name="P95">The same for 95 of 100.</param>
public readonly record struct Load(double PerSecond, double Median, double P95)
{
    /// <summary>Asks again and again over so many connections for so long, after a tenth of that to warm up.</summary>
    public static async Task<Load> For(TimeSpan time, int connections, Func<int, Task> ask)
    {
        await Run(time / 10, connections, ask);
        var watch = Stopwatch.StartNew();
        var took = await Run(time, connections, ask);
        return Of(took, watch.Elapsed);
    }

    /// <summary>Does each thing once, so many at a time.</summary>
    public static async Task<Load> Of<T>(IReadOnlyList<T> things, int connections, Func<T, Task> act)
    {
        var took = new double[things.Count];
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < things.Count; i = Interlocked.Increment(ref next))
            {
                var began = Stopwatch.GetTimestamp();
                await act(things[i]);
                took[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }));
        return Of([.. took], watch.Elapsed);
    }

    public override string ToString() => $"{PerSecond,10:N1} /s   p50 {Median,7:N2} ms   p95 {P95,7:N2} ms";

    private static async Task<List<double>> Run(TimeSpan time, int connections, Func<int, Task> ask)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(async () =>
        {
            var took = new List<double>();
            while (watch.Elapsed < time)
            {
                var began = Stopwatch.GetTimestamp();
                await ask(i);
                took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return took;
        })));
        return [.. all.SelectMany(t => t)];
    }

    private static Load Of(List<double> took, TimeSpan time)
    {
        took.Sort();
        return new Load(took.Count / time.TotalSeconds, took[took.Count / 2], took[(int)Math.Ceiling(took.Count * 0.95) - 1]);
    }
}
