namespace Miaopu.Rulebook;

/// <summary>What items of a pack say, in the words of officers.</summary>
internal static class Words
{
    internal static string Of(WindowEnd end) => end switch
    {
        WindowEnd.LastMonthEnd => "上月末",
        WindowEnd.LastQuarterEnd => "上季末",
        WindowEnd.LastYearEnd => "上年末",
        WindowEnd.YearEnd => "当年年末",
        _ => "统计日",
    };

    internal static string Of(DerivedField field) => $"{(field.MonthsSince is { } since ? $"自{since}起的月数" : field.Formula)} {field.Unit}".Trim();

    internal static string How(Measure measure) => measure.Kind switch
    {
        MeasureKind.Count => measure.Field is { } field ? $"按{field}不重复计数" : "计数",
        MeasureKind.Sum => $"{measure.Field}之和",
        MeasureKind.Largest => measure.Per is { } per ? $"按{per}合计的{measure.Field}中最大的" : $"最大的{measure.Field}",
        MeasureKind.Streak when measure.Streak is { } streak => $"最多连续几{(streak.Step switch
        {
            StreakStep.Month => "个月", StreakStep.Quarter => "季", StreakStep.HalfYear => "个半年", StreakStep.Year => "年", _ => $"个{measure.Field}",
        })}有记录{(streak.GapIsUnknown ? "，没有任何记录的算未知" : "")}",
        MeasureKind.Ratio => "比值",
        MeasureKind.Value => $"取{measure.Field}",
        MeasureKind.MonthsSince => $"自{measure.Field}起的月数",
        MeasureKind.Table => $"决策表“{measure.Table}”{(measure.Field is { } output ? $"的{output}" : "")}",
        _ => $"算式 {measure.Formula}",
    };

    /// <summary>One side of a ratio.</summary>
    internal static string? Side(Measure? side) => side is null ? null : side.IsReference ? side.Name : $"{Rows(side.Rows)}{How(side)}{(Of(side.Weights) is { Length: > 0 } weights ? $"（{weights}）" : "")}";

    internal static string Of(RowWeights? weights) => weights is null ? "" : string.Join("；",
    [
        .. weights.By is { } by ? [$"按{by} {string.Join('、', weights.Items.Select(i => $"{i.Key} {Figures.Plain(i.Value)}"))}"] : Array.Empty<string>(),
        .. weights.Else is { } rest ? [$"其余 {Figures.Plain(rest)}"] : Array.Empty<string>(),
        .. weights.Factors.Select(f => $"{f.If} 时乘 {Figures.Plain(f.Value)}"),
    ]);

    internal static string Rows(RowSelection? rows) => rows is null ? "" : string.Concat(
        rows.Over,
        rows.AtCutoff ? "（统计日）" : "",
        rows.Window is { } window ? $"（{rows.Event}{window}内）" : rows.Event is { } day ? $"（{day}）" : "",
        rows.Where is { } where ? $"（{where}）" : "");

    internal static string Of(TableInput input) => string.Join(' ', new[]
    {
        input.Measure, input.Formula, input.Type is { } type ? Of(type) : null, input.Values.Count > 0 ? string.Join('、', input.Values) : null,
        input.AtLeast is { } low ? $"不小于 {Figures.Plain(low)}" : null, input.AtMost is { } high ? $"不大于 {Figures.Plain(high)}" : null, input.Whole ? "整数" : null,
    }.OfType<string>());

    internal static string When(DecisionTable table, TableRule rule)
    {
        var tests = table.Inputs.Zip(rule.When).Where(t => t.Second is not null).Select(t => $"{t.First.Name} {t.Second}").ToArray();
        return tests.Length == 0 ? "任何情况" : string.Join("，", tests);
    }

    internal static string Then(DecisionTable table, TableRule rule) => string.Join("，", table.Outputs.Zip(rule.Then).Select(t =>
        $"{t.First.Name} {t.Second.Formula ?? (t.Second.Value.Kind == FieldValueKind.Number ? Figures.WithUnit(t.Second.Value.Number, t.First.Unit) : t.Second.Value.ToString())}"));

    internal static string Of(FieldType type) => type switch
    {
        FieldType.Text => "文字",
        FieldType.Number => "数",
        FieldType.Money => "金额",
        FieldType.Date => "日期",
        FieldType.YesNo => "是否",
        FieldType.List => "选项",
        FieldType.Division => "行政区划",
        FieldType.CreditCode => "统一社会信用代码",
        FieldType.Phone => "电话号码",
        _ => "引用",
    };

    internal static string Of(BodyRelation relation) => relation switch
    {
        BodyRelation.Applicant => "申报单位",
        BodyRelation.AboveApplicant => "申报单位的主管部门",
        BodyRelation.Above => "某一办理主体的上一级",
        BodyRelation.RoundOwner => "批次的主办部门",
        BodyRelation.AboveOwner => "主办部门的上级",
        BodyRelation.Invited => "受邀者",
        _ => "指定的机构",
    };

    internal static string Of(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Granted => "获得名称",
        OutcomeKind.Refused => "不予",
        OutcomeKind.Lapsed => "逾期",
        OutcomeKind.Graded => "评出结果",
        OutcomeKind.Absent => "未参加",
        _ => "撤回",
    };

    internal static string Of(StageAct act) => act switch
    {
        StageAct.Prepare => "填报",
        StageAct.Approve => "单位审核",
        StageAct.Check => "审查",
        StageAct.Visit => "现场核查",
        StageAct.Publicise => "公示",
        StageAct.Rank => "排序",
        StageAct.Recommend => "推荐",
        StageAct.Advise => "专家意见",
        StageAct.Decide => "决定",
        StageAct.Announce => "公布",
        StageAct.Recognise => "登记",
        StageAct.Score => "评分",
        StageAct.Grade => "定等",
        _ => "并行",
    };

    internal static string Result(string result) => result switch
    {
        StageResults.Submit => "提交",
        StageResults.Pass => "通过",
        StageResults.Back => "退回本单位",
        StageResults.Return => "退回补正",
        StageResults.Refuse => "不予",
        StageResults.Fail => "未通过",
        StageResults.Clear => "无异议",
        StageResults.Upheld => "异议成立",
        StageResults.Done => "办结",
        StageResults.Accept => "同意",
        StageResults.Defer => "暂缓",
        StageResults.DuePassed => "逾期",
        _ => result,
    };

    internal static string Of(BenefitFrequency frequency) => frequency switch
    {
        BenefitFrequency.Once => "只给一次",
        BenefitFrequency.OncePerLevel => "每个级别一次",
        BenefitFrequency.OncePerYear => "每年一次",
        _ => "符合即给",
    };

    internal static string Of(DutyPeriod period) => period switch
    {
        DutyPeriod.Month => "每月",
        DutyPeriod.Quarter => "每季度",
        DutyPeriod.Year => "每年",
        _ => "出现情形时",
    };

    internal static string Of(ServicePrice price) => price switch
    {
        ServicePrice.Free => "免费",
        ServicePrice.FreeOrLow => "免费或低成本",
        _ => "",
    };

    internal static string Of(ClauseFate fate) => fate switch
    {
        ClauseFate.Coded => "已落实",
        ClauseFate.ForAPerson => "由人认定",
        ClauseFate.NotCodable => "无法编码",
        _ => "见其他政策",
    };

    internal static string Of(ClauseStanding standing) => standing switch
    {
        ClauseStanding.Finding => "调查所见",
        ClauseStanding.Proposal => "建议",
        _ => "规定",
    };

    internal static string Of(FractionRounding round) => round switch
    {
        FractionRounding.Up => "进位",
        FractionRounding.Down => "舍去",
        _ => "四舍五入",
    };

    internal static string Of(TieRule ties) => ties == TieRule.Include ? "并列都算" : "并列都不算";

    internal static string Day(DateOnly? day) => day is { } known ? FieldValue.Of(known).ToString() : "";

    internal static string Yuan(decimal amount) => Figures.WithUnit(amount, "元");

    internal static string Of(PlacesRule? places) => places is null ? "" :
        $"{(places.Share is { } share ? Figures.Percent(share) : $"{places.Number} 名")}（零头{Of(places.Round)}，{Of(places.Ties)}{(places.Fewest > 0 ? $"，至少 {places.Fewest} 名" : "")}）";

    internal static string Of(ScoringCondition? condition) => condition is null ? "" : string.Concat(
        condition.Title is { } title ? $"{title}（{condition.When}）" : condition.When,
        condition.Basis.IsStated ? $"〔{Explanation.Source(condition.Basis)}〕" : "",
        condition.Basis.Reading is { } reading ? $"〔理解：{reading}〕" : "");
}
