using Miaopu.Casework.Cases;
using Miaopu.Casework.Experts;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Decisions;

/// <summary>
/// 达标: a case that may be accepted together with others, since nothing about it is open: every criterion is met and every expert supports it. The reason says the
/// facts, each of them to be read in the case.
/// </summary>
/// <param name="Reasons">The reason of the decision; empty where it is not plain.</param>
/// <param name="Why">What keeps it from being plain; empty where nothing does.</param>
public sealed record PlainAcceptance(string Reasons, IReadOnlyList<string> Why)
{
    public bool Holds => Why.Count == 0;

    /// <param name="sheets">The sheets handed in for the last advice on the case.</param>
    /// <param name="recommender">Who recommended it; empty where nobody does.</param>
    public static PlainAcceptance Of(Application application, Assessment assessment, IReadOnlyList<AdviceSheet> sheets, string recommender)
    {
        var why = new List<string>();
        foreach (var verdict in assessment.Criteria.Where(c => c.Answer is not (Answer.Met or Answer.NotApplicable)))
        {
            why.Add($"“{verdict.Criterion.Title}”{AnswerWord(verdict.Answer)}");
        }

        var needed = assessment.Pack.ReviewSheet?.Experts ?? 0;
        if (sheets.Count < needed)
        {
            why.Add($"只有 {sheets.Count} 份专家意见，需要 {needed} 份");
        }

        if (sheets.Count(s => s.Supports != true) is > 0 and var against)
        {
            why.Add($"{against} 位专家不建议通过");
        }

        foreach (var id in sheets.SelectMany(s => s.Lines).Where(l => l.Value.Answer == Answer.NotMet).Select(l => l.Key).Distinct())
        {
            why.Add($"有专家认为“{assessment.Pack.Criterion(id)?.Title ?? id}”未达到");
        }

        if (why.Count > 0)
        {
            return new PlainAcceptance("", why);
        }

        var met = assessment.Count(Answer.Met);
        var other = assessment.Count(Answer.NotApplicable);
        var parts = new List<string> { $"{met} 项条件全部达到{(other > 0 ? $"，{other} 项不适用" : "")}" };
        if (recommender.Length > 0)
        {
            parts.Add($"{recommender}审查通过{(application.Rank is { } rank ? $"并推荐，排序第 {rank}" : "")}");
        }

        if (sheets.Count > 0)
        {
            parts.Add($"{sheets.Count} 位专家均建议通过");
        }

        return new PlainAcceptance(string.Join('；', parts) + "。", []);
    }

    private static string AnswerWord(Answer answer) => answer switch
    {
        Answer.NotMet => "未达到",
        Answer.MissingData => "缺数据",
        _ => "待认定",
    };
}
