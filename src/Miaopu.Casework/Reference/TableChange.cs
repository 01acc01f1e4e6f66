namespace Miaopu.Casework.Reference;

/// <summary>What a new reference table changes of the one in use: a row of its preview.</summary>
/// <param name="What">The row: code or day.</param>
/// <param name="Before">As it is; empty where it is new.</param>
/// <param name="After">As it would be; empty where it goes.</param>
public sealed record TableChange(string What, string Before, string After);
