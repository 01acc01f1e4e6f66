using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Conditions;

/// <summary>Turns an assessment into what the kit's <c>CriteriaPanel</c> shows. Self-check, application and review desk read the same rows.</summary>
public static class CriteriaView
{
    /// <summary>Records listed under one criterion; the rest is a number.</summary>
    private const int MostRecords = 30;

    /// <param name="way">Shown beside each criterion that is not met; null shows none.</param>
    public static IReadOnlyList<CriterionView> Of(Assessment assessment, CriteriaLinks links, NearestWay? way = null) =>
        [.. assessment.Criteria.Select(verdict => Of(verdict, assessment, links) with { Way = verdict.Answer == Answer.NotMet ? way?.Criterion(verdict.Criterion.Id)?.Way.Text : null })];

    private static CriterionView Of(CriterionVerdict verdict, Assessment assessment, CriteriaLinks links)
    {
        var pack = assessment.Pack;
        var parts = Flat(verdict.Root).ToList();
        var lone = parts is [{ Part: not GroupPart }] ? parts[0] : null;
        var records = parts.SelectMany(RowsOf).Distinct(StringComparer.Ordinal).Select(links.Record).OfType<RecordView>().ToList();
        var view = new CriterionView(verdict.Criterion.Id, verdict.Criterion.Title, AnswerOf(verdict.Answer, verdict.AsksForReason))
        {
            Lacking = verdict.Missing.Count > 0 ? string.Join("；", verdict.Missing) : null,
            Clause = ClauseOf(verdict.Criterion.Basis, pack, links),
            Remark = RemarkOf(verdict, parts, assessment, links),
            Records = [.. records.Take(MostRecords)],
            RecordCount = records.Count > MostRecords ? records.Count : null,
        };
        return lone is not null
            ? view with { Measured = MeasuredText(lone, pack, links.Division), Threshold = ThresholdText(lone, links.Division), Bar = BarOf(lone) }
            : view with { Parts = PartsOf(verdict, pack, links.Division) };
    }

    /// <summary>What a criterion asks, part by part; of alternatives it is said in one line that some of them are enough.</summary>
    /// <param name="division">The name of a division by its code; empty for an unknown one.</param>
    public static IReadOnlyList<CriterionPartView> PartsOf(CriterionVerdict verdict, PolicyPack pack, Func<string, string> division) =>
        [.. Flat(verdict.Root).Select(p => PartOf(p, pack, division))];

    private static CriterionAnswer AnswerOf(Answer answer, bool asksForReason) => answer switch
    {
        Answer.Met when asksForReason => CriterionAnswer.ToExplain,
        Answer.NotMet when asksForReason => CriterionAnswer.ToExplain,
        Answer.Met => CriterionAnswer.Met,
        Answer.NotMet => CriterionAnswer.NotMet,
        Answer.MissingData => CriterionAnswer.Missing,
        Answer.ForAPerson => CriterionAnswer.ToJudge,
        _ => CriterionAnswer.NotApplicable,
    };

    private static CriterionPartView PartOf(PartVerdict part, PolicyPack pack, Func<string, string> division) => new(TitleOf(part, pack, division), AnswerOf(part.Answer, part.Warns))
    {
        Measured = MeasuredText(part, pack, division),
        Threshold = ThresholdText(part, division),
        Bar = BarOf(part),
        OfSeveral = part.Part is GroupPart,
    };

    private static bool IsPlace(PartVerdict part) => part.Part is ComparePart { Against.Kind: ComparisonKind.Within };

    private static string? MeasuredText(PartVerdict part, PolicyPack pack, Func<string, string> division) =>
        part.Value is { } value && part.Part is ComparePart compare ? MeasureText.Of(pack, compare.Measure, value.Text, division) + Sides(value)
        : part is { Part: EachPart, Threshold: not null } ? RecordsText(part) : part.Value?.Text;

    // a share is read with what it is a share of
    private static string Sides(MeasuredValue value) => value is { Numerator: { } above, Denominator: { } under } ? $"（{above.Text} ÷ {under.Text}）" : "";

    // asked of each record, there is no one value: how many fail, or none
    private static string RecordsText(PartVerdict part) => part.Answer switch
    {
        Answer.Met => "逐条均符合",
        Answer.NotMet => $"{part.Rows.Count} 条不符合",
        Answer.MissingData => $"{part.Rows.Count} 条缺数据",
        _ => "没有记录",
    };

    private static string? ThresholdText(PartVerdict part, Func<string, string> division) =>
        part.Part is ComparePart compare && IsPlace(part) && division(compare.Against.Value.ToString()) is { Length: > 0 } name ? $"在{name}范围内" : part.Threshold;

    // Groups within a criterion are opened: what people compare stands in one list, and "one of these" is said beside it.
    private static IEnumerable<PartVerdict> Flat(PartVerdict part) =>
        part.Part is GroupPart { Needed: null } ? part.Parts.SelectMany(Flat) : [part];

    private static IEnumerable<string> RowsOf(PartVerdict part) =>
        part.Rows.Concat(RowsOf(part.Value)).Concat(part.Parts.SelectMany(RowsOf));

    private static IEnumerable<string> RowsOf(MeasuredValue? value) => value is null ? []
        : value.Unknown.Select(u => u.RowId).OfType<string>().Concat(value.Rows).Concat(RowsOf(value.Numerator)).Concat(RowsOf(value.Denominator));

    private static string TitleOf(PartVerdict part, PolicyPack pack, Func<string, string> division) => part.Part switch
    {
        GroupPart { Needed: { } needed } => $"{(needed == 1 ? "其一即可" : $"至少 {needed} 项")}：{string.Join("，或", part.Parts.Select(p => Alternative(p, pack, division)))}",
        JudgedPart judged => $"{part.Title}（由{pack.Body(judged.By)?.Name ?? judged.By}认定）",
        EachPart { Field: { } field } when part.Title.Length == 0 => field,
        _ when part.Title.Length == 0 => part.Threshold ?? "",
        _ => part.Title,
    };

    private static string Alternative(PartVerdict part, PolicyPack pack, Func<string, string> division) => part.Part switch
    {
        GroupPart { Needed: null } => string.Join("，且", part.Parts.Select(p => Alternative(p, pack, division))),
        ComparePart or EachPart { Against: not null } => $"{TitleOf(part, pack, division)} {MeasuredText(part, pack, division)}（{ThresholdText(part, division)}）",
        _ => TitleOf(part, pack, division),
    };

    private static ThinBar? BarOf(PartVerdict part) =>
        part is { Value: { IsExact: true, Low: { } value }, ThresholdNumber: { } threshold, Part: ComparePart { Against.Kind: var kind } } && value >= 0 && threshold > 0
            ? new ThinBar(value, threshold, kind is ComparisonKind.AtMost or ComparisonKind.LessThan)
            : null;

    private static ClauseView? ClauseOf(Basis basis, PolicyPack pack, CriteriaLinks links)
    {
        if (basis.Cites.Count == 0)
        {
            return null;
        }

        var cite = basis.Cites[0];
        var others = basis.Cites.Count > 1 ? $" 等 {basis.Cites.Count} 条" : "";
        return new($"《{pack.Sources.FirstOrDefault(s => s.Id == cite.Source)?.Title ?? cite.Source}》{cite.Clause}{others}", links.Clause(cite));
    }

    private static string? RemarkOf(CriterionVerdict verdict, IReadOnlyList<PartVerdict> parts, Assessment assessment, CriteriaLinks links)
    {
        var pack = assessment.Pack;
        var readings = verdict.Root.Part.All().Select(p => p.Basis.Reading)
            .Concat(parts.SelectMany(Measures).Select(m => pack.Measure(m)?.Basis.Reading))
            .Prepend(verdict.Criterion.Basis.Reading).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var judged = parts.SelectMany(p => p.Judgments).Select(j => $"{j.By}{(j.RowId is { } row && links.Record(row) is { } record ? $"（{record.Text}）" : "")}：{j.Why}").Distinct(StringComparer.Ordinal);
        var rules = parts.SelectMany(p => p.Value?.Hits ?? []).Select(h => $"{(h.Certain ? "" : "可能")}按{h.Table}{h.Text}{(Explanation.Source(h.Basis) is { Length: > 0 } source ? $"（{source}）" : "")}").Distinct(StringComparer.Ordinal);
        string[] remarks =
        [
            .. rules,
            .. parts.SelectMany(p => p.Value?.Steps ?? []).Distinct(StringComparer.Ordinal),
            .. assessment.Choices.Where(c => c.Options.Any(o => o.Measures.Any(m => parts.SelectMany(Measures).Contains(m.Name)))).Select(c => c.Text),
            .. verdict.AsksForReason ? ["一般性要求，未达到时请在申请书中说明理由"] : Array.Empty<string>(),
            .. verdict.Criterion.Basis.Ours is { } ours ? ["本系统自定：" + ours] : Array.Empty<string>(),
            .. readings.Count > 0 ? ["条款未写明，按此理解：" + string.Join("；", readings)] : Array.Empty<string>(),
            .. MeasureText.Periods(pack, parts.SelectMany(Measures), assessment.Cutoff) is { Count: > 0 } periods ? ["统计期间：" + string.Join("；", periods)] : Array.Empty<string>(),
            .. judged,
        ];
        return remarks.Length == 0 ? null : string.Join("。", remarks.Select(r => r.TrimEnd('。', '.', ' ')));
    }

    /// <summary>The measures that a criterion or part compares.</summary>
    public static IEnumerable<string> Measures(PartVerdict part) =>
        part.Part is ComparePart compare ? [compare.Measure] : part.Parts.SelectMany(Measures);
}
