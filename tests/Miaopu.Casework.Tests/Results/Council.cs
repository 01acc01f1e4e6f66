using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Decisions;
using Miaopu.Casework.Experts;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Recognitions;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Results;

/// <summary>The invented procedure of <c>council.yaml</c>, with one applicant and as many experts as asked for.</summary>
internal sealed class Council
{
    public static readonly PolicyPack Pack = Read();

    public static readonly WorkingCalendar Calendar = WorkingCalendar.Read(Repository.Read("reference/china-holidays.csv"));

    private readonly Procedure procedure;

    private int ids;

    public Council()
    {
        Alliance = Organisation.Authority(Id(), "试验联盟", null, null, true, Start);
        Unit = Organisation.SignUp(Id(), "试验公司", "91350211M000100Y43", Alliance, null, Start);
        Round = Round.Open(
            Id(), Alliance, "试验批次", null, "", "", [new RoundScheme(Pack.Id, Pack.Hash, Pack.Title, Pack.Award, Pack.CarrierKind)],
            [new RoundDeadline("交件截止", At(5, 14, 17)), new RoundDeadline("推荐截止", At(5, 28, 17))], Start);
        Officers = [Somebody(Alliance, Role.ProgramOfficer), Somebody(Alliance, Role.ProgramOfficer), Somebody(Alliance, Role.ProgramOfficer)];
        var preparer = Somebody(Unit, Role.Preparer);
        var carrier = Casework.Carriers.Carrier.Found(Id(), Unit, "一号试验坊", Pack.CarrierKind, null, "试验路 1 号", Start);
        procedure = new Procedure(Pack, Round, Calendar);
        Application = BeginApplication.Decide(preparer, procedure, carrier, new ApplicantStanding([Unit, Alliance], new Dictionary<string, Organisation>(), null, false, []), Id(), Id, Now).Value.Application;
        Walk.Finish(Application.OpenRun(StageAct.Prepare)!, StageResults.Submit);
        Walk.Finish(Application.OpenRun(StageAct.Approve)!, StageResults.Pass);
    }

    public static DateTime Start { get; } = At(4, 6, 9);

    public DateTime Now { get; } = Start;

    public Organisation Alliance { get; }

    public Organisation Unit { get; }

    public Round Round { get; }

    public Actor Officer => Officers[0];

    /// <summary>One for each step of a stage.</summary>
    public IReadOnlyList<Actor> Officers { get; }

    public Application Application { get; }

    /// <summary>By whoever signs the step that is next.</summary>
    public CaseWalk Walk => By(Officers[Application.OpenRuns.FirstOrDefault()?.Step ?? 0]);

    public CaseWalk By(Actor actor) => new(Application, procedure, actor, Now, Id);

    public List<ExpertAssignment> Assignments { get; } = [];

    public StageRun Run(StageAct act) => Application.OpenRun(act) ?? throw new InvalidOperationException($"The case does not wait for {act}.");

    public static DateTime At(int month, int day, int hour) => LegalTime.ToInstant(new DateTime(2021, month, day, hour, 0, 0));

    public static AdviceSheet Sheet(decimal? team, decimal? plan, bool? supports = true, string opinion = "同意") => new(
        new Dictionary<string, AdviceLine> { ["team"] = new(null, team, ""), ["plan"] = new(null, plan, "") }, opinion, supports);

    public Expert AnExpert(string employer = "某大学") => Expert.Enter(Id(), Id(), Alliance.Id, employer, "孵化", Now);

    public Actor ActorOf(Expert expert) => new(expert.PersonId, "专家", Alliance.Id, Alliance.Name, Alliance.Path, Role.Expert);

    public Outcome<(ExpertAssignment Assignment, Journal.Happening Happened)> Assign(Expert expert, bool member = false, bool named = false)
    {
        var outcome = ExpertReview.Assign(Officer, Application, Run(StageAct.Advise), expert, "专家", new ExpertTies(Unit.Name, member, named), Assignments, Id(), Now);
        if (!outcome.Refused)
        {
            Assignments.Add(outcome.Value.Assignment);
        }

        return outcome;
    }

    /// <summary>Asked, declared free, handed in.</summary>
    public void Advised(AdviceSheet sheet)
    {
        var expert = AnExpert();
        var assignment = Assign(expert).Value.Assignment;
        ExpertReview.DeclareFree(ActorOf(expert), assignment, Now).Refused.ShouldBeFalse();
        ExpertReview.HandIn(ActorOf(expert), assignment, Run(StageAct.Advise), Pack, sheet, "{}", Now).Refused.ShouldBeFalse();
    }

    public Outcome<List<Journal.Happening>> Close() => ExpertReview.Close(Walk, Run(StageAct.Advise), Assignments);

    public Council AtDecide()
    {
        Advised(Sheet(50, 40));
        Advised(Sheet(40, 20));
        Close().Refused.ShouldBeFalse();
        return this;
    }

    public Outcome<(Decision Decision, List<Journal.Happening> Happened)> Propose(string result, string? reasons = "事实清楚。") =>
        DecideApplication.Propose(Walk, Run(StageAct.Decide), new DecisionForm(result, reasons, null, []), Id());

    public Council AtRecognise()
    {
        AtDecide();
        var decision = Propose(StageResults.Accept).Value.Decision;
        DecideApplication.Agree(Walk, Run(StageAct.Decide), decision, 1, null).Refused.ShouldBeFalse();
        DecideApplication.Agree(Walk, Run(StageAct.Decide), decision, 2, null).Refused.ShouldBeFalse();
        SignOffStage.Decide(Walk, Run(StageAct.Announce), 0).Refused.ShouldBeFalse();
        Announce().Refused.ShouldBeFalse();
        return this;
    }

    public Outcome<(Announcement Announcement, List<Journal.Happening> Happened)> Announce() =>
        AnnounceResults.Decide(Officer, Round.Id, [(Walk, Run(StageAct.Announce))], new AnnouncementForm("名单", null, "如下", WithoutNumber: true), Id(), Now);

    public Recognition Recognised() => Recognise.Decide(AtRecognise().Walk, Run(StageAct.Recognise), 7, "CODE", Id(), Titles).Value.Recognition;

    public Guid Id() => new(++ids, 0, 0, new byte[8]);

    private Actor Somebody(Organisation organisation, Role role) => new(Id(), "某人", organisation.Id, organisation.Name, organisation.Path, role);

    /// <summary>A vocabulary with a ledger of titles.</summary>
    public static Vocabulary Titles { get; } = Vocabulary.Read(Repository.Read("policies/vocabulary/results.yaml"), "results.yaml").Vocabulary;

    private static PolicyPack Read()
    {
        var vocabulary = Vocabulary.Read(Repository.Read("policies/vocabulary/carrier.yaml"), "carrier.yaml").Vocabulary;
        var reading = PackReader.Read(Repository.Read("tests/Miaopu.Casework.Tests/Results/council.yaml"), "council.yaml", vocabulary);
        return reading.Pack ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }
}
