using static Miaopu.Rulebook.Traits;

namespace Miaopu.Rulebook;

internal static partial class PackItems
{
    private static IEnumerable<PackItem> Procedure(PolicyPack pack, PolicyPack other) =>
    [
        Item(ChangeGroup.Procedure, "政策", "head", pack.Title, Basis.None,
            Text("编号", pack.Id), Text("发布方", pack.Authority), Weighty("载体种类", pack.CarrierKind), Weighty("授予的名称", pack.Award), Text("名称的级别", pack.AwardLevel)),
        Item(ChangeGroup.Procedure, "总则", "in-force", "有效期", pack.InForceBasis,
            Weighty("开始", Words.Day(pack.InForceFrom)), Weighty("结束", pack.InForceTo is { } to ? Words.Day(to) : Trait.Unlimited)),
        Item(ChangeGroup.Procedure, "总则", "cutoff", "统计日", pack.Cutoff.Basis, Weighty("统计到", pack.Cutoff.Date ?? "提交之日")),
        .. pack.Dates.Select(d => Item(ChangeGroup.Procedure, "批次日期", d.Name, d.Name, d.Basis)),
        Order(ChangeGroup.Procedure, "批次日期", pack.Dates.Select(d => d.Name), other.Dates.Select(d => d.Name)),
        .. pack.Withdrawal is { } withdrawal
            ? [Item(ChangeGroup.Procedure, "撤回", "withdrawal", "撤回", withdrawal.Basis, Text("最晚环节", withdrawal.Until), Text("结论", withdrawal.Outcome))]
            : Array.Empty<PackItem>(),
        .. pack.Bodies.Select(b => Item(ChangeGroup.Procedure, "办理主体", b.Id, b.Name, b.Basis, Text("怎样确定", Words.Of(b.Relation)), Text("对象", b.Of))),
        .. pack.Outcomes.Select(o => Item(ChangeGroup.Procedure, "结论", o.Name, o.Name, Basis.None, Weighty("含义", Words.Of(o.Kind)))),
        .. pack.HasProcedure ? [new PackItem(ChangeGroup.Procedure, "总则", "first-stage", "起始环节", Basis.None, [Weighty("环节", pack.FirstStage.Id)])] : Array.Empty<PackItem>(),
        .. pack.Stages.Select(s => Stage("环节", s, pack.Stages, pack)),
        .. pack.Evaluations.SelectMany(e => Evaluation(e, pack)),
    ];

    private static IEnumerable<PackItem> Evaluation(EvaluationRule evaluation, PolicyPack pack) =>
    [
        Item(
            ChangeGroup.Procedure, "评价", evaluation.Id, evaluation.Title, evaluation.Basis,
            [
                Figure("多久一次", evaluation.EveryYears, "年", ChangeDirection.None), List("结果", evaluation.Results), Weighty("起始环节", evaluation.Stages.Count > 0 ? evaluation.Stages[0].Id : Trait.Unlimited),
                .. evaluation.Outcomes.Select(o => Weighty($"结论“{o.Name}”", Words.Of(o.Kind))),
            ]),
        .. evaluation.Stages.Select(s => Stage($"评价“{evaluation.Title}”的环节", s, evaluation.Stages, pack)),
    ];

    private static PackItem Stage(string sort, Stage stage, IReadOnlyList<Stage> among, PolicyPack pack)
    {
        var notice = stage.Act == StageAct.Publicise;
        return Item(
            ChangeGroup.Procedure, sort, stage.Id, stage.Title, stage.Basis,
            [
                Text("办理方式", Words.Of(stage.Act)),
                Points("办理主体", stage.By, pack.Body(stage.By ?? "")?.Name),
                stage.Due switch
                {
                    { WorkingDays: { } days } => new Trait(DueOf(notice), $"{days} 个工作日") { Number = days, Rising = notice ? ChangeDirection.None : ChangeDirection.Looser },
                    { Date: { } date } => Weighty(DueOf(notice), date),
                    _ => Weighty(DueOf(notice), Trait.Unlimited),
                },
                List("签批", stage.Steps),
                Flag("可由同一人签批", stage.SamePersonAllowed, ChangeDirection.Looser),
                List("并行", stage.Branches),
                Text("须通过的分支数", stage.Branches.Count > 0 ? $"{stage.JoinNeeds}" : null),
                List("文书", stage.Documents),
                Flag("可匿名异议", stage.AnonymousObjections),
                .. stage.Ends.SelectMany(e => End(e, among)),
            ]);
    }

    private static string DueOf(bool notice) => notice ? "公示期" : "期限";

    private static IEnumerable<Trait> End(StageEnd end, IReadOnlyList<Stage> among)
    {
        var result = Words.Result(end.Result);
        yield return Points($"{result}之后", end.To ?? $"end {end.Outcome}", end.To is { } to ? among.FirstOrDefault(s => s.Id == to)?.Title : end.Outcome is { } outcome ? $"以“{outcome}”结束" : "汇合");
        foreach (var trait in Traits.Of(end.Basis))
        {
            yield return trait with { Name = $"{result}的{trait.Name}" };
        }

        if (end.Result != StageResults.Return)
        {
            yield break;
        }

        yield return Limit($"{result}期限", end.DueWorkingDays, "个工作日", ChangeDirection.Looser);
        yield return Weighty($"{result}最晚", end.DueNoLaterThan);
        yield return Text($"{result}逾期", end.DuePassed);
        yield return Limit($"{result}次数", end.Times, "次", ChangeDirection.Looser);
        yield return Text($"{result}后回到", end.Resume);
        yield return Flag($"{result}期间停止计时", end.ClockStops);
    }

    private static IEnumerable<PackItem> Papers(PolicyPack pack) =>
    [
        .. pack.Materials.Select(m => Item(
            ChangeGroup.Papers, "材料", m.Id, m.Title, m.Basis,
            Text("来源", m.Origin == MaterialOrigin.Form ? "由申报表生成" : ""), Flag("必交", m.Required, ChangeDirection.Stricter), List("格式", m.Files), Text("属于", m.PartOf), Text("提示", m.Hint)) with
            { WhenAdded = m.Required ? ChangeDirection.Stricter : ChangeDirection.None }),
        .. pack.Form.Select(s => Item(ChangeGroup.Papers, "申报表", s.Id, s.Title, s.Basis, List("显示", s.Shows), List("台账", s.Tables))),
        .. pack.Form.SelectMany(s => s.Writes.Select(w => Item(ChangeGroup.Papers, "填写项", w.Id, w.Label, Basis.None, [Points("所在部分", s.Id, s.Title), .. Of(w.Field)]) with
            { WhenAdded = w.Required ? ChangeDirection.Stricter : ChangeDirection.None })),
        .. pack.ReviewSheet is { } sheet
            ?
            [
                Item(ChangeGroup.Papers, "评审表", "sheet", "评审表", sheet.Basis, Text("环节", sheet.Stage), Figure("专家数", sheet.Experts, "名", ChangeDirection.None), List("逐条意见", sheet.Criteria)),
                .. sheet.Scores.Select(s => Item(
                    ChangeGroup.Papers, "评分项", s.Id, s.Title, s.Basis, Weighty("满分", Figures.Plain(s.Max)), Weighty("权重", Figures.Plain(s.Weight)), Text("提示", s.Hint))),
            ]
            : Array.Empty<PackItem>(),
        .. pack.Documents.Select(d => Item(
            ChangeGroup.Papers, "文书", d.Id, d.Title, d.Basis,
            [
                Text("种类", d.Kind == DocumentKind.Letter ? "函" : d.Kind == DocumentKind.Table ? "表" : "证书"), Points("出具", d.By, pack.Body(d.By)?.Name), Text("正文", d.Text), Text("编号规则", d.Number),
                Limit("有效期", d.ValidYears, "年", ChangeDirection.Looser), .. d.Columns.Select(c => Text($"列“{c.Title}”", c.Measure ?? c.Fact ?? c.Writes)),
            ])),
    ];

    private static IEnumerable<Trait> Of(Field field) =>
    [
        Text("类型", Words.Of(field.Type)), Text("单位", field.Unit), Text("提示", field.Hint), Flag("必填", field.Required, ChangeDirection.Stricter),
        Flag("空白即没有", field.BlankMeansNone), Flag("个人信息", field.Personal), Text("系统填写", field.FilledWith == SystemFact.None ? null : $"{field.FilledWith}"), Flag("可多选", field.Many),
        Text("字数", field.Type is FieldType.Text or FieldType.Phone ? $"{field.MaxLength}" : null), Text("不小于", field.AtLeast is { } low ? Figures.Plain(low) : null),
        Text("不大于", field.AtMost is { } high ? Figures.Plain(high) : null), Flag("整数", field.Whole), List("选项", field.Values), Text("指向", field.RefersTo),
    ];

    private static IEnumerable<PackItem> Ledgers(PolicyPack pack)
    {
        foreach (var (name, items) in pack.Vocabulary.Lists)
        {
            yield return Item(ChangeGroup.Ledgers, "选项表", name, name, Basis.None, List("选项", items));
        }

        foreach (var ledger in pack.Vocabulary.Ledgers)
        {
            yield return Item(
                ChangeGroup.Ledgers, "台账", ledger.Name, ledger.Label, Basis.None,
                [
                    Text("提示", ledger.Hint), Weighty("形态", $"{ledger.Shape}"), Flag("只有一条", ledger.Single), Flag("系统记录", ledger.KeptBySystem), Text("主名", ledger.Key),
                    List("列表", ledger.Shows), .. ledger.Rules.Select(r => Text($"校验“{r.Says}”", $"{r.Text}（{string.Join('、', r.About)}）")),
                ]);
            foreach (var field in ledger.FormFields)
            {
                yield return Item(ChangeGroup.Ledgers, $"“{ledger.Label}”的字段", field.Name, field.Label, Basis.None, Of(field)) with { Within = $"台账 {ledger.Name}" };
            }
        }
    }

    private static IEnumerable<PackItem> Sources(PolicyPack pack)
    {
        foreach (var source in pack.Sources)
        {
            yield return Item(
                ChangeGroup.Sources, "文件", source.Id, source.Title, Basis.None,
                Text("发布", source.Issuer), Text("文号", source.Number), Text("索引号", source.Index), Text("成文日期", Words.Day(source.Issued)), Flag("试行", source.OnTrial), Text("解释", source.InterpretedBy));
            foreach (var clause in source.Clauses)
            {
                yield return Item(
                    ChangeGroup.Sources, $"{source.Id} 的条款", clause.Number, $"{clause.Number} {clause.Heading}", Basis.None,
                    Text("落实", Words.Of(clause.Fate)), Text("原因", clause.Why), Text("性质", Words.Of(clause.Standing))) with { Within = $"文件 {source.Id}" };
            }
        }
    }
}
