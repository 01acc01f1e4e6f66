namespace Miaopu.Rulebook;

/// <summary>A change of a whole item that says it tightens or relaxes: the tree without and with it, so that both can be read and held against each other.</summary>
/// <param name="Kind">What it says of itself.</param>
/// <param name="Path">The item.</param>
/// <param name="At">Where the item is named.</param>
/// <param name="Before">The base's tree.</param>
/// <param name="After">The same with the change.</param>
internal sealed record OrderedChange(OverrideKind Kind, string Path, Mark At, YamlMap Before, YamlMap After)
{
    /// <summary>Holds both packs against each other as <c>policy diff</c> does: all that bears on anybody has to go the way that is said.</summary>
    internal void Check(PolicyPack before, PolicyPack after, FindingList findings)
    {
        var (word, wanted) = Kind == OverrideKind.Tightens ? ("收紧", ChangeDirection.Stricter) : ("放宽", ChangeDirection.Looser);
        var told = PackDifference.Between(before, after).Changes.Where(c => c.Group != ChangeGroup.Sources && c.Direction != ChangeDirection.None).ToArray();
        if (told.FirstOrDefault(c => c.Direction == ChangeDirection.Unclear) is { } unclear)
        {
            findings.Error(At, "override-undecided", $"比不出“{Path}”是不是{word}：{Told(unclear)}。请写 replaces");
        }
        else if (told.FirstOrDefault(c => c.Direction != wanted) is { } other)
        {
            findings.Error(At, "override", $"写的是{word}，其实不是：{Told(other)}");
        }
        else if (told.Length == 0)
        {
            findings.Error(At, "override-undecided", $"比不出“{Path}”是不是{word}：没有改动任何分宽严的内容。请写 replaces");
        }
    }

    private static string Told(PackChange change) => $"{change.Sort}“{change.Item}”{change.Aspect}{(change.From is { Length: > 0 } from ? $"从{from}" : "")}改为{(change.To is { Length: > 0 } to ? to : "没有")}";
}
