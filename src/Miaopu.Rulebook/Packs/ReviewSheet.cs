namespace Miaopu.Rulebook;

/// <summary>What experts fill in.</summary>
/// <param name="Stage">Id of the stage of advice it belongs to.</param>
/// <param name="Experts">How many experts a case needs.</param>
/// <param name="Criteria">Ids of the criteria experts advise on; empty when they score.</param>
/// <param name="Scores">What experts score; empty when they advise.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record ReviewSheet(string Stage, int Experts, IReadOnlyList<string> Criteria, IReadOnlyList<ScoreItem> Scores, Basis Basis, Place Place);

/// <summary>One item that an expert scores.</summary>
/// <param name="Id">Id, unique on the sheet.</param>
/// <param name="Title">The name people read.</param>
/// <param name="Max">Highest score; the lowest is 0.</param>
/// <param name="Weight">Weight in the sum.</param>
/// <param name="Hint">A sentence that helps, or null.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record ScoreItem(string Id, string Title, decimal Max, decimal Weight, string? Hint, Basis Basis);
