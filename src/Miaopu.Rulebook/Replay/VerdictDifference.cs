using System.Globalization;
using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>
/// What two verdicts on one carrier say differently, criterion by criterion and measure by measure. Compares their canonical JSON, so that a stored verdict needs
/// no engine of its own time to be read.
/// </summary>
/// <param name="Criteria">Those whose answer, value, threshold or records differ, in the order of the second verdict; those it has no more at the end.</param>
/// <param name="Measures">Measures that differ and stand behind none of the parts above.</param>
public sealed record VerdictDifference(IReadOnlyList<CriterionDifference> Criteria, IReadOnlyList<PartDifference> Measures)
{
    /// <summary>Whether both say the same.</summary>
    public bool IsEmpty => Criteria.Count == 0 && Measures.Count == 0;

    /// <summary>The criteria that are answered otherwise, not only by other values.</summary>
    public IEnumerable<CriterionDifference> Answers => Criteria.Where(c => c.Before != c.After);

    /// <summary>One line a difference, as people read it.</summary>
    public IEnumerable<string> Sentences => Criteria.SelectMany(c => c.Parts.Select(p => "　" + p.Sentence).Prepend(c.Sentence)).Concat(Measures.Select(m => m.Sentence));

    /// <summary>Holds one assessment against another of the same carrier.</summary>
    public static VerdictDifference Between(Assessment before, Assessment after) => Between(Explanation.Json(before, indented: false), Explanation.Json(after, indented: false));

    /// <summary>The same for assessments as receipts keep them.</summary>
    /// <param name="before">JSON of an assessment, of whatever engine.</param>
    /// <param name="after">JSON of another.</param>
    public static VerdictDifference Between(string before, string after)
    {
        using var one = JsonDocument.Parse(before);
        using var two = JsonDocument.Parse(after);
        var (was, now) = (CriteriaOf(one), CriteriaOf(two));
        var criteria = new List<CriterionDifference>();
        foreach (var id in now.Keys.Concat(was.Keys.Where(k => !now.ContainsKey(k))))
        {
            var (a, b) = (was.GetValueOrDefault(id), now.GetValueOrDefault(id));
            var parts = Parts(a?.Parts ?? [], b?.Parts ?? []).ToList();
            if (a?.Answer != b?.Answer || parts.Count > 0)
            {
                criteria.Add(new CriterionDifference(id, (b ?? a)!.Title, a?.Answer, b?.Answer, parts));
            }
        }

        var told = criteria.SelectMany(c => c.Parts).Select(p => p.Title).ToHashSet(StringComparer.Ordinal);
        var measures = Parts(MeasuresOf(one), MeasuresOf(two)).Where(m => m.ValueBefore is not null && m.ValueAfter is not null && !told.Contains(m.Title)).ToList();
        return new VerdictDifference(criteria, measures);
    }

    private static IEnumerable<PartDifference> Parts(IReadOnlyList<Told> before, IReadOnlyList<Told> after)
    {
        var was = before.DistinctBy(p => p.Id).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var now = after.DistinctBy(p => p.Id).ToDictionary(p => p.Id, StringComparer.Ordinal);
        foreach (var id in now.Keys.Concat(was.Keys.Where(k => !now.ContainsKey(k))))
        {
            var (a, b) = (was.GetValueOrDefault(id), now.GetValueOrDefault(id));
            var (gone, added) = ((a?.Rows ?? []).Except(b?.Rows ?? []).ToList(), (b?.Rows ?? []).Except(a?.Rows ?? []).ToList());
            if (a?.Answer != b?.Answer || a?.Value != b?.Value || a?.Threshold != b?.Threshold || gone.Count > 0 || added.Count > 0)
            {
                yield return new PartDifference(id, (b ?? a)!.Title, a?.Answer, b?.Answer, a?.Value, b?.Value, a?.Threshold, b?.Threshold, gone, added);
            }
        }
    }

    private static Dictionary<string, Seen> CriteriaOf(JsonDocument json)
    {
        var found = new Dictionary<string, Seen>(StringComparer.Ordinal);
        foreach (var criterion in Items(json.RootElement, "criteria"))
        {
            var parts = new List<Told>();
            Below(criterion.GetProperty("part"), parts);
            found[Text(criterion, "id")!] = new Seen(Text(criterion, "title")!, AnswerOf(criterion), parts);
        }

        return found;
    }

    // Groups have neither value nor threshold: their answers follow from those below, which are told.
    private static void Below(JsonElement part, List<Told> found)
    {
        if (!part.TryGetProperty("parts", out var below) || part.TryGetProperty("value", out _))
        {
            var value = part.TryGetProperty("value", out var v) ? v : default;
            var records = Words(part, "rows").Concat(value.ValueKind == JsonValueKind.Object ? Words(value, "rows") : []).Distinct().ToList();
            var title = Text(part, "title") ?? (value.ValueKind == JsonValueKind.Object ? Text(value, "title") : null) ?? Text(part, "id")!;
            found.Add(new Told(Text(part, "id")!, title, AnswerOf(part), value.ValueKind == JsonValueKind.Object ? Text(value, "text") : null, Text(part, "threshold"), records));
        }

        foreach (var child in Items(part, "parts"))
        {
            Below(child, found);
        }
    }

    private static List<Told> MeasuresOf(JsonDocument json) => json.RootElement.TryGetProperty("measures", out var measures)
        ? [.. measures.EnumerateObject().Select(m => new Told(m.Name, Text(m.Value, "title") ?? m.Name, null, Text(m.Value, "text"), null, Words(m.Value, "rows")))]
        : [];

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => element.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];

    private static List<string> Words(JsonElement element, string name) => [.. Items(element, name).Select(i => i.GetString()!)];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static string? AnswerOf(JsonElement element) => Text(element, "answer");

    private sealed record Seen(string Title, string? Answer, IReadOnlyList<Told> Parts);

    private sealed record Told(string Id, string Title, string? Answer, string? Value, string? Threshold, IReadOnlyList<string> Rows);
}

/// <summary>A criterion that two verdicts answer otherwise, or by other values.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title in the later verdict that has it.</param>
/// <param name="Before">The first answer, in the word of the verdict, which this engine need not know; null where the first verdict has no such criterion.</param>
/// <param name="After">The second answer, likewise; null where the second has none.</param>
/// <param name="Parts">What of it differs.</param>
public sealed record CriterionDifference(string Id, string Title, string? Before, string? After, IReadOnlyList<PartDifference> Parts)
{
    /// <summary>As people read it.</summary>
    public string Sentence => Before is null ? $"“{Title}”：原先没有这一条件，现为{AnswerWords.Told(After)}"
        : After is null ? $"“{Title}”：原为{AnswerWords.Told(Before)}，现在没有这一条件"
        : Before == After ? $"“{Title}”：仍为{AnswerWords.Told(After)}"
        : $"“{Title}”：由{AnswerWords.Told(Before)}变为{AnswerWords.Told(After)}";
}

/// <summary>A part of a criterion, or a measure, that two verdicts see differently.</summary>
/// <param name="Id">Id of the part, or name of the measure.</param>
/// <param name="Title">What people read.</param>
/// <param name="Before">The first answer, or null.</param>
/// <param name="After">The second answer, or null.</param>
/// <param name="ValueBefore">The first value, or null.</param>
/// <param name="ValueAfter">The second value, or null.</param>
/// <param name="ThresholdBefore">The first threshold, or null.</param>
/// <param name="ThresholdAfter">The second threshold, or null.</param>
/// <param name="RecordsGone">Records that only the first counts, by id.</param>
/// <param name="RecordsAdded">Records that only the second counts, by id.</param>
public sealed record PartDifference(
    string Id, string Title, string? Before, string? After, string? ValueBefore, string? ValueAfter, string? ThresholdBefore, string? ThresholdAfter,
    IReadOnlyList<string> RecordsGone, IReadOnlyList<string> RecordsAdded)
{
    /// <summary>As people read it.</summary>
    public string Sentence
    {
        get
        {
            var said = new List<string>();
            Said("", ValueBefore, ValueAfter);
            Said("要求", ThresholdBefore, ThresholdAfter);
            Said("", AnswerWords.Told(Before), AnswerWords.Told(After));
            if (RecordsGone.Count > 0)
            {
                said.Add(string.Create(CultureInfo.InvariantCulture, $"少计 {RecordsGone.Count} 条记录"));
            }

            if (RecordsAdded.Count > 0)
            {
                said.Add(string.Create(CultureInfo.InvariantCulture, $"多计 {RecordsAdded.Count} 条记录"));
            }

            return $"{Title}：{string.Join("，", said)}";

            void Said(string what, string? from, string? to)
            {
                if (from != to)
                {
                    said.Add($"{what}{from ?? "（无）"} → {to ?? "（无）"}");
                }
            }
        }
    }
}
