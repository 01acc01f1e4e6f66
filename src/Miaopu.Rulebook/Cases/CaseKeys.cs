namespace Miaopu.Rulebook;

/// <summary>The keys of case files and of situations.</summary>
internal static class CaseKeys
{
    internal static readonly Shape Record = new("record", "一条记录：字段名下写值，~ 为空白") { Others = new LooseKind() };
    internal static readonly Key<WholeKind> Repeat = Record.Whole("repeat", "代表多少条同样的记录，文字中的 # 换成序号");
    internal static readonly Key<TextKind> Recorded = Record.Text("recorded", "何时记下的，如 2021-05-14T16:00:00Z");

    internal static readonly Shape Changes = new("changes", "对每条记录的改动：字段名下写值，~ 为空白") { Others = new LooseKind() };

    internal static readonly Shape Situation = new("situation", "一个情形：某天某个载体的台账和已有的认定");
    internal static readonly Key<DayKind> Cutoff = Situation.Day("cutoff", "统计到哪一天");
    internal static readonly Key<TextKind> KnownAt = Situation.Text("known at", "只算到这一时刻为止记下的，如 2021-05-14T16:00:00Z");
    internal static readonly Key<NamedKind> Facts = Situation.Named("facts", "各台账的记录；替换所从案例的", new ListKind(new MapKind(() => Record)));
    internal static readonly Key<NamedKind> More = Situation.Named("more", "再加的记录", new ListKind(new MapKind(() => Record)));
    internal static readonly Key<NamedKind> Set = Situation.Named("set", "对一本台账每条记录的改动", () => Changes);
    internal static readonly Key<NamedKind> Judged = Situation.Named("judged", "由人认定的结果：条件或组成的编号、答案", AnswerWords.Kind);
    internal static readonly Key<NamedKind> Scored = Situation.Named("scored", "由人打的分：指标编号、各人的分；换掉所从案例的", new TextsKind());

    internal static readonly Shape Case = new Shape("case", "一个案例：情形和应有的答案").With(Situation.Keys).With(ExpectationKeys.Results).With(ExpectationKeys.Several);
    internal static readonly Key<TextKind> Id = Case.Text("id", "编号，全文件唯一", needed: true);
    internal static readonly Key<TextKind> Title = Case.Text("title", "说明什么");
    internal static readonly Key<TextKind> From = Case.Text("from", "从前面哪个案例改起");
    internal static readonly Key<NamedKind> Expect = Case.Named("expect", "各条件应有的答案；others 为其余各条", AnswerWords.Kind);
    internal static readonly Key<NamedKind> Measures = Case.Named("measures", "各度量应有的值，如 20万元、优秀、未知", new LooseKind());
    internal static readonly Key<NamedKind> Says = Case.Named("says", "说明缺什么的句子里必须有的一句", new TextKind());

    internal static readonly Key<NamedKind> Support = Case.Named(
        "support", "各扶持应有的数额：none 不给，entitled 给（不是钱），30万元，[下限, 上限]（上限 open 为没有），或 amount 和各方分担", new EitherKind(new NumberKind(), new TextsKind(), new MapKind(() => Shares!)));

    internal static readonly Key<TextsKind> Warns = Case.Texts("warns", "恰好哪些条件因软要求未达到而要说明理由；[] 为没有");
    internal static readonly Shape Shares = new("shares", "数额和各方分担") { Others = new NumberKind() };
    internal static readonly Key<NumberKind> ShareAmount = Shares.Number("amount", "数额", needed: true);

    internal static readonly Shape Carrier = new("carrier", "目标所数的一种载体");
    internal static readonly Key<TextKind> CarrierKind = Carrier.Text("kind", "载体种类", needed: true);
    internal static readonly Key<TextKind> Division = Carrier.Text("division", "行政区划代码");
    internal static readonly Key<TextKind> As = Carrier.Text("as", "用哪个案例的情形");
    internal static readonly Key<WholeKind> CarrierRepeat = Carrier.Whole("repeat", "代表多少家");

    internal static readonly Shape Check = new("check", "流程的一步和应有的后果；写 stage、evaluation、write、experts、certificate、sanction、duty 或 target 之一");
    internal static readonly Key<TextKind> Stage = Check.Text("stage", "阶段编号，配 begins 和 due，或 returned、time 和 due");
    internal static readonly Key<TextKind> StageOf = Check.Text("of", "stage 是哪个评价的阶段；不写为办理流程的");
    internal static readonly Key<TextKind> Evaluation = Check.Text("evaluation", "评价的编号，配 last 和 next");
    internal static readonly Key<WholeKind> Last = Check.Whole("last", "上一次评价的年份");
    internal static readonly Key<WholeKind> Next = Check.Whole("next", "应有的下一次的年份");
    internal static readonly Key<DayKind> Begins = Check.Day("begins", "阶段开始的日子");
    internal static readonly Key<DayKind> Returned = Check.Day("returned", "退回的日子");
    internal static readonly Key<WholeKind> Time = Check.Whole("time", "第几次退回");
    internal static readonly Key<TextKind> Due = Check.Text("due", "应有的到期日；refused 为不得再退，none 为没有");
    internal static readonly Key<TextKind> Write = Check.Text("write", "填写项的编号，配 length 和 answer");
    internal static readonly Key<WholeKind> Length = Check.Whole("length", "写了多少个字");
    internal static readonly Key<WholeKind> Experts = Check.Whole("experts", "指派几名专家，配 answer");
    internal static readonly Key<TextKind> Answer = Check.Text("answer", "应有的回答：fits、too long；too few、enough、too many；follows、does not；met、not met 等");
    internal static readonly Key<TextKind> Certificate = Check.Text("certificate", "证书的编号，配 granted 和 until");
    internal static readonly Key<DayKind> Granted = Check.Day("granted", "颁发的日子");
    internal static readonly Key<TextKind> Until = Check.Text("until", "应有的有效期末日；none 为长期");
    internal static readonly Key<TextKind> Sanction = Check.Text("sanction", "处理规则的编号，配 found 和 free from");
    internal static readonly Key<DayKind> Found = Check.Day("found", "查实的日子");
    internal static readonly Key<TextKind> FreeFrom = Check.Text("free from", "应有的可再申报之日；none 为不禁止");
    internal static readonly Key<TextKind> PutRightBy = Check.Text("put right by", "应有的整改到期日；none 为没有");
    internal static readonly Key<TextsKind> Results = Check.Texts("results", "历年结果，从早到晚；配 sanction 和 answer（follows、does not）");
    internal static readonly Key<TextKind> Duty = Check.Text("duty", "义务的编号，配 happened 和 due");
    internal static readonly Key<DayKind> Happened = Check.Day("happened", "发生的日子");
    internal static readonly Key<TextKind> Target = Check.Text("target", "目标的编号，配 carriers 和 answer");
    internal static readonly Key<ListKind> Carriers = Check.List("carriers", "目标所数的载体", () => Carrier);
    internal static readonly IReadOnlyList<Key> CheckKinds = Check.ExactlyOne<Key>(Stage, Evaluation, Write, Experts, Certificate, Sanction, Duty, Target);

    internal static readonly Shape File = new("cases", "政策包的案例：每个案例一个情形和应有的答案");
    internal static readonly Key<TextKind> Of = File.Text("cases of", "哪个政策包的案例", needed: true);
    internal static readonly Key<DayKind> FileCutoff = File.Day("cutoff", "各案例统计到哪一天，案例可另写");
    internal static readonly Key<ListKind> Cases = File.List("cases", "案例", () => Case);
    internal static readonly Key<NamedKind> Dates = File.Named("dates", "批次日期的值，供 procedure 使用", new DayKind());
    internal static readonly Key<TextsKind> RestDays = File.Texts("rest days", "除周末外的休息日");
    internal static readonly Key<TextsKind> WorkingDays = File.Texts("working days", "上班的周末");
    internal static readonly Key<ListKind> Procedure = File.List("procedure", "流程的各步", () => Check);
}
