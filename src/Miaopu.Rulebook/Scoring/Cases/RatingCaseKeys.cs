namespace Miaopu.Rulebook;

/// <summary>What a case may expect of scoring, and the carriers it may bring.</summary>
internal static class ExpectationKeys
{
    private static readonly Shape Expected = new("rated", "应有的得分、等级和名次");
    internal static readonly Key<TextsKind> Score = Expected.Texts("score", "应有的总分；[从, 到] 为缺数据时的区间");
    internal static readonly Key<NamedKind> Points = Expected.Named("points", "各指标应有的得分", new TextsKind());
    internal static readonly Key<TextKind> Set = Expected.Text("indicator set", "应归入哪一类指标；open 为未定，none 为不属于任何一类");
    internal static readonly Key<TextsKind> Grade = Expected.Texts("grade", "应有的等级；几个为未定；none 为不参评");
    internal static readonly Key<TextsKind> Rank = Expected.Texts("rank", "应有的名次；[从, 到] 为未定；none 为不排名");
    internal static readonly Key<FlagKind> Published = Expected.Flag("published", "结果是否应公布");
    internal static readonly Key<NamedKind> Within = Expected.Named("within", "各名额：in 列入，out 未列入，open 未定", new TextKind());

    internal static readonly IReadOnlyList<Key> Results = [.. Expected.Keys];

    private static readonly Shape Together = new("together", "几家一起评");
    internal static readonly Key<ListKind> Carriers = Together.List("carriers", "一起评的载体", () => RatingCaseKeys.Carrier);
    internal static readonly Key<ListKind> Settled = Together.List("settled", "由人认定的归属", () => Claim!);

    internal static readonly IReadOnlyList<Key> Several = [.. Together.Keys];

    internal static readonly Shape Claim = new("settledClaim", "几家都填报的一条记录计给谁");
    internal static readonly Key<TextKind> Ledger = Claim.Text("record", "台账名", needed: true);
    internal static readonly Key<TextKind> Is = Claim.Text("is", "哪一条：same 各字段的值，以“ · ”相连", needed: true);
    internal static readonly Key<TextKind> For = Claim.Text("for", "计给哪个载体；none 为都不计", needed: true);
    internal static readonly Key<TextKind> Why = Claim.Text("why", "理由");
}

/// <summary>The keys of carriers that are evaluated together, in a case or in a file of facts.</summary>
internal static class RatingCaseKeys
{
    internal static readonly Shape Carrier = new Shape("ratedCarrier", "一起评的一家：情形和应有的结果").With(CaseKeys.Situation.Keys).With(ExpectationKeys.Results);
    internal static readonly Key<TextKind> Id = Carrier.Text("id", "编号，重复的要有 #", needed: true);
    internal static readonly Key<TextKind> Name = Carrier.Text("name", "名称；不写用编号");
    internal static readonly Key<TextKind> Operator = Carrier.Text("operator", "运营机构");
    internal static readonly Key<TextKind> From = Carrier.Text("from", "从前面哪个案例或载体改起");
    internal static readonly Key<WholeKind> Repeat = Carrier.Whole("repeat", "代表多少家同样的，# 换成序号");

    internal static readonly Shape File = new Shape("entrants", "一家或一起评的几家的情形").With(CaseKeys.Situation.Keys).With(ExpectationKeys.Several);
}
