using System.Text;
using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>An assessment told to people (Chinese text) and to programs (JSON); both are read off the one model.</summary>
public static class Explanation
{
    /// <summary>
    /// The answer per criterion with value, threshold, what is missing, clause and reading. One block a criterion, and a line of totals; then what each benefit comes to,
    /// where <paramref name="support"/> holds what <see cref="PolicyPack.Support"/> says of the same situation; and <paramref name="way"/>, where something is amiss.
    /// </summary>
    public static string Text(Assessment assessment, IReadOnlyList<BenefitVerdict>? support = null, NearestWay? way = null)
    {
        var text = new StringBuilder();
        text.Append(assessment.Pack.Title).Append("，统计到 ").Append(FieldValue.Of(assessment.Cutoff)).Append('\n');
        foreach (var choice in assessment.Choices)
        {
            text.Append(choice.Text).Append('\n');
        }

        foreach (var verdict in assessment.Criteria)
        {
            text.Append('\n').Append('【').Append(Wording.Word(verdict.Answer)).Append('】').Append(verdict.Criterion.Title);
            text.Append(verdict.AsksForReason ? "（需说明理由）" : "").Append("  ").Append(Source(verdict.Criterion.Basis)).Append('\n');
            Readings(text, verdict.Criterion.Basis.Reading is { } reading ? [reading] : [], 1);
            Parts(text, verdict.Root, 1, verdict.Criterion.Basis.Reading);
        }

        if (assessment.Criteria.Count > 0)
        {
            text.Append('\n').Append(Total(assessment)).Append('\n');
        }

        WayExplanation.Text(text, way);
        SupportExplanation.Text(text, support ?? []);
        Dated(text, assessment.Pack);
        Changed(text, assessment.Pack);
        return text.ToString();
    }

    /// <summary>What a pack has otherwise than the one it extends, in one sentence with the clauses of both.</summary>
    public static string Of(PackOverride change) => Wording.Changed(change);

    /// <summary>收紧, 放宽, 改写 or 不用.</summary>
    public static string Word(OverrideKind kind) => Wording.Word(kind);

    /// <summary>What a rule for some carriers does to a threshold: 减 20%，零头进一.</summary>
    public static string Of(AdjustRule rule) => Wording.Change(rule);

    /// <summary>The numbers that change with time and stand elsewhere than in a criterion, which tells its own.</summary>
    internal static void Dated(StringBuilder text, PolicyPack pack)
    {
        var told = pack.Criteria.SelectMany(c => c.Root.All()).SelectMany(Thresholds).SelectMany(c => c.Dated).ToHashSet();
        foreach (var number in pack.Dated.Where(d => !told.Contains(d)))
        {
            text.Append("按统计截点取数：").Append(Wording.Dated(number, named: true)).Append('\n');
        }
    }

    /// <summary>What is otherwise than in the packs it extends and does not stand at a threshold, which tells its own.</summary>
    internal static void Changed(StringBuilder text, PolicyPack pack)
    {
        var told = pack.Criteria.SelectMany(c => c.Root.All()).Where(p => p is ComparePart or EachPart).SelectMany(p => p.Changes).ToHashSet();
        foreach (var change in pack.Changes.Where(c => !told.Contains(c)))
        {
            text.Append(Wording.Changed(change)).Append('\n');
        }
    }

    private static IEnumerable<Comparison> Thresholds(CriterionPart part) =>
        part is ComparePart compare ? [compare.Against] : part is EachPart { Against: { } against } ? [against] : [];

    /// <summary>The sum in one sentence: 10 项中 8 项达到，1 项未达到，1 项待认定.</summary>
    public static string Total(Assessment assessment)
    {
        var counts = Enum.GetValues<Answer>().Select(a => (Word: Wording.Word(a), Count: assessment.Count(a))).Where(c => c.Count > 0);
        return $"{assessment.Criteria.Count} 项中 {string.Join("，", counts.Select(c => $"{c.Count} 项{c.Word}"))}";
    }

    /// <summary>The word for an answer: 达到, 未达到, 缺数据, 不适用, 待认定.</summary>
    public static string Word(Answer answer) => Wording.Word(answer);

    /// <summary>What an item rests on, in one phrase: the clauses, or 自定 with the reason.</summary>
    public static string Source(Basis basis) =>
        basis.Cites.Count > 0 ? string.Join('、', basis.Cites) : basis.Ours is { } why ? $"自定：{why}" : "";

    /// <summary>The assessment as JSON, indented where <paramref name="indented"/>; keys in English, sentences in Chinese. Without <paramref name="support"/> and <paramref name="way"/> it has no such keys.</summary>
    public static string Json(Assessment assessment, bool indented = true, IReadOnlyList<BenefitVerdict>? support = null, NearestWay? way = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            AssessmentJson.Write(writer, assessment, support, way);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Parts(StringBuilder text, PartVerdict verdict, int depth, string? said)
    {
        if (verdict.Part is GroupPart group)
        {
            if (group.Needed is { } needed)
            {
                Indent(text, depth).Append("以下至少 ").Append(needed).Append(" 项：").Append(Wording.Word(verdict.Answer)).Append('\n');
            }

            Readings(text, verdict.Readings.Where(r => r != said), group.Needed is null ? depth : depth + 1);
            foreach (var below in verdict.Parts)
            {
                Parts(text, below, group.Needed is null ? depth : depth + 1, said);
            }

            return;
        }

        Indent(text, depth).Append(Wording.Word(verdict.Answer)).Append("：").Append(Line(verdict)).Append('\n');
        if (verdict.Value is { Numerator: { } above, Denominator: { } under })
        {
            Indent(text, depth + 1).Append("计算：").Append(above.Text).Append(" ÷ ").Append(under.Text).Append('\n');
        }

        foreach (var step in verdict.Value?.Steps ?? [])
        {
            Indent(text, depth + 1).Append(step).Append('\n');
        }

        foreach (var ground in verdict.ThresholdGrounds)
        {
            Indent(text, depth + 1).Append(ground).Append('\n');
        }

        foreach (var hit in verdict.Value?.Hits ?? [])
        {
            var source = Source(hit.Basis);
            Indent(text, depth + 1).Append(hit.Certain ? "规则：" : "可能的规则：").Append(hit.Table).Append(hit.Text).Append(source.Length > 0 ? $"  {source}" : "").Append('\n');
        }

        var known = verdict.Value?.Hits.Select(h => h.Basis.Reading).OfType<string>() ?? [];
        Readings(text, verdict.Readings.Union(known).Where(r => r != said), depth + 1);
        foreach (var below in verdict.Parts)
        {
            Parts(text, below, depth + 1, said);
        }
    }

    private static string Line(PartVerdict verdict)
    {
        var title = verdict.Title.Length > 0 ? verdict.Title : verdict.Part.Id;
        var held = verdict.Value is { } value ? $" {value.Text}，{Required(verdict.Threshold)}" : verdict.Threshold is { } threshold ? $" {Required(threshold)}" : "";
        return $"{title}{held}{(verdict.Gap is { } gap ? $"。{gap}" : "")}";
    }

    // A range begins with its number, and a number stands apart from the word before it.
    private static string Required(string? threshold) => threshold is { Length: > 0 } && char.IsAsciiDigit(threshold[0]) ? $"要求 {threshold}" : $"要求{threshold}";

    private static void Readings(StringBuilder text, IEnumerable<string> readings, int depth)
    {
        foreach (var reading in readings)
        {
            Indent(text, depth).Append("本包的理解：").Append(reading).Append('\n');
        }
    }

    private static StringBuilder Indent(StringBuilder text, int depth) => text.Append(' ', depth * 2);
}
