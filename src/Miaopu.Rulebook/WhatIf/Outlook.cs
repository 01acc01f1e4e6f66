namespace Miaopu.Rulebook;

/// <summary>Where a carrier stands with a pack as far as records say; what a person has to judge is left out.</summary>
public enum Outlook : byte
{
    /// <summary>No criterion fails and none lacks data.</summary>
    Passes,

    /// <summary>Some criterion that is not soft is not met, whatever the missing data are.</summary>
    Fails,

    /// <summary>Missing data decide.</summary>
    Open,
}
