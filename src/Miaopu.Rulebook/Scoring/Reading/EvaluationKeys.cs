namespace Miaopu.Rulebook;

/// <summary>The keys of evaluations; their stages and outcomes are read as those of the pack.</summary>
internal static class EvaluationKeys
{
    internal static readonly Shape Evaluation = new Shape("evaluation", "一种定期的评价：多久一次、怎样办、得出什么结果").Resting(needed: true).With([PackKeys.Outcomes, PackKeys.Stages]);
    internal static readonly Key<TextKind> Id = Evaluation.Text("id", "编号，英文短词，全包唯一", needed: true);
    internal static readonly Key<TextKind> Title = Evaluation.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<NumberKind> Every = Evaluation.Number("every", "多久一次，如 3 years；不写每年一次");
    internal static readonly Key<TextsKind> Results = Evaluation.Texts("results", "结果的名称，从好到差；不写为本包的等级（grades）");
}
