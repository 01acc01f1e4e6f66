namespace Miaopu.Rulebook;

/// <summary>The keys of the review sheet, documents and sanctions.</summary>
internal static class DocumentKeys
{
    internal static readonly Shape ReviewSheet = new Shape("reviewSheet", "专家评审表").Resting(needed: true);
    internal static readonly Key<TextKind> Stage = ReviewSheet.Text("stage", "在哪个阶段填（act 为 advise 的阶段编号）", needed: true);
    internal static readonly Key<WholeKind> Experts = ReviewSheet.Whole("experts", "每件几名专家，不写为 1");
    internal static readonly Key<TextsKind> AdviseOn = ReviewSheet.Texts("advise on", "逐条提意见的条件编号");
    internal static readonly Key<ListKind> Scores = ReviewSheet.List("scores", "打分的项目", () => Score!);

    internal static readonly Shape Score = new Shape("score", "一个打分项目").Resting(needed: true);
    internal static readonly Key<TextKind> ScoreId = Score.Text("id", "编号", needed: true);
    internal static readonly Key<TextKind> ScoreTitle = Score.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<NumberKind> Max = Score.Number("max", "满分", needed: true);
    internal static readonly Key<NumberKind> Weight = Score.Number("weight", "权重，不写为 1");
    internal static readonly Key<TextKind> ScoreHint = Score.Text("hint", "评分提示");

    internal static readonly Shape Document = new Shape("document", "一种文书").Resting(needed: true);
    internal static readonly Key<ChoiceKind<DocumentKind>> Kind = Document.Choice(
        "kind", "letter 函，table 表，certificate 证书", ("letter", DocumentKind.Letter), ("table", DocumentKind.Table), ("certificate", DocumentKind.Certificate));

    internal static readonly Key<TextKind> Title = Document.Text("title", "标题", needed: true);
    internal static readonly Key<TextKind> By = Document.Text("by", "由哪个办理主体出具", needed: true);
    internal static readonly Key<TextKind> Text = Document.Text("text", "正文，可用 {operator} 等办件信息");
    internal static readonly Key<ListKind> Columns = Document.List("columns", "表的各列", () => Column!);
    internal static readonly Key<TextKind> Number = Document.Text("number", "证书编号规则，如 A-{year}-{serial:4}；证书必写");
    internal static readonly Key<WholeKind> ValidYears = Document.Whole("valid years", "证书有效几年，不写为长期", "年");

    internal static readonly Shape Column = new("column", "表的一列");
    internal static readonly Key<TextKind> ColumnTitle = Column.Text("title", "列名", needed: true);
    internal static readonly Key<TextKind> ColumnMeasure = Column.Text("measure", "填哪个度量");
    internal static readonly Key<TextKind> ColumnFact = Column.Text("fact", "填哪项办件信息，如 rank、carrier、operator");
    internal static readonly Key<TextKind> ColumnWrites = Column.Text("writes", "填申报表中的哪一项");
    internal static readonly IReadOnlyList<Key<TextKind>> ColumnKinds = Column.ExactlyOne<Key<TextKind>>(ColumnMeasure, ColumnFact, ColumnWrites);

    internal static readonly Shape Sanction = new Shape("sanction", "查实后的一种处理").Resting(needed: true);
    internal static readonly Key<TextKind> SanctionId = Sanction.Text("id", "编号", needed: true);
    internal static readonly Key<TextKind> When = Sanction.Text("when", "查实了什么", needed: true);
    internal static readonly Key<FlagKind> Cancel = Sanction.Flag("cancel", "撤销称号");
    internal static readonly Key<MapKind> Ban = Sanction.Below("ban", "禁止申报", () => BanShape!);

    internal static readonly Key<MapKind> After = Sanction.Below("after", "连续几年得到同一结果就处理", () => RunShape!);
    internal static readonly Key<FlagKind> May = Sanction.Flag("may", "true：“有权”“可以”，由主管部门决定是否处理");
    internal static readonly Key<FlagKind> Recover = Sanction.Flag("recover", "收回已付的资金");
    internal static readonly Key<MapKind> Rectify = Sanction.Below("rectify", "先限期整改", () => RectifyShape!);

    internal static readonly Shape RunShape = new("resultRun", "连续几年的同一结果");
    internal static readonly Key<TextKind> Result = RunShape.Text("result", "什么结果，如 不合格、未参加", needed: true);
    internal static readonly Key<WholeKind> InARow = RunShape.Whole("in a row", "连续几年", "年");

    internal static readonly Shape RectifyShape = new("rectify", "限期整改");
    internal static readonly Key<NumberKind> RectifyWithin = RectifyShape.Number("within", "多长时间内，如 3 months");
    internal static readonly Key<TextKind> TimeSetBy = RectifyShape.Text("time set by", "原文没有写时间，由哪个办理主体定");

    internal static readonly Shape BanShape = new("ban", "几年内不得申报");
    internal static readonly Key<WholeKind> Years = BanShape.Whole("years", "几年", "年");
    internal static readonly Key<ChoiceKind<BanBinds>> Binds = BanShape.Choice(
        "binds", "约束谁：operator 运营机构，carrier 载体", BanBinds.Operator, ("operator", BanBinds.Operator), ("carrier", BanBinds.Carrier));
}
