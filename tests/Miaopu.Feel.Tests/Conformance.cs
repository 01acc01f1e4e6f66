using System.Runtime.CompilerServices;

namespace Miaopu.Feel.Tests;

/// <summary>The lines of the public kit beside the repository, and the list of those that still fail, which may only shrink.</summary>
public class Conformance(ITestOutputHelper output)
{
    [Fact]
    public void The_lines_of_the_kit_give_what_the_kit_expects_but_for_the_known_failures()
    {
        if (FindCases() is not { } cases)
        {
            output.WriteLine("shared/feel/cases.jsonl is not beside the repository: the conformance lines are left out.");
            return;
        }

        var results = FeelConformance.Run(File.ReadLines(cases));
        foreach (var suite in FeelConformance.PerSuite(results))
        {
            output.WriteLine($"{suite.Suite}: {suite.Passed} passed, {suite.Failed} failed");
        }

        var failed = results.Where(r => !r.Passed).ToList();
        output.WriteLine($"{results.Count - failed.Count} passed, {failed.Count} failed; with a value: {results.Count(r => r.Passed && r.ExpectsValue)} of {results.Count(r => r.ExpectsValue)}");
        foreach (var result in failed)
        {
            output.WriteLine($"{result.Id}: got {result.Got}, expected {result.Expected}; {result.Error}");
        }

        var known = File.ReadAllLines(Path.Combine(Here(), "known-failures.txt")).Where(l => l.Length > 0 && l[0] != '#').ToHashSet();
        var failing = failed.Select(r => r.Id).ToHashSet();
        failing.Except(known).ShouldBeEmpty("these fail and are not in known-failures.txt");
        known.Except(failing).ShouldBeEmpty("these pass: take them out of known-failures.txt");
    }

    private static string? FindCases()
    {
        foreach (var start in new[] { Here(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var path = Path.Combine(folder.FullName, "shared", "feel", "cases.jsonl");
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
