using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Conditions;

/// <summary>Turns an assessment into what the kit's <c>CriteriaPanel</c> shows. Self-check, application and review desk read the same rows.</summary>
public static class CriteriaView
{
    /// <summary>Records listed under one criterion; the rest is a number.</summary>
    private const int MostRecords = 30;

    public static IReadOnlyList<CriterionView> Of(Assessment assessment, CriteriaLinks links) =>
        [.. assessment.Criteria.Select(verdict => Of(verdict, assessment.Pack, links))];

    public static CriterionView Of(CriterionVerdict verdict, PolicyPack pack, CriteriaLinks links)
    {
        var parts = Flat(verdict.Root).ToList();
        var lone = parts.Count == 1 ? parts[0] : null;
        var records = parts.SelectMany(RowsOf).Distinct(StringComparer.Ordinal).Select(links.Record).OfType<RecordView>().ToList();
        var view = new CriterionView(verdict.Criterion.Id, verdict.Criterion.Title, AnswerOf(verdict.Answer, verdict.AsksForReason))
        {
            Lacking = verdict.Missing.Count > 0 ? string.Join("；", verdict.Missing) : null,
            Clause = ClauseOf(verdict.Criterion.Basis, pack, links),
            Remark = RemarkOf(verdict, parts, pack),
            Records = [.. records.Take(MostRecords)],
            RecordCount = records.Count > MostRecords ? records.Count : null,
        };
        return lone is not null
            ? view with { Measured = MeasuredText(lone, links), Threshold = ThresholdText(lone, links), Bar = BarOf(lone) }
            : view with { Parts = [.. parts.Select(p => PartOf(p, pack, links))] };
    }

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

    private static CriterionPartView PartOf(PartVerdict part, PolicyPack pack, CriteriaLinks links) => new(TitleOf(part, pack), AnswerOf(part.Answer, part.Warns))
    {
        Measured = MeasuredText(part, links),
        Threshold = ThresholdText(part, links),
        Bar = BarOf(part),
    };

    private static bool IsPlace(PartVerdict part) => part.Part is ComparePart { Against.Kind: ComparisonKind.Within };

    private static string? MeasuredText(PartVerdict part, CriteriaLinks links) =>
        IsPlace(part) && links.Division(part.Value?.Text ?? "") is { Length: > 0 } name ? name : part.Value?.Text;

    private static string? ThresholdText(PartVerdict part, CriteriaLinks links) =>
        part.Part is ComparePart compare && IsPlace(part) && links.Division(compare.Against.Value.ToString()) is { Length: > 0 } name ? $"在{name}范围内" : part.Threshold;

    // Groups within a criterion are opened: what people compare stands in one list, and "one of these" is said beside it.
    private static IEnumerable<PartVerdict> Flat(PartVerdict part) =>
        part.Part is GroupPart { Needed: null } ? part.Parts.SelectMany(Flat) : [part];

    private static IEnumerable<string> RowsOf(PartVerdict part) =>
        part.Rows.Concat(RowsOf(part.Value)).Concat(part.Parts.SelectMany(RowsOf));

    private static IEnumerable<string> RowsOf(MeasuredValue? value) => value is null ? []
        : value.Unknown.Select(u => u.RowId).OfType<string>().Concat(value.Rows).Concat(RowsOf(value.Numerator)).Concat(RowsOf(value.Denominator));

    private static string TitleOf(PartVerdict part, PolicyPack pack) => part.Part switch
    {
        GroupPart group when part.Title.Length == 0 => $"{(group.Needed == 1 ? "其一即可" : $"至少 {group.Needed} 项")}：{string.Join("，或", part.Parts.Select(p => $"{TitleOf(p, pack)} {p.Value?.Text}（{p.Threshold}）"))}",
        JudgedPart judged => $"{part.Title}（由{pack.Body(judged.By)?.Name ?? judged.By}认定）",
        _ when part.Title.Length == 0 => part.Threshold ?? "",
        _ => part.Title,
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

    private static string? RemarkOf(CriterionVerdict verdict, IReadOnlyList<PartVerdict> parts, PolicyPack pack)
    {
        var readings = verdict.Root.Part.All().Select(p => p.Basis.Reading)
            .Concat(parts.SelectMany(Measures).Select(m => pack.Measure(m)?.Basis.Reading))
            .Prepend(verdict.Criterion.Basis.Reading).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var judged = parts.SelectMany(p => p.Judgments).Select(j => $"{j.By}：{j.Why}").Distinct(StringComparer.Ordinal);
        var rules = parts.SelectMany(p => p.Value?.Hits ?? []).Select(h => $"{(h.Certain ? "" : "可能")}按{h.Table}{h.Text}{(Explanation.Source(h.Basis) is { Length: > 0 } source ? $"（{source}）" : "")}").Distinct(StringComparer.Ordinal);
        string[] remarks =
        [
            .. rules,
            .. verdict.AsksForReason ? ["一般性要求，未达到时请在申请书中说明理由"] : Array.Empty<string>(),
            .. verdict.Criterion.Basis.Ours is { } ours ? ["本系统自定：" + ours] : Array.Empty<string>(),
            .. readings.Count > 0 ? ["条款未写明，按此理解：" + string.Join("；", readings)] : Array.Empty<string>(),
            .. judged,
        ];
        return remarks.Length == 0 ? null : string.Join("。", remarks);
    }

    private static IEnumerable<string> Measures(PartVerdict part) =>
        part.Part is ComparePart compare ? [compare.Measure] : part.Parts.SelectMany(Measures);
}
