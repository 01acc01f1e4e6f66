namespace Miaopu.Rulebook;

/// <summary>One carrier as it enters an evaluation.</summary>
/// <param name="Id">Id, unique in the evaluation.</param>
/// <param name="Name">What people read.</param>
/// <param name="Operator">Id of its operator, or null; records are exclusive among the carriers of one.</param>
/// <param name="Situation">Its facts. All entrants are measured as of the cutoff of their own situation; a round gives them all the same.</param>
public sealed record Entrant(string Id, string Name, string? Operator, Situation Situation)
{
    /// <summary>What people gave it, in any order.</summary>
    public IReadOnlyList<ExpertScore> Scores { get; init; } = [];
}

/// <summary>What one person gave a carrier on one indicator.</summary>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Expert">Who, as shown to readers.</param>
/// <param name="Score">The score, between 0 and the indicator's highest.</param>
public sealed record ExpertScore(string Indicator, string Expert, decimal Score);

/// <summary>What an officer settled of a record that several carriers claim.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Record">What the record is known by, as <see cref="ContestedRecord.Record"/> says it.</param>
/// <param name="CarrierId">The carrier for which it counts; null for none.</param>
/// <param name="By">Who settled it.</param>
/// <param name="Why">The reason given.</param>
public sealed record SettledClaim(string Ledger, string Record, string? CarrierId, string By, string Why);

/// <summary>A record that several carriers claim, and what became of it.</summary>
/// <param name="Rule">The rule that makes it exclusive.</param>
/// <param name="Record">What it is known by.</param>
/// <param name="Claimants">Ids of the carriers, in order.</param>
/// <param name="CountsFor">The carrier for which it counts, or null.</param>
/// <param name="IsOpen">Whether an officer still has to settle it.</param>
public sealed record ContestedRecord(ExclusiveRule Rule, string Record, IReadOnlyList<string> Claimants, string? CountsFor, bool IsOpen);
