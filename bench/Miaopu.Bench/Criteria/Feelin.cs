using System.Diagnostics;
using System.Text.Json;
using Miaopu.Rulebook;

namespace Miaopu.Bench.Criteria;

/// <summary>The peer in JavaScript: feelin evaluates the six criteria, written in FEEL, over some of the carriers.</summary>
public static class Feelin
{
    private static readonly Dictionary<string, string> Ledgers = new(StringComparer.Ordinal)
    {
        ["场地"] = "场地", ["入驻"] = "入驻", ["人员"] = "人员", ["导师"] = "导师", ["活动"] = "活动", ["融资"] = "融资", ["典型案例"] = "典型案例", ["设备与平台"] = "设备",
    };

    /// <returns>Seconds for all criteria of the carriers, and their answers; null where it is not installed.</returns>
    public static (double Seconds, byte[] Answers)? Run(Registry registry, int carriers)
    {
        var folder = Folder();
        if (folder is null || !Directory.Exists(Path.Combine(folder, "node_modules", "feelin")))
        {
            Console.WriteLine("feelin is not installed: npm ci --prefix bench/feelin");
            return null;
        }

        using var node = Process.Start(new ProcessStartInfo("node", Path.Combine(folder, "criteria.mjs")) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        node.StandardInput.Write(JsonSerializer.Serialize(new
        {
            cutoff = Registry.Cutoff.DayNumber,
            before = Registry.Cutoff.AddMonths(-12).DayNumber,
            carriers = registry.Carriers.Take(carriers).Select(rows => Carrier(rows, registry.Pack.Vocabulary)),
        }));
        node.StandardInput.Close();
        using var answer = JsonDocument.Parse(node.StandardOutput.ReadToEnd());
        node.WaitForExit();
        return (answer.RootElement.GetProperty("seconds").GetDouble(), [.. answer.RootElement.GetProperty("answers").EnumerateArray().Select(a => a.GetByte())]);
    }

    private static Dictionary<string, List<Dictionary<string, object?>>> Carrier(IEnumerable<LedgerRow> rows, Vocabulary vocabulary)
    {
        var carrier = Ledgers.Values.ToDictionary(n => n, _ => new List<Dictionary<string, object?>>());
        foreach (var row in rows.Where(r => Ledgers.ContainsKey(r.Ledger)))
        {
            var fields = vocabulary.Find(row.Ledger)!.Fields.ToDictionary(f => f.Name, f => Plain(row[f]));
            fields["起"] = row.From?.DayNumber ?? int.MaxValue;
            fields["止"] = row.To?.DayNumber ?? int.MaxValue;
            carrier[Ledgers[row.Ledger]].Add(fields);
        }

        return carrier;
    }

    private static object? Plain(FieldValue value) => value.Kind switch
    {
        FieldValueKind.Number => value.Number,
        FieldValueKind.YesNo => value.IsYes,
        FieldValueKind.Date => value.Date.DayNumber,
        FieldValueKind.Texts => value.Texts,
        _ => value.IsBlank ? null : value.ToString(),
    };

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "bench", "feelin", "criteria.mjs")))
            {
                return Path.Combine(at.FullName, "bench", "feelin");
            }
        }

        return null;
    }
}
