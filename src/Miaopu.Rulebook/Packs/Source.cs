namespace Miaopu.Rulebook;

/// <summary>A document that a pack codes.</summary>
/// <param name="Id">Short id used in citations.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Number">Document number, or null.</param>
/// <param name="Clauses">Its clauses with what became of each.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record Source(string Id, string Title, string Issuer, string? Number, IReadOnlyList<Clause> Clauses, Place Place)
{
    /// <summary>Index number under which the issuer publishes it, or null.</summary>
    public string? Index { get; init; }

    /// <summary>Day of the document, or null where its text has none.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>Issued on trial (试行).</summary>
    public bool OnTrial { get; init; }

    /// <summary>The body that interprets it, or null.</summary>
    public string? InterpretedBy { get; init; }
}

/// <summary>How binding a clause is.</summary>
public enum ClauseStanding
{
    /// <summary>A rule in force.</summary>
    Rule,

    /// <summary>What a report found to be so.</summary>
    Finding,

    /// <summary>What a report proposes.</summary>
    Proposal,
}

/// <summary>What became of a clause in the pack.</summary>
public enum ClauseFate
{
    /// <summary>Items of this pack code it.</summary>
    Coded,

    /// <summary>People judge it; the pack says who and on what evidence.</summary>
    ForAPerson,

    /// <summary>It cannot be coded; <see cref="Clause.Why"/> says why.</summary>
    NotCodable,

    /// <summary>It binds another kind of carrier; <see cref="Clause.Why"/> names the pack that codes it.</summary>
    Elsewhere,
}

/// <summary>One clause of a source.</summary>
/// <param name="Number">As the source prints it, such as 一(一)3.</param>
/// <param name="Heading">A heading of ours.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Why">The reason where it is not coded here.</param>
/// <param name="Place">Where it is listed.</param>
public sealed record Clause(string Number, string Heading, ClauseFate Fate, string? Why, Place Place)
{
    /// <summary>A rule, or only the finding or proposal of a report.</summary>
    public ClauseStanding Standing { get; init; }
}
