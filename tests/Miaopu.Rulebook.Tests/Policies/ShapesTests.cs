using System.Text.RegularExpressions;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Policies;

/// <summary>The table of shapes in docs/packs.md points at examples that are there.</summary>
public sealed partial class ShapesTests
{
    private static readonly string[] Rows = Section().Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(l[2])).ToArray();

    [Fact]
    public void Every_shape_is_in_the_table() =>
        Rows.Select(r => int.Parse(r.Split('|')[1].Trim(), System.Globalization.CultureInfo.InvariantCulture)).Distinct().ShouldBe(Enumerable.Range(1, 18));

    [Fact]
    public void Every_row_is_shown_by_something_that_is_there()
    {
        var faults = new List<string>();
        foreach (var row in Rows)
        {
            var shown = Named().Matches(row.Split('|')[4]).Select(m => m.Groups[1].Value).ToArray();
            if (shown.Length == 0)
            {
                faults.Add($"nothing shows: {row}");
            }

            faults.AddRange(shown.Where(s => !IsThere(s)));
        }

        faults.ShouldBeEmpty("docs/packs.md, Shapes");
    }

    private static bool IsThere(string name)
    {
        if (name.EndsWith(".yaml", StringComparison.Ordinal))
        {
            return File.Exists(Library.Path($"../tests/Miaopu.Rulebook.Tests/Faulty/{name}"));
        }

        var folder = $"examples/{name[..name.IndexOfAny(['/', ':'])]}";
        var id = name[(name.IndexOfAny(['/', ':']) + 1)..];
        return File.Exists(Library.Path($"{folder}/policy.yaml")) && (name.Contains('/') ? Cases(folder).Contains(id) : Items(Library.Pack(folder)).Contains(id));
    }

    private static HashSet<string> Cases(string folder) =>
        [.. CaseId().Matches(Library.Text($"{folder}/cases.yaml")).Select(m => m.Groups[1].Value)];

    private static IEnumerable<string> Items(PolicyPack pack) =>
        pack.Stages.Select(s => s.Id).Concat(pack.Bodies.Select(b => b.Id)).Concat(pack.Sanctions.Select(s => s.Id)).Concat(pack.Duties.Select(d => d.Id))
            .Concat(pack.Benefits.Select(b => b.Id)).Concat(pack.Scoring.Quotas.Select(q => q.Id)).Concat(pack.Evaluations.Select(e => e.Id));

    private static string Section()
    {
        var text = File.ReadAllText(Library.Path("../docs/packs.md"));
        var from = text.IndexOf("\n## Shapes\n", StringComparison.Ordinal);
        return text[from..text.IndexOf("\n## ", from + 1, StringComparison.Ordinal)];
    }

    [GeneratedRegex("`([a-z-]+[/:][a-z0-9-]+|[a-z-]+\\.yaml)`")]
    private static partial Regex Named();

    [GeneratedRegex("^  - (?:\\{ )?id: ([a-z0-9-]+)", RegexOptions.Multiline)]
    private static partial Regex CaseId();
}
