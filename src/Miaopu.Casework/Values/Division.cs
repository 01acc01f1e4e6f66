namespace Miaopu.Casework.Values;

/// <summary>An administrative division, or a development zone that stands among the counties of a city.</summary>
/// <param name="Code">Its code, by which everything else refers to it.</param>
/// <param name="Name">Its own name, without those above it.</param>
/// <param name="Level">What it is; not always what its code looks like.</param>
/// <param name="Parent">The one directly above it, which for a municipality's districts is the municipality; null for a province.</param>
public sealed record Division(DivisionCode Code, string Name, DivisionLevel Level, DivisionCode? Parent);

/// <summary>What a division is.</summary>
public enum DivisionLevel
{
    Province,
    City,
    County,

    /// <summary>A development zone: has a code beside the counties, but is no division by law.</summary>
    Zone,
}
