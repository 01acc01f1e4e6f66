namespace Miaopu.Rulebook;

/// <summary>The keys of vocabularies, ledgers and fields.</summary>
internal static class VocabularyKeys
{
    internal static readonly Shape Own = new("ownVocabulary", "本包增加的台账、字段和列表；已有台账下写的字段排在它自己的后面");
    internal static readonly Key<NamedKind> Lists = Own.Named("lists", "字段共用的列表：名称下写各项", new TextsKind());
    internal static readonly Key<NamedKind> Ledgers = Own.Named("ledgers", "台账", () => Ledger!);

    internal static readonly Shape File = new Shape("vocabulary", "词汇表：有哪些台账，每本台账有哪些字段").With(Own.Keys);
    internal static readonly Key<TextKind> Name = File.Text("vocabulary", "词汇表的名称", needed: true);

    internal static readonly Shape Ledger = new("ledger", "一本台账");
    internal static readonly Key<TextKind> Label = Ledger.Text("label", "给人看的名称；不写就用台账名");
    internal static readonly Key<TextKind> Hint = Ledger.Text("hint", "一句话：什么该记在这里");
    internal static readonly Key<ChoiceKind<LedgerShape>> Shape = Ledger.ChoiceIfAsked(
        "shape",
        "记录怎样占时间：interval 从某天到某天；event 某一天；stock 某天的状况；period figure 一段时间的数；link 两者的关联。新台账必写",
        ("interval", LedgerShape.Interval),
        ("event", LedgerShape.Event),
        ("stock", LedgerShape.Stock),
        ("period figure", LedgerShape.PeriodFigure),
        ("link", LedgerShape.Link));

    internal static readonly Key<EitherKind> From = Ledger.Either("from", "第一天（事件当天）叫什么", new TextKind(), new MapKind(() => Day!));
    internal static readonly Key<EitherKind> To = Ledger.Either("to", "最后一天叫什么；只有 interval 和 period figure 有", new TextKind(), new MapKind(() => Day!));
    internal static readonly Key<FlagKind> Single = Ledger.Flag("single", "true：同一时间只有一条有效，后来的接替先前的");
    internal static readonly Key<ChoiceKind<bool>> KeptBy = Ledger.Choice("kept by", "由谁记：operator 运营机构填写；system 由系统登记，不能手填", false, ("operator", false), ("system", true));
    internal static readonly Key<TextKind> KeyField = Ledger.Text("key", "人们凭哪个字段认出一条记录");
    internal static readonly Key<TextsKind> Shows = Ledger.Texts("shows", "列表显示的字段，按先后");
    internal static readonly Key<NamedKind> Fields = Ledger.Named("fields", "字段", () => FieldKeys.Field);
    internal static readonly Key<ListKind> Rules = Ledger.List("rules", "一条记录的各字段之间必须成立的关系", () => Rule!);

    internal static readonly Shape Day = new("day", "台账的第一天或最后一天");
    internal static readonly Key<TextKind> DayName = Day.Text("name", "字段名", needed: true);
    internal static readonly Key<TextKind> DayLabel = Day.Text("label", "给人看的名称");
    internal static readonly Key<TextKind> DayHint = Day.Text("hint", "填写提示");

    internal static readonly Shape Rule = new("ledgerRule", "字段之间的一条关系");
    internal static readonly Key<ExpressionKind> Test = Rule.Feel("rule", "FEEL 表达式，应为真；有空白字段而不能判断时不算违反", needed: true);
    internal static readonly Key<TextKind> Says = Rule.Text("says", "违反时显示的一句话", needed: true);
    internal static readonly Key<TextsKind> About = Rule.Texts("about", "显示在哪些字段旁");
}

/// <summary>The keys of a field, of a ledger or of an application form.</summary>
internal static class FieldKeys
{
    internal static readonly Shape Field = new("field", "一个字段");
    internal static readonly Key<ChoiceKind<FieldType>> Type = Field.Choice(
        "type",
        "类型：text 文字，number 数，money 金额（元），date 日期，yes or no 是否，list 列表项，division 行政区划，credit code 统一社会信用代码（核对两位校验码），phone 电话号码，reference 另一本台账的记录",
        FieldType.Text,
        ("text", FieldType.Text),
        ("number", FieldType.Number),
        ("money", FieldType.Money),
        ("date", FieldType.Date),
        ("yes or no", FieldType.YesNo),
        ("list", FieldType.List),
        ("division", FieldType.Division),
        ("credit code", FieldType.CreditCode),
        ("phone", FieldType.Phone),
        ("reference", FieldType.Reference));

    internal static readonly Key<TextKind> Label = Field.Text("label", "给人看的名称；不写就用字段名");
    internal static readonly Key<TextKind> Hint = Field.Text("hint", "填写提示");
    internal static readonly Key<TextKind> Unit = Field.Text("unit", "number 的单位");
    internal static readonly Key<FlagKind> Required = Field.Flag("required", "必填");
    internal static readonly Key<ChoiceKind<bool>> Blank = Field.Choice("blank", "空着是什么意思：unknown 不知道（判定缺数据）；none 就是没有", false, ("unknown", false), ("none", true));
    internal static readonly Key<FlagKind> Personal = Field.Flag("personal", "个人信息，对外不显示");
    internal static readonly Key<FlagKind> Many = Field.Flag("many", "list 可选几项");
    internal static readonly Key<WholeKind> MaxLength = Field.Whole("max length", "text 或 phone 最多多少个字，不写为 200");
    internal static readonly Key<NumberKind> AtLeast = Field.Number("at least", "number 最小可填");
    internal static readonly Key<NumberKind> AtMost = Field.Number("at most", "number 最大可填");
    internal static readonly Key<FlagKind> Whole = Field.Flag("whole", "number 只能是整数");
    internal static readonly Key<ChoiceKind<SystemFact>> FilledWith = Field.Choice(
        "filled with",
        "system 台账的字段，由系统填什么：award 授予的称号，award level 称号的级别，certificate number 证书编号，revocation reason 取消的原因；有 award 字段的台账在颁发和取消资格时由系统登记",
        SystemFact.None,
        ("nothing", SystemFact.None),
        ("award", SystemFact.Award),
        ("award level", SystemFact.AwardLevel),
        ("certificate number", SystemFact.CertificateNumber),
        ("revocation reason", SystemFact.RevocationReason));

    internal static readonly Key<TextsKind> Values = Field.Texts("values", "list 的各项");
    internal static readonly Key<TextKind> Of = Field.Text("of", "list 用哪个共用列表");
    internal static readonly Key<TextKind> To = Field.Text("to", "reference 指向哪本台账");
}
