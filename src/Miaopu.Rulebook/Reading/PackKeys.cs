namespace Miaopu.Rulebook;

/// <summary>The keys of policy.yaml itself.</summary>
internal static class PackKeys
{
    internal static readonly Shape InForce = new Shape("inForce", "从哪天起施行，到哪天为止").Resting(needed: true);
    internal static readonly Key<DayKind> From = InForce.Day("from", "施行的第一天", needed: true);
    internal static readonly Key<DayKind> To = InForce.Day("to", "施行的最后一天，含当天；不写为一直有效");

    internal static readonly Shape Date = new Shape("date", "由每个批次给定的一个日期").Resting(needed: true);

    internal static readonly Shape Cutoff = new Shape("cutoff", "各项数据统计到哪一天").Resting(needed: true);
    internal static readonly Key<TextKind> Day = Cutoff.Text("day", "dates 中的一个日期；submission 为提交当天", needed: true);

    internal static readonly Shape WithdrawalShape = new Shape("withdrawal", "申报单位撤回").Resting(needed: true);
    internal static readonly Key<TextKind> Until = WithdrawalShape.Text("until", "最晚在哪个阶段还能撤回（阶段编号）", needed: true);
    internal static readonly Key<TextKind> WithdrawalOutcome = WithdrawalShape.Text("outcome", "撤回后的结局名", needed: true);

    internal static readonly Shape Pack = new("pack", "政策包：一项政策写成的数据");
    internal static readonly Key<TextKind> Policy = Pack.Text("policy", "编号，即所在文件夹：地区/政策", needed: true);
    internal static readonly Key<MapKind> Extends = Pack.Below("extends", "在哪个政策包的基础上改动；不写为自成一包", () => ExtendKeys.Extends);
    internal static readonly Key<TextKind> Title = Pack.Text("title", "政策名称", needed: true);
    internal static readonly Key<TextKind> Authority = Pack.Text("authority", "主管部门：行政区划代码（加引号）或机构名称", needed: true);
    internal static readonly Key<TextKind> CarrierKind = Pack.Text("carrier kind", "针对哪种载体，写给人看的词；不授予称号的工作方案不写");
    internal static readonly Key<TextKind> AwardLevel = Pack.Text("award level", "称号的级别，别的政策按它认；不写就记颁证机关的名称");
    internal static readonly Key<TextKind> Award = Pack.Text("award", "授予的称号；不授予称号的工作方案不写");
    internal static readonly Key<MapKind> Force = Pack.Below("in force", "施行期间", () => InForce, needed: true);
    internal static readonly Key<NamedKind> Dates = Pack.Named("dates", "批次要给定的日期，按时间先后", () => Date);
    internal static readonly Key<MapKind> CutoffDay = Pack.Below("cutoff", "统计截点；必须有，自己写的或基准包的", () => Cutoff);
    internal static readonly Key<FlagKind> UnmetBlocks = Pack.Flag("unmet blocks", "true：有未达到的条件就不能提交；不写只提醒");
    internal static readonly Key<NamedKind> Sources = Pack.Named("sources", "依据的文件，编号用于引用；每份文件列出全部条款", () => SourceKeys.Source);
    internal static readonly Key<MapKind> Vocabulary = Pack.Below("vocabulary", "本包增加的台账、字段和列表", () => VocabularyKeys.Own);
    internal static readonly Key<NamedKind> Windows = Pack.Named("windows", "时间窗：有名称的一段期间", () => WindowKeys.Window);
    internal static readonly Key<NamedKind> Definitions = Pack.Named("definitions", "定义：一组有名称的记录", () => DefinitionKeys.Definition);
    internal static readonly Key<NamedKind> Measures = Pack.Named("measures", "度量：由台账得出的数或值", () => MeasureKeys.Measure);
    internal static readonly Key<NamedKind> Tables = Pack.Named("tables", "决策表：由几项输入得出等级、档次或金额", () => TableKeys.Table);
    internal static readonly Key<ListKind> Criteria = Pack.List("criteria", "条件，按显示的先后", () => CriterionKeys.Criterion);
    internal static readonly Key<ListKind> Adjust = Pack.List("adjust", "对一部分载体（地区、类型、行业……）改动条件的界限", () => AdjustKeys.Rule);
    internal static readonly Key<NamedKind> Bodies = Pack.Named("bodies", "办理主体：谁参与，本政策怎么称呼", () => ProcedureKeys.Body);
    internal static readonly Key<NamedKind> Materials = Pack.Named("materials", "申报材料", () => FormKeys.Material);
    internal static readonly Key<ListKind> Form = Pack.List("form", "申报表的各部分", () => FormKeys.Section);
    internal static readonly Key<NamedKind> Outcomes = Pack.Named("outcomes", "结局：名称和种类", ProcedureKeys.OutcomeWord);
    internal static readonly Key<MapKind> Withdrawal = Pack.Below("withdrawal", "能否撤回、到何时；不写则不能", () => WithdrawalShape);
    internal static readonly Key<NamedKind> Stages = Pack.Named("stages", "办理流程，第一个阶段是开始", () => ProcedureKeys.Stage);
    internal static readonly Key<MapKind> ReviewSheet = Pack.Below("review sheet", "专家评审表", () => DocumentKeys.ReviewSheet);
    internal static readonly Key<NamedKind> Documents = Pack.Named("documents", "文书：函、表、证书", () => DocumentKeys.Document);
    internal static readonly Key<ListKind> Sanctions = Pack.List("sanctions", "查实后的处理", () => DocumentKeys.Sanction);
    internal static readonly Key<NamedKind> Cohorts = Pack.Named("cohorts", "参评范围：谁和谁比", () => ScoringKeys.Cohort);
    internal static readonly Key<NamedKind> Sets = Pack.Named("indicator sets", "分类考核：各类载体和各自的指标；一家归入第一个符合的", () => ScoringKeys.Set);
    internal static readonly Key<MapKind> Total = Pack.Below("total", "总分怎样合计、排名", () => ScoringKeys.Total);
    internal static readonly Key<ListKind> Indicators = Pack.List("indicators", "指标：给分的规则，可以分组", () => IndicatorKeys.Indicator);
    internal static readonly Key<ListKind> Vetoes = Pack.List("vetoes", "否决项：不论得分，直接定等级", () => ScoringKeys.Veto);
    internal static readonly Key<ListKind> Grades = Pack.List("grades", "等级，从高到低", () => GradeKeys.Grade);
    internal static readonly Key<ListKind> Quotas = Pack.List("quotas", "名额", () => ScoringKeys.Quota);
    internal static readonly Key<ListKind> Exclusive = Pack.List("exclusive", "一条记录不为两家都计", () => ScoringKeys.Exclusive);
    internal static readonly Key<ListKind> Evaluations = Pack.List("evaluations", "定期的评价：怎样办、得出什么结果", () => EvaluationKeys.Evaluation);
    internal static readonly Key<ListKind> Benefits = Pack.List("benefits", "扶持：资金、优先、减免和券", () => BenefitKeys.Benefit);
    internal static readonly Key<ListKind> Duties = Pack.List("duties", "取得称号之后的报告义务", () => SteeringKeys.Duty);
    internal static readonly Key<ListKind> Services = Pack.List("services", "承诺或要求的服务", () => SteeringKeys.Service);
    internal static readonly Key<ListKind> Targets = Pack.List("targets", "目标和里程碑", () => SteeringKeys.Target);
    internal static readonly Key<ListKind> Tasks = Pack.List("tasks", "任务分工", () => SteeringKeys.Task);
}
