namespace Miaopu.Rulebook;

/// <summary>How much each row of a count counts: by an item of a list, and times a factor where something holds of the row.</summary>
/// <param name="By">The list field, or null where every row weighs one.</param>
/// <param name="Items">Weight by item.</param>
/// <param name="Else">Weight of any other item; null where every item has its own.</param>
/// <param name="Factors">Factors, each multiplied in where its test holds.</param>
public sealed record RowWeights(string? By, IReadOnlyDictionary<string, decimal> Items, decimal? Else, IReadOnlyList<RowFactor> Factors)
{
    internal Mark ByMark { get; init; }

    internal IReadOnlyList<YamlText> ItemTexts { get; init; } = [];
}

/// <summary>A factor for rows of which something holds.</summary>
/// <param name="If">FEEL on the row.</param>
/// <param name="Value">The factor.</param>
public sealed record RowFactor(string If, decimal Value)
{
    internal YamlText? Text { get; init; }
}
