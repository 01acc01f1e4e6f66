namespace Miaopu.Rulebook;

/// <summary>The Chinese sentences of scores.</summary>
internal static class ScoreWording
{
    internal static string Rule(ScoreRule rule, string? unit) => rule switch
    {
        UnitPoints u => $"{(u.Above != 0 || u.Start != 0 ? $"达到 {At(u.Above, unit)} 得 {Points(u.Start)}，其后" : "")}{(u.Full ? "每满" : "每")} {At(u.Per, unit)} 得 {Points(u.Points)}",
        CurvePoints c => $"低于 {At(c.Points[0].At, unit)} 得 {Points(c.Below)}，{string.Join("、", c.Points.Select(p => $"{At(p.At, unit)} 得 {Points(p.Points)}"))}，其间按比例",
        StepPoints s => $"{string.Join("、", s.Steps.Select(p => $"达到 {At(p.At, unit)} 得 {Points(p.Points)}"))}，其余得 {Points(s.Else)}",
        ConditionPoints c => $"符合时得 {Points(c.Points)}",
        ExpertPoints e => $"{e.Needed} 人打分{(e.DropHighest + e.DropLowest > 0 ? $"，去掉 {e.DropHighest} 个最高分和 {e.DropLowest} 个最低分" : "")}后取平均",
        QuantilePoints q => $"在“{q.In}”中{Order(q)}排前 {string.Join("、", q.Bands.Select(b => $"{Figures.Percent(b.Top)} 得 {Points(b.Points)}"))}，其余得 {Points(q.Else)}",
        RankPoints r => $"在“{r.In}”中{Order(r)}排第一得 {Points(r.First)}，每后一名少 {Points(r.Step)}，至少 {Points(r.Least)}",
        BestPoints b => $"“{b.In}”中最高的得 {Points(b.Points)}，其余按比例",
        _ => throw new InvalidOperationException($"unknown rule {rule.GetType().Name}"),
    };

    internal static string Points(decimal points) => $"{Figures.Short(points)} 分";

    internal static string Edge(BandEdge lower) => lower.Included ? Points(lower.Score) : $"{Points(lower.Score)}以上";

    internal static string Within(Truth truth) => truth switch { Truth.True => "在", Truth.False => "不在", _ => "不能确定是否在" };

    /// <summary>A share with the places it gives: 20%（2 家）.</summary>
    internal static string Places(PlacesRule places, Placement placement)
    {
        var (fewest, most) = (places.Among(placement.Fewest), places.Among(placement.Most));
        return places.Share is null ? Places(places) : $"{Places(places)}（{(fewest == most ? $"{fewest}" : $"{fewest} 至 {most}")} 家）";
    }

    /// <summary>The places by themselves: 20%, 5 家.</summary>
    internal static string Places(PlacesRule places) => places.Share is { } share ? Figures.Percent(share) : $"{places.Number} 家";

    internal static string Rank(Placement placement) =>
        $"{(placement.IsExact ? $"排第 {placement.Best}" : $"排第 {placement.Best} 至 {placement.Worst}")}{(placement.IsTied ? "（并列）" : "")}";

    private static string Order(RelativePoints rule) => rule.LowIsBetter ? "从低到高" : "从高到低";

    private static string At(decimal number, string? unit) => Figures.WithUnit(number, unit);
}
