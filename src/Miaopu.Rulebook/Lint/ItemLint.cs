namespace Miaopu.Rulebook;

/// <summary>
/// Texts in an expression that can only be meant as items of a list, and are none: <c>类型 = "企亚"</c>. Looks only at expressions whose fields are all lists,
/// where nothing else can be meant.
/// </summary>
internal static class ItemLint
{
    internal static void Check(YamlText text, IReadOnlyCollection<RowField?> used, FindingList findings)
    {
        if (used.Count == 0 || used.Any(f => f is not { Type: FieldType.List }))
        {
            return;
        }

        var items = used.SelectMany(f => f!.Items).ToArray();
        for (var open = text.Text.IndexOf('"', StringComparison.Ordinal); open >= 0;)
        {
            var close = text.Text.IndexOf('"', open + 1);
            if (close < 0)
            {
                return;
            }

            var item = text.Text[(open + 1)..close];
            if (!items.Contains(item))
            {
                findings.Unknown(text.Inside(open + 1), "列表项", item, items);
            }

            open = text.Text.IndexOf('"', close + 1);
        }
    }
}
