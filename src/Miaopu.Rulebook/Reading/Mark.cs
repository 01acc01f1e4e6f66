namespace Miaopu.Rulebook;

/// <summary>A position in a YAML text; line and column count from 1.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Index">Offset in characters, from 0.</param>
public readonly record struct Mark(int Line, int Column, int Index)
{
    /// <summary>The file, where it is not the one that is read.</summary>
    internal string? File { get; init; }
}
