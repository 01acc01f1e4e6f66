namespace Miaopu.Rulebook;

/// <summary>An evaluation that carriers go through again and again: who is looked at together, in which order of acts, with which results.</summary>
public sealed record EvaluationRule
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The name people read.</summary>
    public required string Title { get; init; }

    /// <summary>Years from one to the next; 1 for every year.</summary>
    public int EveryYears { get; init; } = 1;

    /// <summary>The results, best first: the grades of the pack, or names that a body gives by its own judgement.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>The acts, the first of which begins it; empty where the source gives results and no way to them.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>How it can close: with a result, or without having taken part.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    /// <summary>Every result a carrier can have in a year, the names for not having taken part included.</summary>
    public IEnumerable<string> AllResults => Results.Concat(Outcomes.Where(o => o.Kind == OutcomeKind.Absent).Select(o => o.Name));

    /// <summary>The year of the one after that of a year.</summary>
    public int After(int year) => year + EveryYears;
}
