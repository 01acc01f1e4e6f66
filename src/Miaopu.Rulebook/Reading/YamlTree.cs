namespace Miaopu.Rulebook;

/// <summary>A YAML node that knows where it stands. Read by <see cref="YamlReader"/>, consumed by <see cref="Section"/>.</summary>
internal abstract record YamlItem(Mark At);

/// <param name="At">Where the text begins, after an opening quote.</param>
/// <param name="Text">The value.</param>
/// <param name="Plain">Not quoted, not a block.</param>
/// <param name="Length">Characters in the source, quotes included.</param>
/// <param name="Block">A literal or folded block, whose characters do not stand where the source has them.</param>
internal sealed record YamlText(Mark At, string Text, bool Plain, int Length, bool Block) : YamlItem(At)
{
    /// <summary>The mark of a character inside the value; exact for plain and quoted text on one line, else the beginning.</summary>
    internal Mark Inside(int offset) =>
        Block || Text.Contains('\n', StringComparison.Ordinal)
            ? At
            : At with { Column = At.Column + offset + (Plain ? 0 : 1), Index = At.Index + offset + (Plain ? 0 : 1) };
}

internal sealed record YamlList(Mark At, IReadOnlyList<YamlItem> Items) : YamlItem(At);

internal sealed record YamlMap(Mark At, IReadOnlyList<KeyValuePair<YamlText, YamlItem>> Entries) : YamlItem(At)
{
    internal YamlItem? this[string key] => Entries.FirstOrDefault(e => e.Key.Text == key).Value;
}
