namespace Miaopu.Rulebook;

/// <summary>Stages that belong together: the way to the title, or an evaluation.</summary>
/// <param name="Stages">The stages, the first of which begins it.</param>
/// <param name="Outcomes">How it can close.</param>
/// <param name="Withdrawn">The outcome of a withdrawal, or null.</param>
/// <param name="Evaluates">Whether it is an evaluation.</param>
internal sealed record Procedure(IReadOnlyList<Stage> Stages, IReadOnlyList<Outcome> Outcomes, string? Withdrawn, bool Evaluates)
{
    /// <summary>All of a pack.</summary>
    internal static IEnumerable<Procedure> Of(PolicyPack pack) =>
        pack.Evaluations.Select(e => new Procedure(e.Stages, e.Outcomes, null, Evaluates: true)).Prepend(new Procedure(pack.Stages, pack.Outcomes, pack.Withdrawal?.Outcome, Evaluates: false));

    /// <summary>The outcome to which some path has to lead.</summary>
    internal OutcomeKind Goal => Evaluates ? OutcomeKind.Graded : OutcomeKind.Granted;

    /// <summary>Whether an act has its place in such a procedure.</summary>
    internal bool Has(StageAct act) => Evaluates
        ? act is not (StageAct.Rank or StageAct.Recommend or StageAct.Advise or StageAct.Decide or StageAct.Recognise)
        : act is not (StageAct.Score or StageAct.Grade);

    /// <summary>Whether it can close so.</summary>
    internal bool Has(OutcomeKind kind) => Evaluates == kind is OutcomeKind.Graded or OutcomeKind.Absent;

    internal Stage? Stage(string id) => Stages.FirstOrDefault(s => s.Id == id);
}
