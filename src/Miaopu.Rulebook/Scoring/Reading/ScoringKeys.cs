namespace Miaopu.Rulebook;

/// <summary>The keys of cohorts, the total, vetoes, quotas and exclusive records.</summary>
internal static class ScoringKeys
{
    private static readonly Shape Asked = new("when", "什么情况下");
    internal static readonly Key<ExpressionKind> When = Asked.Feel("when", "FEEL 表达式，可用度量名：什么情况下", needed: true);
    internal static readonly Key<TextKind> WhenTitle = Asked.Text("title", "给人看的名称");

    internal static readonly Shape Condition = new Shape("scoringCondition", "一个情况").Resting(needed: false).With(Asked.Keys);

    internal static readonly Shape Cohort = new Shape("cohort", "参评范围：谁和谁比").Resting(needed: true);
    internal static readonly Key<ExpressionKind> Who = Cohort.Feel("who", "FEEL 表达式，可用度量名：为真的参评；不写为全部");
    internal static readonly Key<TextKind> Per = Cohort.Text("per", "按哪个度量的值分组，各组自己排名；不写不分组");
    internal static readonly Key<ChoiceKind<int>> PerLevel = Cohort.Choice("per level", "per 是行政区划时分到哪一级：province 省，city 市，county 县", 0, ("province", 2), ("city", 4), ("county", 6));
    internal static readonly Key<TextKind> FrozenAt = Cohort.Text("frozen at", "名单在批次的哪个日期固定；不写为统计截点");

    internal static readonly Shape Set = new Shape("indicatorSet", "一类载体和它的指标").Resting(needed: true);
    internal static readonly Key<ExpressionKind> SetWho = Set.Feel("who", "FEEL 表达式，可用度量名：为真的归这一类", needed: true);
    internal static readonly Key<TextsKind> SetIndicators = Set.Texts("indicators", "它的指标（第一层的编号）；没有归给哪一类的人人都评；原文没有给出指标就不写");

    internal static readonly Shape Total = new Shape("total", "总分怎样合计、排名").Resting(needed: true);
    internal static readonly Key<NumberKind> AddsUpTo = Total.Dated("adds up to", "各项满分（加分、扣分项除外）应合计多少分", needed: true);
    internal static readonly Key<NumberKind> TotalAtLeast = Total.Dated("at least", "总分不低于多少，不写为 0");
    internal static readonly Key<NumberKind> TotalAtMost = Total.Dated("at most", "总分不高于多少（含加分），不写为 adds up to");
    internal static readonly Key<WholeKind> Decimals = Total.DatedWhole("decimals", "总分取几位小数；不写不取整");
    internal static readonly Key<ChoiceKind<FractionRounding>> TotalRound = Total.Choice("round", "怎样取：up 进一，down 舍去，half up 四舍五入", FractionRounding.HalfUp, Fractions.Words);
    internal static readonly Key<TextKind> In = Total.Text("in", "在哪个参评范围内排名；不写不排名");
    internal static readonly Key<TextsKind> ThenBy = Total.Texts("then by", "总分相同时依次比较的度量，多的在前；都相同的并列");
    internal static readonly Key<MapKind> Unpublished = Total.Below("unpublished", "谁只算分、不公布", () => UnpublishedShape!);

    internal static readonly Shape UnpublishedShape = new Shape("unpublished", "只算分、不公布的").Resting(needed: true).With(Asked.Keys);
    internal static readonly Key<FlagKind> UnpublishedCounted = UnpublishedShape.Flag("counted", "true：计入家数并占名次；不写只参照着排");

    internal static readonly Shape Veto = new Shape("veto", "否决项：不论得分，直接定等级（一票否决、未参评）").Resting(needed: true).With(Asked.Keys);
    internal static readonly Key<TextKind> VetoId = Veto.Text("id", "编号，英文短词，全包唯一", needed: true);
    internal static readonly Key<TextKind> VetoGrade = Veto.Text("grade", "定为哪个等级", needed: true);
    internal static readonly Key<FlagKind> VetoCounted = Veto.Flag("counted", "false：不计入参评家数；不写计入。都不占名次");

    internal static readonly Shape Quota = new Shape("quota", "名额：参评家数的一部分，按先后").Resting(needed: true);
    internal static readonly Key<TextKind> QuotaId = Quota.Text("id", "编号，英文短词，全包唯一", needed: true);
    internal static readonly Key<TextKind> QuotaTitle = Quota.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<TextKind> Base = Quota.Text("base", "以哪个参评范围的家数为基数", needed: true);
    internal static readonly Key<NumberKind> QuotaShare = Quota.Dated("share", "占基数的百分比，如 10%");
    internal static readonly Key<WholeKind> QuotaNumber = Quota.DatedWhole("number", "固定的个数");
    internal static readonly IReadOnlyList<Key> Sizes = Quota.ExactlyOne<Key>(QuotaShare, QuotaNumber);
    internal static readonly Key<TextKind> Order = Quota.Text("order", "按什么排先后：rank 总分名次，或一个度量（多的在前）", needed: true);
    internal static readonly Key<ChoiceKind<FractionRounding>> QuotaRound = Quota.ChoiceIfAsked("round", "share 得出的零头：up 进一，down 舍去，half up 四舍五入", Fractions.Words);
    internal static readonly Key<ChoiceKind<TieRule>> QuotaTies = Quota.Choice("ties", TiesSays, Ties);
    internal static readonly Key<WholeKind> QuotaFewest = Quota.DatedWhole("fewest", "至少几个");
    internal static readonly Key<TextsKind> Among = Quota.Texts("among", "哪些等级的可以列入；不写不限");
    internal static readonly Key<MapKind> Needs = Quota.Below("needs", "列入者还要符合", () => Condition);
    internal static readonly Key<FlagKind> CriteriaMet = Quota.Flag("criteria met", "true：要达到全部条件");

    internal static readonly Shape Exclusive = new Shape("exclusive", "独占记录：一条记录不为两家都计").Resting(needed: true);
    internal static readonly Key<TextKind> Record = Exclusive.Text("record", "台账名", needed: true);
    internal static readonly Key<TextsKind> Same = Exclusive.Texts("same", "这些字段都相同的是同一条；不写用台账的 key");
    internal static readonly Key<ChoiceKind<ExclusiveAmong>> ExclusiveIn = Exclusive.Choice(
        "among", "在哪些载体之间：carriers of operator 同一运营机构的，all carriers 一起评的全部", ExclusiveAmong.CarriersOfOperator,
        ("carriers of operator", ExclusiveAmong.CarriersOfOperator), ("all carriers", ExclusiveAmong.AllCarriers));

    internal static readonly Key<ChoiceKind<ExclusiveSettle>> Settle = Exclusive.Choice(
        "settle", "计给谁：officer 由人认定，first 先填报的，none 都不计",
        ("officer", ExclusiveSettle.Officer), ("first", ExclusiveSettle.First), ("none", ExclusiveSettle.None));

    internal const string TiesSays = "末位并列时：include 都列入（可超出），exclude 都不列入（可空缺）";

    internal static (string Word, TieRule Value)[] Ties => [("include", TieRule.Include), ("exclude", TieRule.Exclude)];
}

/// <summary>The keys of grades.</summary>
internal static class GradeKeys
{
    internal static readonly Shape Grade = new Shape("grade", "一个等级，从高到低写").Resting(needed: true);
    internal static readonly Key<TextKind> Id = Grade.Text("id", "等级的名称", needed: true);
    internal static readonly Key<MapKind> Score = Grade.Below("score", "得分的范围；最低一档可以不写", () => Band!);
    internal static readonly Key<NumberKind> Top = Grade.Dated("top", "名次还要在参评家数的前百分之几内；空出的不递补");
    internal static readonly Key<NumberKind> Share = Grade.Dated("share", "这一等级最多占参评家数的百分之几；空出的递补");
    internal static readonly Key<ChoiceKind<FractionRounding>> Round = Grade.ChoiceIfAsked("round", "top、share 得出的零头：up 进一，down 舍去，half up 四舍五入", Fractions.Words);
    internal static readonly Key<ChoiceKind<TieRule>> Ties = Grade.ChoiceIfAsked("ties", ScoringKeys.TiesSays, ScoringKeys.Ties);
    internal static readonly Key<WholeKind> Fewest = Grade.DatedWhole("fewest", "top、share 至少几家");
    internal static readonly Key<TextKind> In = Grade.Text("in", "top、share 在哪个参评范围内；不写用 total 的");
    internal static readonly Key<ListKind> Inherits = Grade.List("inherits", "什么情况下直接取得，如上一级评定的等级", () => ScoringKeys.Condition);
    internal static readonly Key<FlagKind> InheritedTakePlaces = Grade.Flag("inherited take places", "true：直接取得的占 share 的名额");
    internal static readonly Key<ListKind> Blocked = Grade.List("blocked", "什么情况下不能取得", () => ScoringKeys.Condition);

    internal static readonly Shape Band = new("band", "得分的范围");
    internal static readonly Key<NumberKind> AtLeast = Band.Dated("at least", "不低于");
    internal static readonly Key<NumberKind> MoreThan = Band.Dated("more than", "高于");
    internal static readonly Key<NumberKind> AtMost = Band.Dated("at most", "不高于");
    internal static readonly Key<NumberKind> LessThan = Band.Dated("less than", "低于");
}

/// <summary>The keys of indicators.</summary>
internal static class IndicatorKeys
{
    private static readonly Shape Both = new("scored", "指标和其下各项都可以写的键");
    internal static readonly Key<TextKind> Id = Both.Text("id", "编号，英文短词，全包唯一", needed: true);
    internal static readonly Key<TextKind> Title = Both.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<ChoiceKind<IndicatorKind>> Kind = Both.Choice(
        "kind", "ordinary 一般项；bonus 加分项；deduction 扣分项", IndicatorKind.Ordinary,
        ("ordinary", IndicatorKind.Ordinary), ("bonus", IndicatorKind.Bonus), ("deduction", IndicatorKind.Deduction));

    internal static readonly Key<NumberKind> Max = Both.Dated("max", "最多多少分；规则本身有上限的可以不写");
    internal static readonly Key<NumberKind> Weight = Both.Dated("weight", "在上一层合计中的权重，不写为 1");
    internal static readonly Key<FlagKind> Capped = Both.Flag("capped", "true：其下各项合计可以超过 max，按 max 计");
    internal static readonly Key<TextKind> Measure = Both.Text("measure", "按哪个度量给分");

    internal static readonly Key<ListKind> Items = Both.List("items", "下一层各项", () => Item!);
    internal static readonly Key<NumberKind> Points = Both.Dated("points", "给多少分");
    internal static readonly Key<NumberKind> Per = Both.Dated("per", "points 是每多少给的，零头按比例");
    internal static readonly Key<NumberKind> PerFull = Both.Dated("per full", "points 是每满多少给的，零头不计");
    internal static readonly Key<NumberKind> Above = Both.Dated("above", "超过多少的部分才按 points 计");
    internal static readonly Key<NumberKind> Start = Both.Dated("start", "达到 above 时的起步分");
    internal static readonly Key<ListKind> Curve = Both.Add("curve", "折线：[[数值, 得分], …]，其间按比例", new ListKind(new ListKind(new NumberKind(), count: 2)), needed: false);
    internal static readonly Key<NumberKind> Below = Both.Dated("below", "低于折线第一点时得多少分");
    internal static readonly Key<FlagKind> Falling = Both.Flag("falling", "true：数值越大得分越低");
    internal static readonly Key<NamedKind> Steps = Both.Named("steps", "分档：达到的数值: 得分，从高到低", new NumberKind());
    internal static readonly Key<NumberKind> Else = Both.Dated("else", "都够不上时得多少分");
    internal static readonly Key<ExpressionKind> If = Both.Feel("if", "FEEL 表达式，可用度量名：为真得 points，否则 0");
    internal static readonly Key<TextKind> ScoredBy = Both.Text("scored by", "由哪个办理主体打分（bodies 的编号），取平均");
    internal static readonly Key<WholeKind> Needed = Both.DatedWhole("needed", "要几人打分，不写为 1");
    internal static readonly Key<MapKind> Drop = Both.Below("drop", "去掉几个最高分、最低分", () => DropShape!);
    internal static readonly Key<WholeKind> Decimals = Both.DatedWhole("decimals", "平均分取几位小数，四舍五入；不写不取");
    internal static readonly Key<TextKind> QuantileIn = Both.Text("quantile in", "在哪个参评范围内按占比分档，配 bands");
    internal static readonly Key<NamedKind> Bands = Both.Named("bands", "前百分之几: 得分，从小到大", new NumberKind());
    internal static readonly Key<TextKind> RankIn = Both.Text("rank in", "在哪个参评范围内按名次给分，配 first、step");
    internal static readonly Key<NumberKind> First = Both.Dated("first", "第一名得多少分");
    internal static readonly Key<NumberKind> Step = Both.Dated("step", "每后一名少多少分");
    internal static readonly Key<NumberKind> AtLeast = Both.Dated("at least", "按名次给分至少多少");
    internal static readonly Key<TextKind> BestIn = Both.Text("best in", "在哪个参评范围内，最高的得 points，其余按比例");
    internal static readonly Key<ChoiceKind<bool>> Better = Both.Choice("better", "与别家比时：more 多的好，less 少的好", false, ("more", false), ("less", true));
    internal static readonly Key<ChoiceKind<FractionRounding>> Round = Both.ChoiceIfAsked("round", "占比得出的零头：up 进一，down 舍去，half up 四舍五入", Fractions.Words);
    internal static readonly Key<ChoiceKind<TieRule>> Ties = Both.ChoiceIfAsked("ties", ScoringKeys.TiesSays, ScoringKeys.Ties);

    internal static readonly Shape Item = new Shape("indicatorItem", "指标下的一项").Resting(needed: false).With(Both.Keys);
    internal static readonly Shape Indicator = new Shape("indicator", "一个指标：给分的规则，或其下各项的合计").Resting(needed: true).With(Both.Keys);

    internal static readonly Shape DropShape = new("drop", "去掉的分");
    internal static readonly Key<WholeKind> DropHighest = DropShape.DatedWhole("highest", "去掉几个最高分");
    internal static readonly Key<WholeKind> DropLowest = DropShape.DatedWhole("lowest", "去掉几个最低分");
}

/// <summary>The keys of weights and factors of a count.</summary>
internal static class WeightKeys
{
    internal static readonly Shape Weight = new("rowWeight", "每条记录算多少：列表项: 权重") { Others = new NumberKind(dated: true) };
    internal static readonly Key<TextKind> By = Weight.Text("by", "按哪个列表字段", needed: true);
    internal static readonly Key<NumberKind> Else = Weight.Dated("else", "其余各项的权重");

    internal static readonly Shape Factor = new("rowFactor", "符合时乘以多少");
    internal static readonly Key<ExpressionKind> If = Factor.Feel("if", "对记录的 FEEL 测试", needed: true);
    internal static readonly Key<NumberKind> Value = Factor.Dated("value", "乘以多少", needed: true);
}
