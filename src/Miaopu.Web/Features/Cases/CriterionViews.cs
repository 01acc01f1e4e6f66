using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Cases;

/// <summary>Turns verdicts into the rows of a criteria panel.</summary>
public static class CriterionViews
{
    private const int MostRecords = 40;

    /// <param name="carrierId">Links records to the ledgers of this carrier; null where the reader has no business there.</param>
    public static IReadOnlyList<CriterionView> Of(Assessment assessment, Situation situation, Guid? carrierId)
    {
        var rows = situation.Rows.ToDictionary(r => r.Id, StringComparer.Ordinal);
        return [.. assessment.Criteria.Select(v => One(v, assessment.Pack, rows, carrierId))];
    }

    /// <summary>What people know a record by: its key, else its first filled field.</summary>
    public static string TitleOf(LedgerRow row, PolicyPack pack)
    {
        var ledger = pack.Vocabulary.Find(row.Ledger);
        var field = ledger?.Fields.FirstOrDefault(f => f.Name == ledger.Key && !row[f].IsBlank) ?? ledger?.Fields.FirstOrDefault(f => !row[f].IsBlank);
        return field is null ? ledger?.Label ?? row.Ledger : row[field].ToString();
    }

    public static string RecordHref(Guid carrierId, LedgerRow row) => $"/carriers/{carrierId}/ledgers/{Uri.EscapeDataString(row.Ledger)}/{row.Id}";

    private static CriterionView One(CriterionVerdict verdict, PolicyPack pack, Dictionary<string, LedgerRow> rows, Guid? carrierId)
    {
        var parts = Parts(verdict.Root).Where(p => p.Value is not null && p.Threshold is not null).ToList();
        var shown = parts.Find(p => p.Answer != Answer.Met) ?? parts.FirstOrDefault();
        var behind = Parts(verdict.Root).SelectMany(p => (p.Value?.Rows ?? []).Concat(p.Rows)).Distinct().Where(rows.ContainsKey).Select(id => rows[id]).ToList();
        var cite = verdict.Criterion.Basis.Cites.Count > 0 ? verdict.Criterion.Basis.Cites[0] : (Citation?)null;
        var judged = Parts(verdict.Root).SelectMany(p => p.Judgments).Select(j => $"{j.By}：{j.Why}");
        var readings = Parts(verdict.Root).Select(p => p.Part.Basis.Reading).Prepend(verdict.Criterion.Basis.Reading).OfType<string>().Select(r => "读法：" + r);
        return new CriterionView(verdict.Criterion.Id, verdict.Criterion.Title, AnswerOf(verdict.Answer))
        {
            Measured = shown is null ? null : parts.Count == 1 ? shown.Value!.Text : $"{shown.Title} {shown.Value!.Text}",
            Threshold = shown?.Threshold,
            Bar = shown is { ThresholdNumber: { } at, Value: { IsExact: true, Low: { } value } } && value >= 0 && at > 0
                ? new ThinBar(value, at, shown.Part is ComparePart { Against.Kind: ComparisonKind.AtMost or ComparisonKind.LessThan }) : null,
            Lacking = verdict.Missing.Count == 0 ? null : string.Join('；', verdict.Missing.Select(m => m.TrimEnd('。'))) + "。",
            Clause = cite is { } c ? new ClauseView(ClauseText(pack, c), $"/policies/{pack.Hash}#{FieldNames.IdOf($"clause-{c.Source}-{c.Clause}")}") : null,
            Records = [.. behind.Take(MostRecords).Select(r => new RecordView(TitleOf(r, pack), carrierId is { } id ? RecordHref(id, r) : null, pack.Vocabulary.Find(r.Ledger)?.Label))],
            RecordCount = behind.Count > MostRecords ? behind.Count : null,
            Remark = string.Join('；', judged.Concat(readings)) is { Length: > 0 } remark ? remark : null,
        };
    }

    public static string ClauseText(PolicyPack pack, Citation cite)
    {
        var source = pack.Sources.FirstOrDefault(s => s.Id == cite.Source);
        return source is null ? cite.ToString() : $"《{source.Title}》{cite.Clause}";
    }

    private static CriterionAnswer AnswerOf(Answer answer) => answer switch
    {
        Answer.Met => CriterionAnswer.Met,
        Answer.NotMet => CriterionAnswer.NotMet,
        Answer.MissingData => CriterionAnswer.Missing,
        Answer.ForAPerson => CriterionAnswer.ToJudge,
        _ => CriterionAnswer.NotApplicable,
    };

    private static IEnumerable<PartVerdict> Parts(PartVerdict root) => root.Parts.SelectMany(Parts).Prepend(root);
}
