using Miaopu.Casework.Carriers;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>申请: one carrier's application in a round. Where it stands is the set of its open runs; only <see cref="CaseWalk"/> moves it.</summary>
public sealed class Application
{
    private readonly List<StageRun> runs = [];
    private readonly List<CaseBody> bodies = [];
    private readonly List<ReturnOrder> returns = [];
    private readonly List<Submission> submissions = [];

    private Application()
    {
    }

    public Guid Id { get; private set; }

    public Guid RoundId { get; private set; }

    public string PackId { get; private set; } = "";

    public string PackHash { get; private set; } = "";

    public Guid CarrierId { get; private set; }

    /// <summary>The carrier's name when the application was begun.</summary>
    public string CarrierName { get; private set; } = "";

    public Guid OperatorId { get; private set; }

    public string OperatorName { get; private set; } = "";

    public string OperatorPath { get; private set; } = "";

    /// <summary>GB/T 2260 code of where the carrier stands.</summary>
    public string? Division { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>Number of the receipt given when it was first received; null before.</summary>
    public string? ReceiptNumber { get; private set; }

    /// <summary>When the first submission was received.</summary>
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Name of the outcome, a word of the pack.</summary>
    public string? Outcome { get; private set; }

    public OutcomeKind? OutcomeKind { get; private set; }

    /// <summary>Place in the recommending body's order, from 1; null before ranking.</summary>
    public int? Rank { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<StageRun> Runs => runs;

    public IReadOnlyList<CaseBody> Bodies => bodies;

    public IReadOnlyList<ReturnOrder> Returns => returns;

    public IReadOnlyList<Submission> Submissions => submissions;

    public bool IsOpen => ClosedAt is null;

    /// <summary>Open runs, but for the frame of parallel branches, which nobody acts on.</summary>
    public IEnumerable<StageRun> OpenRuns => runs.Where(r => r.EndedAt is null && r.Act != StageAct.Parallel);

    /// <summary>
    /// Whether it was accepted and only has to be made known: what it was decided by stands, also where its round is amended. Where another body decides after the one that
    /// accepted it, it is not decided yet.
    /// </summary>
    /// <param name="pack">The text it is walked by.</param>
    public bool IsDecidedUnder(PolicyPack pack) => !IsOpen
        || (runs.Exists(r => r is { Act: StageAct.Decide, Result: StageResults.Accept })
            && OpenRuns.All(r => r.Act is StageAct.Publicise or StageAct.Announce or StageAct.Recognise && !DecisionAhead(pack, r.Stage)));

    /// <summary>Whether the way without returns still comes to a decision: an objection that is upheld may lead back to one, but by the text of the first.</summary>
    private static bool DecisionAhead(PolicyPack pack, string from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([from]);
        while (ahead.TryPop(out var id))
        {
            if (!seen.Add(id) || pack.Stage(id) is not { } stage)
            {
                continue;
            }

            if (stage.Act == StageAct.Decide)
            {
                return true;
            }

            var forward = stage.Ends.Where(e => StageResults.Forward.Contains(e.Result)).ToList();
            var joins = forward.Exists(e => e is { To: null, Outcome: null }) ? pack.Stages.Where(s => s.Branches.Contains(id)).SelectMany(s => s.Ends).Where(e => StageResults.Forward.Contains(e.Result)) : [];
            foreach (var to in forward.Concat(joins).Select(e => e.To).OfType<string>().Concat(stage.Branches))
            {
                ahead.Push(to);
            }
        }

        return false;
    }

    /// <summary>The open run of an act, or null.</summary>
    public StageRun? OpenRun(StageAct act) => OpenRuns.FirstOrDefault(r => r.Act == act);

    public StageRun? Run(Guid id) => runs.Find(r => r.Id == id);

    /// <summary>The return that is being answered, or null.</summary>
    public ReturnOrder? OpenReturn => returns.Find(r => r.SettledAt is null);

    public Submission? LatestSubmission => submissions.MaxBy(s => s.Number);

    /// <summary>The organisation that plays a part of the pack, or null.</summary>
    public CaseBody? Body(string bodyId) => bodies.Find(b => b.BodyId == bodyId);

    internal static Application Begin(Guid id, Round round, RoundScheme scheme, Carrier carrier, string operatorName, IEnumerable<CaseBody> bodies, DateTime now)
    {
        var application = new Application
        {
            Id = id,
            RoundId = round.Id,
            PackId = scheme.PackId,
            PackHash = scheme.PackHash,
            CarrierId = carrier.Id,
            CarrierName = carrier.Name,
            OperatorId = carrier.OperatorId,
            OperatorName = operatorName,
            OperatorPath = carrier.OperatorPath,
            Division = carrier.Division,
            StartedAt = now,
        };
        application.bodies.AddRange(bodies);
        return application;
    }

    internal void Add(StageRun run) => runs.Add(run);

    internal void Add(ReturnOrder order) => returns.Add(order);

    internal void Add(Submission submission) => submissions.Add(submission);

    internal void Receive(string number, DateTime at)
    {
        ReceiptNumber ??= number;
        ReceivedAt ??= at;
    }

    internal void Close(Outcome outcome, DateTime now)
    {
        ClosedAt = now;
        Outcome = outcome.Name;
        OutcomeKind = outcome.Kind;
    }

    /// <summary>Goes on under another text of its policy.</summary>
    internal void GoOnUnder(string packHash) => PackHash = packHash;

    internal void Place(int? rank) => Rank = rank;
}

/// <summary>An organisation in the part that the pack gives it.</summary>
public sealed record CaseBody(string BodyId, string Title, Guid OrganisationId, string OrganisationName);
