using System.Text;
using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>A rating told to people (Chinese text) and to programs (JSON); both are read off the one model.</summary>
public static class RatingExplanation
{
    /// <summary>One block a carrier: criteria, then points with rule, value, clause and cut, total, rank, grade and places.</summary>
    public static string Text(CohortRating rating)
    {
        var text = new StringBuilder();
        foreach (var carrier in rating.Carriers)
        {
            if (rating.Carriers.Count > 1)
            {
                text.Append(text.Length > 0 ? "\n" : "").Append("══ ").Append(carrier.Entrant.Name).Append('\n');
            }

            if (carrier.Assessment.Criteria.Count > 0)
            {
                text.Append(Explanation.Text(carrier.Assessment));
            }
            else
            {
                text.Append(rating.Pack.Title).Append("，统计到 ").Append(FieldValue.Of(carrier.Assessment.Cutoff)).Append('\n');
                Explanation.Dated(text, carrier.Assessment.Pack);
                Explanation.Changed(text, carrier.Assessment.Pack);
            }

            Carrier(text, carrier);
        }

        foreach (var contested in rating.Contested)
        {
            text.Append("\n同一条记录几家都填报：").Append(contested.Rule.Ledger).Append('“').Append(contested.Record).Append("”（").Append(string.Join('、', contested.Claimants)).Append("），")
                .Append(contested.IsOpen ? "待认定" : contested.CountsFor is { } heir ? $"计入 {heir}" : "都不计").Append("  ").Append(Explanation.Source(contested.Rule.Basis)).Append('\n');
        }

        foreach (var cohort in rating.Cohorts)
        {
            text.Append("\n参评范围“").Append(cohort.Cohort).Append("”：").Append(cohort.Members.Count).Append(" 家")
                .Append(cohort.Undecided.Count > 0 ? $"，另有 {cohort.Undecided.Count} 家缺数据不能确定" : "").Append("  摘要 ").Append(cohort.Hash).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The rating as JSON, indented where <paramref name="indented"/>; keys in English, sentences in Chinese.</summary>
    public static string Json(CohortRating rating, bool indented = true)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            RatingJson.Write(writer, rating);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>How points come about, as people read it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="pack">The pack it is of, whose measures have units.</param>
    public static string Of(ScoreRule rule, PolicyPack pack) => ScoreWording.Rule(rule, rule.Measure is { } measure ? pack.ScoringProgram.Measures.GetValueOrDefault(measure)?.Unit : null);

    /// <summary>Who has a grade, a sentence for each thing that counts.</summary>
    public static IEnumerable<string> Of(GradeRule grade)
    {
        string?[] asks =
        [
            grade.Lower is { } low ? $"总分{(low.Included ? "不低于" : "高于")} {Figures.Short(low.Score)} 分" : null,
            grade.Top is { } top ? $"且排在前 {Words.Of(top)}" : null,
            grade.Share is { } share ? $"名额为参评的 {Words.Of(share)}" : null,
            .. grade.Inherits.Select(c => $"{c.Title ?? c.When}的直接定为这一等{(grade.InheritedTakePlaces ? "，占名额" : "")}"),
            .. grade.Blocked.Select(c => $"{c.Title ?? c.When}的不能定为这一等"),
        ];
        return asks.OfType<string>().DefaultIfEmpty("其余的");
    }

    /// <summary>How many go on, in what order and who of them, as people read it.</summary>
    public static string Of(QuotaRule quota) =>
        $"“{quota.Base}”的 {Words.Of(quota.Places)}，按{quota.OrderBy ?? "总分"}从高到低{(quota.Among.Count > 0 ? $"，限于{string.Join('、', quota.Among)}" : "")}{(quota.CriteriaMet ? "，须达到全部条件" : "")}{(quota.Needs is { } needs ? $"，须{needs.Title ?? needs.When}" : "")}";

    /// <summary>Whose record counts where several enter the same, as people read it.</summary>
    public static string Of(ExclusiveRule rule) =>
        $"{(rule.Among == ExclusiveAmong.AllCarriers ? "一起参评的载体" : "同一机构的载体")}都填了同一条{rule.Ledger}的，{rule.Settle switch { ExclusiveSettle.Officer => "由人定归谁", ExclusiveSettle.First => "归先录入的", _ => "都不算" }}";

    private static void Carrier(StringBuilder text, CarrierRating carrier)
    {
        if (carrier.Set is { } set)
        {
            text.Append("\n分类：").Append(set.Text).Append(set.Set is { } one ? $"  {Explanation.Source(one.Who.Basis)}" : "").Append('\n');
        }

        if (carrier.Total is { } total)
        {
            text.Append("\n总分 ").Append(total.Text);
            text.Append(carrier.Uncut is { } uncut && uncut != total ? $"（合计 {uncut.Text}，取整并限制在上下限内）" : "");
            text.Append(carrier.Placement is { } place ? $"，{place.Text}{(string.IsNullOrEmpty(place.Class) ? "" : $"（{place.Class}）")}" : "").Append('\n');
            foreach (var verdict in carrier.Indicators)
            {
                Points(text, verdict, 1, Basis.None);
            }
        }

        if (carrier.Grade is { } grade)
        {
            text.Append("等级：").Append(grade.Text).Append(carrier.Published switch { false => "（不公布）", null => "（是否公布要看缺少的数据）", _ => "" }).Append('\n');
            foreach (var step in grade.Steps)
            {
                text.Append("  ").Append(step.Has switch { true => "是", false => "不是", _ => "未定" }).Append('“').Append(step.Grade.Id).Append("”：").Append(step.Why)
                    .Append("  ").Append(Explanation.Source(step.Basis)).Append('\n');
                Reading(text, step.Basis.Reading, 2);
            }

            if (carrier.Next is { } next)
            {
                text.Append("  ").Append(next.Text).Append('\n');
            }
        }

        foreach (var quota in carrier.Quotas)
        {
            text.Append(quota.Quota.Title).Append('：').Append(quota.Within switch { true => "列入", false => "未列入", _ => "未定" }).Append('，').Append(quota.Why)
                .Append("  ").Append(Explanation.Source(quota.Quota.Basis)).Append('\n');
            Reading(text, quota.Quota.Basis.Reading, 1);
        }
    }

    private static void Points(StringBuilder text, ScoreVerdict verdict, int depth, Basis said)
    {
        var indicator = verdict.Indicator;
        var sign = indicator.Kind switch { IndicatorKind.Bonus => "加 ", IndicatorKind.Deduction => "扣 ", _ => "" };
        text.Append(' ', depth * 2).Append(indicator.Title).Append("：").Append(sign).Append(verdict.Score.Text).Append(" / ").Append(Figures.Short(indicator.Max)).Append(" 分");
        text.Append(indicator.Weight != 1 ? $" × {Figures.Percent(indicator.Weight)}" : "");
        text.Append(verdict.CapApplied ? $"（算得 {verdict.Uncut.Text}，按上限计）" : "");
        text.Append(verdict.Basis == said ? "" : $"  {Explanation.Source(verdict.Basis)}").Append('\n');
        if (verdict.Rule.Length > 0)
        {
            text.Append(' ', (depth * 2) + 2).Append(verdict.Value is { } value ? $"{value.Title} {value.Text}；" : "").Append(verdict.Placement is { } place ? $"{place.Text}；" : "").Append(verdict.Rule).Append('\n');
        }

        if (verdict.Given.Count > 0)
        {
            text.Append(' ', (depth * 2) + 2).Append("打分：").Append(string.Join('、', verdict.Given.Select(g => Figures.Short(g.Score))))
                .Append(verdict.Dropped.Count > 0 ? $"，去掉 {string.Join('、', verdict.Dropped.Select(g => Figures.Short(g.Score)))}" : "").Append('\n');
        }

        if (verdict.Unknown.Count > 0)
        {
            text.Append(' ', (depth * 2) + 2).Append(Wording.Missing(verdict.Unknown)).Append('\n');
        }

        foreach (var reading in verdict.Readings.Prepend(verdict.Basis == said ? null : verdict.Basis.Reading).OfType<string>().Distinct())
        {
            Reading(text, reading, depth + 1);
        }

        foreach (var item in verdict.Items)
        {
            Points(text, item, depth + 1, verdict.Basis);
        }
    }

    private static void Reading(StringBuilder text, string? reading, int depth)
    {
        if (reading is not null)
        {
            text.Append(' ', depth * 2).Append("本包的理解：").Append(reading).Append('\n');
        }
    }
}
