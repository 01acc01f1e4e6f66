using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Cases;

/// <summary>The invented procedure of <c>hall.yaml</c>, with one applicant: cases to walk without any database.</summary>
internal sealed class Hall
{
    public static readonly PolicyPack Pack = Read(Repository.Read("tests/Miaopu.Casework.Tests/Cases/hall.yaml"));

    private static readonly WorkingCalendar Calendar = WorkingCalendar.Read(Repository.Read("reference/china-holidays.csv"));

    private int ids;

    /// <param name="pack">Another text of the same policy; that of the file where null.</param>
    public Hall(PolicyPack? pack = null)
    {
        pack ??= Pack;
        Alliance = Organisation.Authority(Id(), "试验联盟", null, null, false, Start);
        Office = Organisation.Authority(Id(), "试验办公室", Alliance, null, true, Start);
        Unit = Organisation.SignUp(Id(), "试验公司", "91350211M000100Y43", Office, null, Start);
        Carrier = Casework.Carriers.Carrier.Found(Id(), Unit, "一号试验厅", pack.CarrierKind, null, "试验路 1 号", Start);
        Round = Round.Open(
            Id(), Alliance, "试验批次", null, "", "", [new RoundScheme(pack.Id, pack.Hash, pack.Title, pack.Award, pack.CarrierKind)],
            [new RoundDeadline("交件截止", At(5, 14, 17)), new RoundDeadline("送件截止", At(5, 28, 17))], Start);
        Procedure = new Procedure(pack, Round, Calendar);
        Preparer = Somebody(Unit, Role.Preparer);
        Approver = Somebody(Unit, Role.UnitApprover);
        Reviewer = Somebody(Office, Role.FirstReviewer);
        SecondReviewer = Somebody(Office, Role.FirstReviewer);
        Officer = Somebody(Alliance, Role.ProgramOfficer);
    }

    /// <summary>Tuesday, 6 April 2021, nine in the morning.</summary>
    public static DateTime Start { get; } = At(4, 6, 9);

    public Organisation Alliance { get; }

    public Organisation Office { get; }

    public Organisation Unit { get; }

    public Carrier Carrier { get; }

    public Round Round { get; }

    public Procedure Procedure { get; }

    public Actor Preparer { get; }

    public Actor Approver { get; }

    public Actor Reviewer { get; }

    /// <summary>Signs after <see cref="Reviewer"/>.</summary>
    public Actor SecondReviewer { get; }

    public Actor Officer { get; }

    public DateTime Now { get; set; } = Start;

    public static DateTime At(int month, int day, int hour) => LegalTime.ToInstant(new DateTime(2021, month, day, hour, 0, 0));

    public Outcome<(Application Application, List<Journal.Happening> Happened)> Begin(ApplicantStanding? standing = null) =>
        BeginApplication.Decide(Preparer, Procedure, Carrier, standing ?? Standing, Id(), Id, Now);

    public ApplicantStanding Standing => new([Unit, Office, Alliance], new Dictionary<string, Organisation>(), null, false, []);

    public Application Begun() => Begin().Value.Application;

    /// <summary>A case that stands at the desk.</summary>
    public Application AtDesk()
    {
        var application = Begun();
        Submit(application);
        Approve(application).Refused.ShouldBeFalse();
        return application;
    }

    public Outcome<List<Journal.Happening>> Submit(Application application, bool truthful = true, IReadOnlyList<Gap>? gaps = null) =>
        HandIn.Submit(Walk(application, Preparer), application.Runs.Last(r => r.Act == StageAct.Prepare), gaps ?? [], Assess(), truthful, "{}");

    public Outcome<List<Journal.Happening>> Approve(Application application) => HandIn.Approve(Walk(application, Approver), application.Runs.Last(r => r.Act == StageAct.Approve));

    public CaseWalk Walk(Application application, Actor? actor = null) => new(application, Procedure, actor ?? Reviewer, Now, Id);

    public Outcome<List<Journal.Happening>> Finish(Application application, string stage, string result) =>
        Finish(application, application.OpenRuns.Single(r => r.Stage == stage), result);

    private Outcome<List<Journal.Happening>> Finish(Application application, StageRun run, string result) =>
        Walk(application, run.Step > 0 ? SecondReviewer : Reviewer).Finish(run, result, "说明", result == StageResults.Return ? [new ReturnItem("field:用途", "用途", "请写清")] : null);

    /// <summary>Both sign-offs of the desk.</summary>
    public void PassDesk(Application application)
    {
        Finish(application, "desk", StageResults.Pass);
        Finish(application, "desk", StageResults.Pass);
    }

    /// <summary>Returned at the desk, mended and handed in again.</summary>
    public void ReturnAndResubmit(Application application)
    {
        Finish(application, "desk", StageResults.Return).Refused.ShouldBeFalse();
        Submit(application);
        Approve(application).Refused.ShouldBeFalse();
    }

    public static Assessment Assess(params LedgerRow[] rows) => Pack.Assess(Situation(rows));

    public static Situation Situation(params LedgerRow[] rows) => new() { Cutoff = new DateOnly(2021, 5, 14), Rows = rows };

    /// <summary>Premises of this many square metres.</summary>
    public static LedgerRow Premises(string id, int area) => Pack.Vocabulary.Find("场地")!.Row(
        id, new DateOnly(2020, 1, 1), null, Start, [new("场地名称", "东厅"), new("地址", "试验路 1 号"), new("权属", "自有"), new("用途", "创业工位"), new("面积", $"{area}")]);

    private Guid Id() => new(++ids, 0, 0, new byte[8]);

    private Actor Somebody(Organisation organisation, Role role) => new(Id(), "某人", organisation.Id, organisation.Name, organisation.Path, role);

    /// <summary>A changed text of the policy.</summary>
    /// <param name="text">The text.</param>
    /// <param name="published">Whether it was published before it was held to all that the linter asks by now.</param>
    public static PolicyPack Read(string text, bool published = false)
    {
        var vocabulary = Vocabulary.Read(Repository.Read("policies/vocabulary/carrier.yaml"), "carrier.yaml").Vocabulary;
        var reading = PackReader.Read(text, "hall.yaml", vocabulary, published: published);
        return reading.Pack ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }
}
