namespace Miaopu.Rulebook;

/// <summary>The results each kind of act can have, and so the ends a stage of that act must or may name.</summary>
public static class StageResults
{
    /// <summary>Handed to the unit (prepare).</summary>
    public const string Submit = "submit";

    /// <summary>Approved or passed.</summary>
    public const string Pass = "pass";

    /// <summary>Back inside the unit (approve).</summary>
    public const string Back = "back";

    /// <summary>Back to the applicant with reasons and a due date.</summary>
    public const string Return = "return";

    /// <summary>Refused.</summary>
    public const string Refuse = "refuse";

    /// <summary>A visit or join that failed.</summary>
    public const string Fail = "fail";

    /// <summary>A notice that ended without a standing objection.</summary>
    public const string Clear = "clear";

    /// <summary>A notice with an objection upheld.</summary>
    public const string Upheld = "upheld";

    /// <summary>Done.</summary>
    public const string Done = "done";

    /// <summary>Decided in favour.</summary>
    public const string Accept = "accept";

    /// <summary>Put off.</summary>
    public const string Defer = "defer";

    /// <summary>The due date passed without a result.</summary>
    public const string DuePassed = "due passed";

    /// <summary>The results by which a case goes on rather than back or to an end.</summary>
    public static IReadOnlyList<string> Forward { get; } = [Submit, Pass, Clear, Done, Accept];

    private static readonly Dictionary<StageAct, (string[] Must, string[] May)> Table = new()
    {
        [StageAct.Prepare] = ([Submit], [DuePassed]),
        [StageAct.Approve] = ([Pass, Back], [DuePassed, Refuse]),
        [StageAct.Check] = ([Pass], [Refuse, Return, Defer, DuePassed]),
        [StageAct.Visit] = ([Pass, Fail], [Return, Defer, DuePassed]),
        [StageAct.Publicise] = ([Clear, Upheld], []),
        [StageAct.Rank] = ([Done], [DuePassed]),
        [StageAct.Recommend] = ([Done], [Refuse, DuePassed]),
        [StageAct.Advise] = ([Done], [DuePassed]),
        [StageAct.Decide] = ([Accept, Refuse], [Return, Defer]),
        [StageAct.Announce] = ([Done], []),
        [StageAct.Recognise] = ([Done], []),
        [StageAct.Score] = ([Done], [DuePassed]),
        [StageAct.Grade] = ([Done], [Return]),
        [StageAct.Parallel] = ([Pass, Fail], []),
    };

    /// <summary>The ends a stage of this act must name.</summary>
    public static IReadOnlyList<string> Needed(StageAct act) => Table[act].Must;

    /// <summary>The ends it may name, the needed ones included.</summary>
    public static IReadOnlyList<string> Allowed(StageAct act) => [.. Table[act].Must, .. Table[act].May];
}
