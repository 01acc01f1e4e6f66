using Miaopu.Rulebook;

namespace Miaopu.Casework.Experts;

/// <summary>What an expert writes: advice per criterion or scores per item, as the pack's sheet asks, and an opinion on the whole.</summary>
/// <param name="Lines">One a criterion or scored item of the sheet, by its id.</param>
/// <param name="Opinion">Opinion on the whole.</param>
/// <param name="Supports">Whether the expert advises to give the title; null until said.</param>
public sealed record AdviceSheet(IReadOnlyDictionary<string, AdviceLine> Lines, string Opinion, bool? Supports)
{
    public static AdviceSheet Empty { get; } = new(new Dictionary<string, AdviceLine>(), "", null);

    /// <summary>Weighted sum of the scores, null where the sheet asks none or one is missing.</summary>
    public decimal? Total(ReviewSheet sheet)
    {
        if (sheet.Scores.Count == 0 || sheet.Scores.Any(i => Lines.GetValueOrDefault(i.Id)?.Score is null))
        {
            return null;
        }

        return sheet.Scores.Sum(i => Lines[i.Id].Score!.Value * i.Weight);
    }

    /// <summary>What still stands against handing it in.</summary>
    public List<Refusal> Gaps(PolicyPack pack, ReviewSheet sheet)
    {
        var gaps = new List<Refusal>();
        foreach (var id in sheet.Criteria)
        {
            var line = Lines.GetValueOrDefault(id);
            var title = pack.Criterion(id)?.Title ?? id;
            if (line?.Answer is null)
            {
                gaps.Add(new Refusal($"请对“{title}”给出意见。", "line:" + id));
            }
            else if (line.Answer == Answer.NotMet && string.IsNullOrWhiteSpace(line.Text))
            {
                gaps.Add(new Refusal($"认为“{title}”未达到时，请写明理由。", "line:" + id));
            }
        }

        foreach (var item in sheet.Scores)
        {
            var score = Lines.GetValueOrDefault(item.Id)?.Score;
            if (score is null)
            {
                gaps.Add(new Refusal($"请给“{item.Title}”打分，0 到 {item.Max:0.##} 分。", "line:" + item.Id));
            }
            else if (score < 0 || score > item.Max)
            {
                gaps.Add(new Refusal($"“{item.Title}”的分数应在 0 到 {item.Max:0.##} 之间。", "line:" + item.Id));
            }
        }

        if (Supports is null)
        {
            gaps.Add(new Refusal("请选择是否建议通过。", "supports"));
        }

        if (string.IsNullOrWhiteSpace(Opinion))
        {
            gaps.Add(new Refusal("请写总体意见。", "opinion"));
        }

        return gaps;
    }
}

/// <summary>One line of the sheet: an answer with its reason, or a score.</summary>
public sealed record AdviceLine(Answer? Answer, decimal? Score, string Text);
