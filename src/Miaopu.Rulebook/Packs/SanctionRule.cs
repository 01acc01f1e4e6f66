namespace Miaopu.Rulebook;

/// <summary>Whom a ban binds.</summary>
public enum BanBinds
{
    /// <summary>The legal person that runs the carrier.</summary>
    Operator,

    /// <summary>The carrier only.</summary>
    Carrier,
}

/// <summary>What follows when something is found.</summary>
/// <param name="Id">Id, unique in the pack.</param>
/// <param name="When">What was found, as people read it: 虚假材料 …</param>
/// <param name="Cancels">Whether the title is cancelled.</param>
/// <param name="BanYears">Years without a new application, or null for no ban.</param>
/// <param name="Binds">Whom the ban binds.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record SanctionRule(string Id, string When, bool Cancels, int? BanYears, BanBinds Binds, Basis Basis, Place Place)
{
    /// <summary>The run of yearly results that brings it about, or null where a person finds it.</summary>
    public ResultRun? After { get; init; }

    /// <summary>Whether the authority may choose ("有权") rather than must.</summary>
    public bool AtDiscretion { get; init; }

    /// <summary>Whether money that was paid is taken back.</summary>
    public bool Recovers { get; init; }

    /// <summary>Whether the carrier has to put right what is wrong first.</summary>
    public bool Rectify { get; init; }

    /// <summary>The time to put it right; null where the source leaves it to <see cref="RectifyDecidedBy"/>.</summary>
    public Term? RectifyWithin { get; init; }

    /// <summary>Id of the body that sets the time to put it right, or null.</summary>
    public string? RectifyDecidedBy { get; init; }
}

/// <summary>The same result so many years in a row.</summary>
/// <param name="Result">The result, as grades are named; the word for no part taken included.</param>
/// <param name="InARow">How many.</param>
public sealed record ResultRun(string Result, int InARow)
{
    internal Mark ResultMark { get; init; }

    /// <summary>Whether the latest results, oldest first, end in such a run.</summary>
    public bool EndsIn(IReadOnlyList<string> results) => results.Count >= InARow && results.TakeLast(InARow).All(r => r == Result);
}
