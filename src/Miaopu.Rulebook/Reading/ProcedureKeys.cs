namespace Miaopu.Rulebook;

/// <summary>The keys of bodies, stages and their ends.</summary>
internal static class ProcedureKeys
{
    internal static readonly Shape Body = new Shape("body", "参与办理的一方").Resting(needed: true);
    internal static readonly Key<TextKind> Name = Body.Text("name", "本政策对它的称呼", needed: true);
    internal static readonly Key<ChoiceKind<BodyRelation>> Relation = Body.Choice(
        "relation",
        "怎样找到它：applicant 申报单位；above applicant 申报单位的主管部门；above 某一办理主体（of）的上一级，没有的由它自己办；round owner 批次的主办部门；above owner 主办部门的上级；invited 受邀的人；named 指定的机构",
        ("applicant", BodyRelation.Applicant),
        ("above applicant", BodyRelation.AboveApplicant),
        ("above", BodyRelation.Above),
        ("round owner", BodyRelation.RoundOwner),
        ("above owner", BodyRelation.AboveOwner),
        ("invited", BodyRelation.Invited),
        ("named", BodyRelation.Named));

    internal static readonly Key<TextKind> Of = Body.Text("of", "invited：由哪个办理主体邀请；above：在哪个办理主体之上；named：机构名称");

    internal static readonly ChoiceKind<OutcomeKind> OutcomeWord = new(
        null, ("granted", OutcomeKind.Granted), ("refused", OutcomeKind.Refused), ("lapsed", OutcomeKind.Lapsed), ("withdrawn", OutcomeKind.Withdrawn), ("graded", OutcomeKind.Graded), ("absent", OutcomeKind.Absent));

    internal static readonly Shape Stage = new Shape("stage", "流程中的一个阶段").Resting(needed: true);
    internal static readonly Key<TextKind> Title = Stage.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<ChoiceKind<StageAct>> Act = Stage.ChoiceIfAsked(
        "act",
        "做什么：prepare 填报，approve 审定，check 审查，visit 核查，publicise 公示，rank 排序，recommend 推荐，advise 专家评审，decide 决定，announce 公布，recognise 授牌；只在评价里用：score 评分，grade 定等",
        ("prepare", StageAct.Prepare),
        ("approve", StageAct.Approve),
        ("check", StageAct.Check),
        ("visit", StageAct.Visit),
        ("publicise", StageAct.Publicise),
        ("rank", StageAct.Rank),
        ("recommend", StageAct.Recommend),
        ("advise", StageAct.Advise),
        ("decide", StageAct.Decide),
        ("announce", StageAct.Announce),
        ("recognise", StageAct.Recognise),
        ("score", StageAct.Score),
        ("grade", StageAct.Grade));

    internal static readonly Key<TextsKind> Parallel = Stage.Texts("parallel", "并行的各支（阶段编号）；写了就不写 act 和 by");
    internal static readonly Key<EitherKind> Join = Stage.Either(
        "join", "并行的几支通过才算通过：all、any 或个数", new ChoiceKind<bool>(null, ("all", true), ("any", false)), new WholeKind(null));

    internal static readonly Key<TextKind> By = Stage.Text("by", "由哪个办理主体做（bodies 的编号）");
    internal static readonly Key<TextKind> Due = Stage.Text("due", "到期：dates 中的日期名，或 N working days");
    internal static readonly Key<TextsKind> Steps = Stage.Texts("steps", "阶段内依次签字的环节，如 经办、复核、签发");
    internal static readonly Key<ChoiceKind<bool>> SamePerson = Stage.Choice(
        "same person", "几步签字可否由同一人办：refused 一人只签一步；allowed 可以（人手少的单位）", false, ("refused", false), ("allowed", true));

    internal static readonly Key<NamedKind> Ends = Stage.Named("ends", "怎样结束、去往何处：阶段编号，或 end 结局名；退回可写明细", new EitherKind(new TextKind(), new MapKind(() => End!)));
    internal static readonly Key<TextsKind> Documents = Stage.Texts("documents", "本阶段出的文书（documents 的编号）");
    internal static readonly Key<ChoiceKind<bool>> Objections = Stage.Choice(
        "objections", "公示期收哪些异议：signed 只收署名的；signed or anonymous 匿名的也收", false, ("signed", false), ("signed or anonymous", true));

    internal static readonly Shape End = new Shape("stageEnd", "阶段的一种结束方式").Resting(needed: false);
    internal static readonly Key<TextKind> To = End.Text("to", "去往的阶段编号，或 end 结局名", needed: true);
    internal static readonly Key<TextKind> EndDue = End.Text("due", "退回后多久补正：N working days");
    internal static readonly Key<TextKind> NoLaterThan = End.Text("no later than", "最晚不超过 dates 中的哪个日期");
    internal static readonly Key<TextKind> DuePassed = End.Text("due passed", "逾期未补的结局：end 结局名");
    internal static readonly Key<WholeKind> Times = End.Whole("times", "最多退回几次");
    internal static readonly Key<TextKind> Resume = End.Text("resume", "补正后回到哪个阶段");
    internal static readonly Key<ChoiceKind<bool>> Clock = End.Choice("clock", "退回期间本阶段的期限：stops 停，runs 照走", false, ("stops", true), ("runs", false));
}
