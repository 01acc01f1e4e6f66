namespace Miaopu.Rulebook;

/// <summary>Everything an assessment may look at: facts of one carrier, what people judged, and the two times asked about.</summary>
public sealed record Situation
{
    /// <summary>The day as of which the round measures.</summary>
    public required DateOnly Cutoff { get; init; }

    /// <summary>Only rows recorded at or before this instant (UTC) count; null counts all. Store gives one row per record, the one known then.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>The ledger rows of the carrier and its operator, in any order.</summary>
    public required IReadOnlyList<LedgerRow> Rows { get; init; }

    /// <summary>Rows that may not count, such as those another carrier claims too, with what is open about each.</summary>
    internal IReadOnlyDictionary<LedgerRow, MissingInput>? Doubts { get; init; }

    /// <summary>What people judged so far.</summary>
    public IReadOnlyList<Judgment> Judgments { get; init; } = [];
}

/// <summary>A person's answer to what a pack leaves to people.</summary>
/// <param name="PartId">Id of the criterion or of its part.</param>
/// <param name="RowId">The record it is about, or null when it is about all.</param>
/// <param name="Answer">Met, not met or not applicable.</param>
/// <param name="By">Who judged, as shown to readers.</param>
/// <param name="Why">The reason given.</param>
public sealed record Judgment(string PartId, string? RowId, Answer Answer, string By, string Why);

/// <summary>What an assessment says of a criterion or a part of it.</summary>
public enum Answer
{
    /// <summary>达到: certainly fulfilled, whatever the unknowns turn out to be.</summary>
    Met,

    /// <summary>未达到: certainly not fulfilled.</summary>
    NotMet,

    /// <summary>缺数据: depends on data that are missing; they are named.</summary>
    MissingData,

    /// <summary>不适用: does not bind this carrier.</summary>
    NotApplicable,

    /// <summary>待认定: a person has to judge and has not yet.</summary>
    ForAPerson,
}
