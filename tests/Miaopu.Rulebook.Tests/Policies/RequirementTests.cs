using System.Text.RegularExpressions;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Policies;

/// <summary>
/// Every row of the requirements that packs are to hold, against the packs of its source: each clause that it names is coded by an item of the row's kind, or said to
/// be for a person, elsewhere or not codable, with the reason. Where the requirements are not beside the repository there is nothing to hold against.
/// </summary>
public sealed partial class RequirementTests
{
    /// <summary>Which parts of a pack can be what a row of this kind asks for.</summary>
    private static readonly Dictionary<string, string[]> Parts = new(StringComparer.Ordinal)
    {
        ["condition"] = ["criteria", "definitions", "measures", "bodies", "vocabulary", "adjust", "form"],
        ["material"] = ["materials", "form", "documents", "review sheet"],
        ["deadline"] = ["dates", "cutoff", "stages", "duties", "sanctions", "windows"],
        ["sanction"] = ["sanctions", "vetoes", "duties", "grades"],
        ["money"] = ["benefits", "sanctions", "services", "duties"],
        ["target"] = ["targets", "tasks", "services"],
    };

    /// <summary>Rows whose clause is another kind of item than the row's kind: a report that is due every year, an order to two bureaus to pay fast.</summary>
    private static readonly Dictionary<string, string> Otherwise = new(StringComparer.Ordinal) { ["B05"] = "duties", ["E14"] = "tasks" };

    [Fact]
    public void Every_requirement_is_coded_in_the_pack_of_its_source()
    {
        var file = Library.Path("../../shared/design/requirements.md");
        if (!File.Exists(file))
        {
            return;
        }

        var rows = File.ReadLines(file).Select(l => Row().Match(l)).Where(m => m.Success && Parts.ContainsKey(m.Groups[3].Value)).ToArray();
        rows.Length.ShouldBeGreaterThan(40);
        var clauses = Library.Folders().Where(f => !f.StartsWith("examples/", StringComparison.Ordinal)).SelectMany(f => Library.Read(f).Coverage.Select(c => (Folder: f, Clause: c))).ToArray();
        rows.SelectMany(r => Amiss(r.Groups[1].Value, r.Groups[2].Value, r.Groups[3].Value, clauses)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Amiss(string id, string sources, string kind, (string Folder, ClauseCoverage Clause)[] all)
    {
        string[] parts = Otherwise.TryGetValue(id, out var part) ? [part] : Parts[kind];
        var source = "";
        foreach (var named in sources.Split([',', ';', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(n => !n.StartsWith("附件", StringComparison.Ordinal)))
        {
            // annexes are not at hand: the clause that names them tells what they are
            var cut = named.IndexOf(' ', StringComparison.Ordinal);
            (source, var number) = cut > 0 ? (named[..cut], named[(cut + 1)..].Trim()) : (source, named);
            var found = all.Where(c => c.Clause.Source == source && (c.Clause.Clause.Number == number || c.Clause.Clause.Number.StartsWith(number, StringComparison.Ordinal))).ToArray();
            if (found.Length == 0)
            {
                yield return $"{id} {kind}: no pack lists {source} {number}";
            }
            else if (!found.Any(f => f.Clause.Clause.Fate is ClauseFate.NotCodable or ClauseFate.ForAPerson || f.Clause.Items.Any(i => parts.Any(p => i.Item.StartsWith(p, StringComparison.Ordinal)))))
            {
                yield return $"{id} {kind}: {source} {number} is cited by {string.Join(", ", found.SelectMany(f => f.Clause.Items.Select(i => $"{f.Folder} {i.Item}")).Distinct())} [{string.Join(", ", found.Select(f => f.Clause.Clause.Fate).Distinct())}]";
            }
        }
    }

    [GeneratedRegex(@"^\| ([A-Z]\d+) \| ([^|]+) \| (\w+) \|")]
    private static partial Regex Row();
}
