namespace Miaopu.Rulebook;

/// <summary>
/// Which rows a definition or measure looks at: those of a ledger or of a definition, narrowed in time and by a test. With neither time it
/// takes the times of what it is over.
/// </summary>
/// <param name="Over">Name of a ledger or of a definition.</param>
/// <param name="AtCutoff">Only rows that hold on the cutoff.</param>
/// <param name="Event">The day that must lie in <paramref name="Window"/>; the first day of the row where null.</param>
/// <param name="Window">Name of a window, or null.</param>
/// <param name="Where">A FEEL test on the row, or null.</param>
public sealed record RowSelection(string Over, bool AtCutoff, string? Event, string? Window, string? Where)
{
    /// <summary>Where each name and the test stand in the text.</summary>
    internal SelectionMarks Marks { get; init; }
}

internal readonly record struct SelectionMarks(Mark Over, Mark Event, Mark Window, YamlText? Where);

/// <summary>A named set of rows, such as the residents on the cutoff, with fields derived for each row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Which rows.</param>
/// <param name="Fields">Fields derived for each row.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record Definition(string Name, RowSelection Rows, IReadOnlyList<DerivedField> Fields, Basis Basis, Place Place);

/// <summary>A field computed for each row: the months from a day to the cutoff, or a FEEL expression.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MonthsSince">The day from which months count, or null.</param>
/// <param name="Formula">A FEEL expression, or null.</param>
/// <param name="Unit">Its unit; 月 for months.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record DerivedField(string Name, string? MonthsSince, string? Formula, string? Unit, Place Place)
{
    internal Mark SourceMark { get; init; }

    internal YamlText? FormulaText { get; init; }
}
