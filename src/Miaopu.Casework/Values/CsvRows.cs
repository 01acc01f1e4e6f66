using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Miaopu.Casework.Values;

/// <summary>Reads the small tables an administrator may replace, as spreadsheets save them: with or without byte-order mark, quotes and carriage returns.</summary>
internal static class CsvRows
{
    internal readonly record struct Row(int Line, string[] Fields);

    /// <summary>The rows under the header; empty lines are passed over. A field may be quoted, but not go over a line.</summary>
    /// <param name="text">The whole table.</param>
    /// <param name="header">The columns it must have, in this order.</param>
    /// <param name="rows">The rows, each with as many fields as the header.</param>
    /// <param name="why">Where the table is broken and how to mend it; null if it is not.</param>
    internal static bool TryRead(string text, string header, out List<Row> rows, [NotNullWhen(false)] out string? why)
    {
        rows = [];
        why = null;
        var columns = header.Split(',').Length;
        var lines = text.TrimStart('\uFEFF').Split('\n');
        if (string.Join(',', Fields(lines[0])) != header)
        {
            why = $"第 1 行应为表头“{header}”，请按此列顺序保存。";
            return false;
        }
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            var fields = Fields(lines[i]);
            if (fields.Length != columns)
            {
                why = $"第 {i + 1} 行有 {fields.Length} 列，应有 {columns} 列（{header}），请补全。";
                return false;
            }
            rows.Add(new Row(i + 1, fields));
        }
        return true;
    }

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var c in line.TrimEnd('\r'))
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
                field.Append(c);
        }
        fields.Add(field.ToString().Trim());
        return [.. fields];
    }
}
