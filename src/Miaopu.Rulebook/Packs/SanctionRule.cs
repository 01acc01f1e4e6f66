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
public sealed record SanctionRule(string Id, string When, bool Cancels, int? BanYears, BanBinds Binds, Basis Basis, Place Place);
