namespace Miaopu.Web.Look;

/// <summary>A filter in force: key and value as in the address, and the words for people.</summary>
public sealed record FilterChip(string Key, string Value, string Text);

/// <summary>One row of a heat table; as many cells as the table has columns.</summary>
public sealed record HeatRow(string Title, IReadOnlyList<HeatCell> Cells);

public sealed record HeatCell(int Count, string? Href = null);
