using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Review;

/// <summary>A case under a small pack of its own, walked by real decisions: two criteria, one of them for a person, one material; check, visit, notice, rank, recommend.</summary>
internal sealed class GivenCase
{
    private const string Pack = """
        policy: test/workshop
        title: 工坊入册
        authority: 某联盟
        carrier kind: 工坊
        award: 入册工坊
        in force: { from: 2021-01-01, ours: 测试 }
        dates:
          一期: { ours: 测试 }
          二期: { ours: 测试 }
        cutoff: { day: 一期, ours: 测试 }
        sources: { S: { title: 某通知, issuer: 某联盟, clauses: { 一: 全文 } } }
        vocabulary:
          ledgers:
            场地:
              label: 场地
              shape: interval
              key: 名称
              fields:
                名称: { type: text, max length: 60, required: true }
                面积: { type: number, unit: 平方米, at least: 0, required: true }
        measures:
          面积合计: { sum: 场地.面积, at: cutoff, unit: 平方米, ours: 测试 }
        criteria:
          - { id: area, title: 场地面积, measure: 面积合计, at least: 100, cite: S 一 }
          - { id: fit, title: 方向, judged by: reviewer, question: 方向是否明确, evidence: report, ours: 测试 }
        bodies:
          applicant: { name: 申报者, relation: applicant, ours: 测试 }
          reviewer: { name: 初审者, relation: above applicant, ours: 测试 }
        materials:
          report: { title: 报告, required: true, files: [pdf], ours: 测试 }
        form: []
        outcomes: { 入册: granted, 未报: lapsed, 不入册: refused, 未补: lapsed }
        stages:
          prepare: { title: 填报, act: prepare, by: applicant, due: 一期, ours: 测试, ends: { submit: unit, due passed: end 未报 } }
          unit: { title: 单位审核, act: approve, by: applicant, due: 一期, ours: 测试, ends: { pass: desk, back: prepare, due passed: end 未报 } }
          desk:
            title: 核对
            act: check
            by: reviewer
            steps: [经办, 复核]
            ours: 测试
            ends:
              pass: visit
              refuse: end 不入册
              return: { to: prepare, due: 5 working days, no later than: 二期, due passed: end 未补, times: 1, resume: desk, clock: runs, ours: 测试 }
          visit: { title: 走访, act: visit, by: reviewer, ours: 测试, ends: { pass: notice, fail: end 不入册 } }
          notice: { title: 公示, act: publicise, by: reviewer, due: 5 working days, ours: 测试, ends: { clear: rank, upheld: desk } }
          rank: { title: 排序, act: rank, by: reviewer, ours: 测试, ends: { done: recommend } }
          recommend: { title: 推荐, act: recommend, by: reviewer, due: 二期, ours: 测试, ends: { done: end 入册, due passed: end 未报 } }
        """;

    private static readonly WorkingCalendar Calendar = WorkingCalendar.Read(Repository.Read("reference/china-holidays.csv"));
    private static readonly PolicyPack Read = Reading();
    private static int ids;

    private readonly Organisation bureau = Organisation.Authority(Id(), "某局", null, null, true, Start);

    private GivenCase(string name, GivenCase? beside)
    {
        bureau = beside?.bureau ?? bureau;
        Reviewer = beside?.Reviewer ?? new Actor(Id(), "甲", bureau.Id, bureau.Name, bureau.Path, Role.FirstReviewer);
        Second = beside?.Second ?? new Actor(Id(), "丙", bureau.Id, bureau.Name, bureau.Path, Role.FirstReviewer);
        var unit = Organisation.SignUp(Id(), name + "公司", "91350211M000100Y43", bureau, null, Start);
        var preparer = new Actor(Id(), "乙", unit.Id, unit.Name, unit.Path, Role.Preparer | Role.UnitApprover);
        var carrier = Carrier.Found(Id(), unit, name, "工坊", null, "某路", Start);
        Round = beside?.Round ?? Rounds.Round.Open(
            Id(), bureau, "某轮", null, "", "", [new RoundScheme(Read.Id, Read.Hash, Read.Title, Read.Award, Read.CarrierKind)],
            [new RoundDeadline("一期", Local(5, 14, 17)), new RoundDeadline("二期", Local(5, 28, 17))], Start);
        Procedure = new Procedure(Read, Round, Calendar);
        Now = Start;
        Application = BeginApplication.Decide(preparer, Procedure, carrier, new ApplicantStanding([unit, bureau], new Dictionary<string, Organisation>(), null, false, []), Id(), Id, Now).Value.Application;
        HandIn.Submit(new CaseWalk(Application, Procedure, preparer, Now, Id), Application.OpenRuns.Single(), [], Assess([]), true, "{}").Refused.ShouldBeFalse();
        HandIn.Approve(new CaseWalk(Application, Procedure, preparer, Now, Id), Application.OpenRuns.Single()).Refused.ShouldBeFalse();
    }

    public static DateTime Start => Local(4, 6, 9);

    public Application Application { get; }

    public Procedure Procedure { get; }

    public Round Round { get; }

    public Actor Reviewer { get; }

    /// <summary>Signs after <see cref="Reviewer"/>.</summary>
    public Actor Second { get; }

    public DateTime Now { get; set; }

    public StageRun Run => Application.OpenRuns.Single();

    /// <summary>By whoever signs the step that is next.</summary>
    public CaseWalk Walk => new(Application, Procedure, Application.OpenRuns.Any(r => r.Step > 0) ? Second : Reviewer, Now, Id);

    public static WorkingCalendar Days => Calendar;

    /// <summary>A case that was received and waits to be checked.</summary>
    public static GivenCase Received(string name = "甲工坊", GivenCase? beside = null) => new(name, beside);

    /// <summary>A case that passed check and visit.</summary>
    public static GivenCase Visited(string name = "甲工坊", GivenCase? beside = null)
    {
        var given = Received(name, beside);
        foreach (var result in (string[])[StageResults.Pass, StageResults.Pass, StageResults.Pass])
        {
            given.Walk.Finish(given.Run, result).Refused.ShouldBeFalse();
        }

        given.Run.Act.ShouldBe(StageAct.Publicise);
        return given;
    }

    public static DateTime Local(int month, int day, int hour = 0) => LegalTime.ToInstant(new DateTime(2021, month, day, hour, 0, 0));

    /// <summary>Ids that rise, one after the other.</summary>
    public static Guid Id() => new(++ids, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public Assessment Assess(IReadOnlyList<Judgment> judgments)
    {
        var ledger = Read.Vocabulary.Find("场地")!;
        var row = new LedgerRow("1", "场地", new DateOnly(2020, 1, 1), null, Start, [.. ledger.Fields.Select(f => f.Name == "面积" ? FieldValue.Of(Area) : FieldValue.Of("一层"))]);
        return Read.Assess(new Situation { Cutoff = new DateOnly(2021, 5, 14), Rows = [row], Judgments = judgments });
    }

    public decimal Area { get; set; } = 120;

    private static PolicyPack Reading()
    {
        var reading = PackReader.Read(Pack, "workshop.yaml", Vocabulary.Empty);
        return reading.Pack ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }
}
