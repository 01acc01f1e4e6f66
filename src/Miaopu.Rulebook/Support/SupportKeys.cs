namespace Miaopu.Rulebook;

/// <summary>The keys of benefits.</summary>
internal static class BenefitKeys
{
    internal static readonly Shape Benefit = new Shape("benefit", "一项扶持：资金、优先、减免或券").Resting(needed: true);
    internal static readonly Key<TextKind> Id = Benefit.Text("id", "编号，英文短词，全包唯一", needed: true);
    internal static readonly Key<TextKind> Title = Benefit.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<ChoiceKind<BenefitKind>> Kind = Benefit.Choice(
        "kind",
        "money 资金（要写数额），priority 优先，relief 减免，voucher 券",
        BenefitKind.Money,
        ("money", BenefitKind.Money),
        ("priority", BenefitKind.Priority),
        ("relief", BenefitKind.Relief),
        ("voucher", BenefitKind.Voucher));

    internal static readonly Key<TextKind> ByBody = Benefit.Text("by body", "由哪个办理主体给");
    internal static readonly Key<ChoiceKind<Beneficiary>> To = Benefit.Choice(
        "to",
        "给谁：operator 运营机构，carrier 载体，tenant 载体里的团队和企业，person 个人，provider 服务机构",
        Beneficiary.Carrier,
        ("operator", Beneficiary.Operator),
        ("carrier", Beneficiary.Carrier),
        ("tenant", Beneficiary.Tenant),
        ("person", Beneficiary.Person),
        ("provider", Beneficiary.Provider));

    internal static readonly Key<ExpressionKind> When = Benefit.Feel("when", "FEEL 表达式（可用度量名）：什么情况下给；不写则都给");
    internal static readonly Key<ChoiceKind<BenefitFrequency>> OncePer = Benefit.Choice(
        "once per",
        "多久一次：life 终身，level 每个级别，year 每年；不写则每次都给",
        BenefitFrequency.EachTime,
        ("life", BenefitFrequency.Once),
        ("level", BenefitFrequency.OncePerLevel),
        ("year", BenefitFrequency.OncePerYear));

    internal static readonly Key<NumberKind> Amount = Benefit.Dated("amount", "定额，如 30万元");
    internal static readonly Key<NamedKind> Amounts = Benefit.Named("amounts", "按 by 的值取的数额", new NumberKind());
    internal static readonly Key<TextsKind> Series = Benefit.Texts("series", "第一次（年）、第二次（年）……的数额，by 数出第几次");
    internal static readonly Key<NumberKind> Rate = Benefit.Dated("rate", "of 的百分之几，如 50%");
    internal static readonly Key<NumberKind> UnitPrice = Benefit.Dated("unit price", "of 每一份多少钱");
    internal static readonly Key<ExpressionKind> Formula = Benefit.Feel("formula", "FEEL 算式（可用度量名），得元");
    internal static readonly Key<TextsKind> Between = Benefit.Texts("between", "下限、上限，由 decided by 定");
    internal static readonly Key<TextKind> DecidedBy = Benefit.Text("decided by", "数额由哪个办理主体定");
    internal static readonly IReadOnlyList<Key> Ways = [Amount, Amounts, Series, Rate, UnitPrice, Formula, Between, DecidedBy];

    internal static readonly Key<TextKind> By = Benefit.Text("by", "amounts、series 所依的度量");
    internal static readonly Key<TextKind> Of = Benefit.Text("of", "rate、unit price 所依的度量");
    internal static readonly Key<TextKind> Less = Benefit.Text("less", "减去哪个度量：为同一件事已获的金额");
    internal static readonly Key<NumberKind> AtMost = Benefit.Dated("at most", "一次最多");
    internal static readonly Key<NumberKind> LifeCap = Benefit.Dated("life cap", "累计最多，received 为此前累计");
    internal static readonly Key<TextKind> Received = Benefit.Text("received", "此前累计所得的度量");
    internal static readonly Key<MapKind> Split = Benefit.Below("split", "由哪几方按什么比例分担", () => SplitShape!);
    internal static readonly Key<TextsKind> Purposes = Benefit.Texts("purposes", "可以用在哪里");
    internal static readonly Key<TextsKind> RecoverOn = Benefit.Texts("recover on", "哪些处理规则会收回（sanctions 的编号）");

    internal static readonly Shape SplitShape = new("split", "分担：各方的名称和份额") { Others = new NumberKind(dated: true) };
    internal static readonly Key<TextKind> OddFen = SplitShape.Text("odd fen", "除不尽的分归谁", needed: true);
}

/// <summary>The keys of duties, services, targets and tasks.</summary>
internal static class SteeringKeys
{
    private static readonly Shape Responsible = new("responsible", "谁负责");
    internal static readonly Key<TextKind> Lead = Responsible.Text("lead", "牵头单位");
    internal static readonly Key<TextsKind> With = Responsible.Texts("with", "参加单位");

    internal static readonly Shape Duty = new Shape("duty", "取得称号之后的一项报告义务").Resting(needed: true);
    internal static readonly Key<TextKind> DutyId = Duty.Text("id", "编号", needed: true);
    internal static readonly Key<TextKind> DutyTitle = Duty.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<TextKind> To = Duty.Text("to", "报给哪个办理主体", needed: true);
    internal static readonly Key<TextsKind> Then = Duty.Texts("then", "再依次报给谁");
    internal static readonly Key<ChoiceKind<DutyPeriod>> Every = Duty.Choice(
        "every", "定期：month、quarter、year", DutyPeriod.OnEvent, ("month", DutyPeriod.Month), ("quarter", DutyPeriod.Quarter), ("year", DutyPeriod.Year));

    internal static readonly Key<TextKind> When = Duty.Text("when", "发生什么时");
    internal static readonly Key<NumberKind> Within = Duty.Number("within", "多长时间内，如 1 month、30 days、5 working days；原文没有数字就不写");
    internal static readonly Key<TextsKind> Asks = Duty.Texts("asks", "交什么");

    internal static readonly Shape Service = new Shape("service", "一项服务").Resting(needed: true).With(Responsible.Keys);
    internal static readonly Key<TextKind> ServiceId = Service.Text("id", "编号", needed: true);
    internal static readonly Key<TextKind> ServiceTitle = Service.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<TextKind> ServiceKind = Service.Text("kind", "哪一类服务", needed: true);
    internal static readonly Key<TextsKind> For = Service.Texts("for", "服务谁");
    internal static readonly Key<ChoiceKind<ServicePrice>> Price = Service.Choice(
        "price", "free 免费，free or low 免费或低价；原文没有写就不写", ServicePrice.Unstated, ("free", ServicePrice.Free), ("free or low", ServicePrice.FreeOrLow));

    internal static readonly Shape Target = new Shape("target", "一个目标：到某天要达到的数，或里程碑").Resting(needed: true).With(ComparisonKeys.All).With(Responsible.Keys);
    internal static readonly Key<TextKind> TargetId = Target.Text("id", "编号", needed: true);
    internal static readonly Key<TextKind> TargetTitle = Target.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<FlagKind> Milestone = Target.Flag("milestone", "true：没有数，由人认定是否实现");
    internal static readonly Key<ExpressionKind> Where = Target.Feel("where", "FEEL 表达式（可用 kind、division 和度量名）：哪些载体算");
    internal static readonly Key<TextKind> Measure = Target.Text("measure", "各载体合计的度量；不写则数载体");
    internal static readonly Key<DayKind> By = Target.Day("by", "到哪一天");

    internal static readonly Shape Task = new Shape("task", "一项任务和负责的单位").Resting(needed: true).With(Responsible.Keys);
    internal static readonly Key<TextKind> TaskId = Task.Text("id", "编号", needed: true);
    internal static readonly Key<TextKind> TaskTitle = Task.Text("title", "做什么", needed: true);
}
