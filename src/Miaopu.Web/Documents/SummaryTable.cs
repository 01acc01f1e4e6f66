namespace Miaopu.Web.Documents;

/// <summary>A table to be written as a sheet.</summary>
/// <param name="Title">Heading over all columns.</param>
/// <param name="Note">A line under the heading: who made it and when; null for none.</param>
/// <param name="Columns">Their titles.</param>
/// <param name="Rows">As many cells as there are columns.</param>
public sealed record SummaryTable(string Title, string? Note, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<SummaryCell>> Rows);

/// <summary>A text, or a number that stays one.</summary>
public readonly record struct SummaryCell
{
    private SummaryCell(string? text, decimal? number, bool share) => (Text, Number, IsShare) = (text, number, share);

    public string? Text { get; }

    public decimal? Number { get; }

    /// <summary>The number is a share and shown in per cent.</summary>
    public bool IsShare { get; }

    public static SummaryCell Of(string? text) => new(text, null, false);

    public static SummaryCell Of(decimal number, bool share = false) => new(null, number, share);
}
