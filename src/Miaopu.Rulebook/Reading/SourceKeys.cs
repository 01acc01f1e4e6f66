namespace Miaopu.Rulebook;

/// <summary>The keys of sources and their clauses.</summary>
internal static class SourceKeys
{
    internal static readonly Shape Source = new("source", "一份依据文件");
    internal static readonly Key<TextKind> Title = Source.Text("title", "文件标题", needed: true);
    internal static readonly Key<TextKind> Issuer = Source.Text("issuer", "发文机关", needed: true);
    internal static readonly Key<TextKind> Number = Source.Text("number", "文号");
    internal static readonly Key<TextKind> Index = Source.Text("index", "索引号");
    internal static readonly Key<DayKind> Issued = Source.Day("issued", "成文日期");
    internal static readonly Key<FlagKind> OnTrial = Source.Flag("on trial", "试行");
    internal static readonly Key<TextKind> InterpretedBy = Source.Text("interpreted by", "解释机构");
    internal static readonly Key<NamedKind> Clauses = Source.Named("clauses", "全部条款：条款号下写自拟的小标题，或写明下落", new EitherKind(new TextKind(), new MapKind(() => Clause!)));

    internal static readonly Shape Clause = new("clause", "一条条款和它在本包中的下落");
    internal static readonly Key<TextKind> Heading = Clause.Text("heading", "自拟的小标题，不抄原文", needed: true);
    internal static readonly Key<ChoiceKind<ClauseFate>> Fate = Clause.Choice(
        "fate",
        "下落：coded 已编码；for a person 由人认定；not codable 不能编码；elsewhere 见其他政策包（后两种要写 why）",
        ClauseFate.Coded,
        ("coded", ClauseFate.Coded),
        ("for a person", ClauseFate.ForAPerson),
        ("not codable", ClauseFate.NotCodable),
        ("elsewhere", ClauseFate.Elsewhere));

    internal static readonly Key<ChoiceKind<ClauseStanding>> Standing = Clause.Choice(
        "standing",
        "rule 现行规定；finding 报告所见，proposal 报告的建议",
        ClauseStanding.Rule,
        ("rule", ClauseStanding.Rule),
        ("finding", ClauseStanding.Finding),
        ("proposal", ClauseStanding.Proposal));

    internal static readonly Key<TextKind> Why = Clause.Text("why", "没有在这里编码的原因");
}
