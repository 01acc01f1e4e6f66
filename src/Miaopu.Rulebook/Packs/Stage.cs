namespace Miaopu.Rulebook;

/// <summary>The kinds of act that code knows. Which body does which, in what order and under what name, is the pack's.</summary>
public enum StageAct
{
    /// <summary>The applicant's staff fill in and hand to their unit.</summary>
    Prepare,

    /// <summary>The unit approves for the legal person.</summary>
    Approve,

    /// <summary>Somebody goes through the checklist.</summary>
    Check,

    /// <summary>Verification on site.</summary>
    Visit,

    /// <summary>A public notice of some working days, open to objections.</summary>
    Publicise,

    /// <summary>Cases are put in order.</summary>
    Rank,

    /// <summary>Cases are handed on with the pack's letter and table.</summary>
    Recommend,

    /// <summary>Experts give their opinion on the review sheet.</summary>
    Advise,

    /// <summary>The case is decided, with reasons.</summary>
    Decide,

    /// <summary>The result is made known.</summary>
    Announce,

    /// <summary>The title is entered and its certificate issued.</summary>
    Recognise,

    /// <summary>In an evaluation: people or a body give points, as the indicators say.</summary>
    Score,

    /// <summary>In an evaluation: each carrier gets its result.</summary>
    Grade,

    /// <summary>Not an act: several stages side by side, joined.</summary>
    Parallel,
}

/// <summary>One stage of a pack's procedure.</summary>
public sealed record Stage
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The name people read.</summary>
    public required string Title { get; init; }

    /// <summary>What is done.</summary>
    public required StageAct Act { get; init; }

    /// <summary>False where the text names no act there is: that fault is told, and none that would follow from it.</summary>
    internal bool ActKnown { get; init; } = true;

    /// <summary>Id of the body that does it; null for a parallel stage.</summary>
    public string? By { get; init; }

    /// <summary>By when, or null for no limit.</summary>
    public StageDue? Due { get; init; }

    /// <summary>Sign-offs inside the stage, in order (经办, 复核, 签发); at least one.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Whether one person may sign several of the steps: for offices that have no more people. By default every step wants another person.</summary>
    public bool SamePersonAllowed { get; init; }

    /// <summary>The branches of a parallel stage, by id.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary>How many branches must pass for the join; all of them by default.</summary>
    public int JoinNeeds { get; init; }

    /// <summary>Every way out, by the name of the result.</summary>
    public required IReadOnlyList<StageEnd> Ends { get; init; }

    /// <summary>Ids of the documents made here.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>For a notice: whether an objection may come without a name.</summary>
    public bool AnonymousObjections { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    /// <summary>The end of this result, or null.</summary>
    public StageEnd? End(string result) => Ends.FirstOrDefault(e => e.Result == result);
}

/// <summary>When a stage is due: a date of the round, or working days counted from the day after it begins. One of the two.</summary>
/// <param name="Date">Name of a date of the round.</param>
/// <param name="WorkingDays">Working days; the first is the day after the beginning.</param>
public sealed record StageDue(string? Date, int? WorkingDays);

/// <summary>
/// One way out of a stage. It leads to <see cref="To"/>, to the outcome <see cref="Outcome"/>, or, within a parallel stage, to its join (both null).
/// </summary>
public sealed record StageEnd
{
    /// <summary>The result it belongs to, one of <see cref="StageResults"/>.</summary>
    public required string Result { get; init; }

    /// <summary>The next stage, or null.</summary>
    public string? To { get; init; }

    /// <summary>The outcome at which the case closes, or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>For a return: working days to come back, which take the place of the next stages' own dues; null for none.</summary>
    public int? DueWorkingDays { get; init; }

    /// <summary>For a return: the date of the round beyond which its due date never reaches, or null.</summary>
    public string? DueNoLaterThan { get; init; }

    /// <summary>For a return: the outcome when its due date passes, or null.</summary>
    public string? DuePassed { get; init; }

    /// <summary>For a return: how often at most, or null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>For a return: the stage to which the resubmitted case comes back; null walks the graph anew.</summary>
    public string? Resume { get; init; }

    /// <summary>For a return: whether the due date of the returning stage stops meanwhile.</summary>
    public bool ClockStops { get; init; }

    /// <summary>What it rests on, where it says so itself.</summary>
    public Basis Basis { get; init; } = Basis.None;

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }
}

/// <summary>How a case can close.</summary>
/// <param name="Name">The name people read: 未申报, 不予推荐, 已备案 …</param>
/// <param name="Kind">What it means for code.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record Outcome(string Name, OutcomeKind Kind, Place Place);

/// <summary>What an outcome means.</summary>
public enum OutcomeKind
{
    /// <summary>The title was given.</summary>
    Granted,

    /// <summary>Somebody refused it.</summary>
    Refused,

    /// <summary>A due date passed.</summary>
    Lapsed,

    /// <summary>The applicant withdrew.</summary>
    Withdrawn,

    /// <summary>An evaluation gave a result.</summary>
    Graded,

    /// <summary>The carrier took no part in an evaluation; the outcome's name is its result.</summary>
    Absent,
}
