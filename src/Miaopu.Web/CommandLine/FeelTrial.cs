using System.Collections.Concurrent;
using System.Diagnostics;
using Miaopu.Feel;

namespace Miaopu.Web.CommandLine;

/// <summary>Tries expressions of <see cref="FeelFuzz"/>, several at once. One that takes longer than five minutes hangs, and ends the trial: evaluation itself stops after seconds, and a busy machine makes them long.</summary>
internal static class FeelTrial
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    internal static (bool Sound, string Text) Run(int seed, int count, int jobs)
    {
        var fuzz = new FeelFuzz(seed);
        var next = 0;
        (int Number, string Text)? Next()
        {
            lock (fuzz)
            {
                return next < count ? (++next, fuzz.Next()) : null;
            }
        }

        var (read, slowest, slow, fault) = (0, TimeSpan.Zero, "", (string?)null);
        var underWay = new ConcurrentDictionary<int, (string Text, long Since)>();
        void Work()
        {
            while (fault is null && Next() is var (number, text))
            {
                var began = Stopwatch.GetTimestamp();
                underWay[number] = (text, began);
                try
                {
                    Interlocked.Add(ref read, FeelFuzz.Try(text) ? 1 : 0);
                }
                catch (Exception thrown)
                {
                    fault = $"{thrown.GetType().Name}: {thrown.Message}\nseed {seed}, expression {number}:\n{text}";
                }

                underWay.TryRemove(number, out _);
                var took = Stopwatch.GetElapsedTime(began);
                lock (underWay)
                {
                    (slowest, slow) = took > slowest ? (took, text) : (slowest, slow);
                }
            }
        }

        // threads of the background, so that one that hangs does not keep the program
        var workers = Enumerable.Range(0, jobs).Select(_ => new Thread(Work) { IsBackground = true }).ToArray();
        foreach (var worker in workers)
        {
            worker.Start();
        }

        foreach (var worker in workers)
        {
            while (!worker.Join(TimeSpan.FromSeconds(1)))
            {
                foreach (var (number, (text, since)) in underWay.Where(u => Stopwatch.GetElapsedTime(u.Value.Since) > Longest))
                {
                    return (false, $"hangs: seed {seed}, expression {number}:\n{text}");
                }
            }
        }

        return fault is null
            ? (true, $"slowest: {slow}\n{count} expressions, seed {seed}, {read} read, slowest {slowest.TotalMilliseconds:0} ms")
            : (false, fault);
    }
}
