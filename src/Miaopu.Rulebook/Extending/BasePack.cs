namespace Miaopu.Rulebook;

/// <summary>Lays a pack over the one it extends: what comes out is one tree, each node with the file and place where it was written.</summary>
internal sealed class BasePack
{
    private const int Deepest = 5;

    /// <summary>What each pack says of itself, so that it is never taken over or clashes.</summary>
    private static readonly IReadOnlyList<Key> Own = [PackKeys.Policy, PackKeys.Title, PackKeys.Authority, PackKeys.CarrierKind, PackKeys.Award, PackKeys.AwardLevel, PackKeys.Force];

    // the packs that lie above the one looked at
    private readonly HashSet<string> _below = new(StringComparer.Ordinal);
    private readonly ReadingContext _context;
    private readonly Func<string, string, PackText?> _texts;

    private BasePack(ReadingContext context, Func<string, string, PackText?> texts) => (_context, _texts) = (context, texts);

    /// <summary>The pack with all that it takes over; itself where it extends none, null after a finding where its base cannot be had.</summary>
    internal static YamlMap? Laid(YamlMap own, ReadingContext context, Func<string, string, PackText?> texts) => new BasePack(context, texts).Laid(own, 0);

    private YamlMap? Laid(YamlMap own, int depth)
    {
        if (own[PackKeys.Extends.Word] is not { } item)
        {
            return own;
        }

        _below.Add((own[PackKeys.Policy.Word] as YamlText)?.Text ?? "");

        var pack = new Section(own, "pack", _context, PackKeys.Pack);
        if (pack.AsSection(item, PackKeys.Extends.Word, ExtendKeys.Extends) is not { } extends
            || extends.Scalar(ExtendKeys.Policy) is not { } policy
            || extends.Scalar(ExtendKeys.Hash) is not { } hash
            || Found(policy, hash, depth) is not { } found)
        {
            return null;
        }

        var changes = new ChangeReader(_context, policy.Text, (found[PackKeys.Title.Word] as YamlText)?.Text ?? policy.Text);
        foreach (var change in extends.List(ExtendKeys.Changes))
        {
            found = changes.Apply(change, found);
            change.Done();
        }

        extends.Done();
        return Merged(found, own);
    }

    private YamlMap? Found(YamlText policy, YamlText hash, int depth)
    {
        if (depth >= Deepest)
        {
            _context.Findings.Error(policy.At, "extends-base", $"基准包又有基准包，超过 {Deepest} 层");
            return null;
        }

        if (_below.Contains(policy.Text))
        {
            _context.Findings.Error(policy.At, "extends-base", depth == 0 ? "基准包不能是本包自己" : $"基准包“{policy.Text}”绕一圈又以自己为基准");
            return null;
        }

        if (_texts(policy.Text, hash.Text) is not { } text)
        {
            _context.Findings.Error(policy.At, "extends-base", $"没有找到基准包“{policy.Text}”：把它放进政策库（{policy.Text}/policy.yaml），在系统中使用时先发布它");
            return null;
        }

        if (PackReader.HashOf(text.Text) is var actual && actual != hash.Text)
        {
            _context.Findings.Error(hash.At, "extends-base", $"基准包“{policy.Text}”的文本不是这里写的那一份，它的摘要是 {actual}：核对它改了什么，再改写 hash，或取回原来的文本");
            return null;
        }

        var faults = new FindingList(text.FileName);
        if (YamlReader.Read(text.Text, faults, text.FileName) is { } root)
        {
            return Laid(root, depth + 1);
        }

        _context.Findings.Error(policy.At, "extends-base", $"基准包“{policy.Text}”读不出来：{faults.InOrder()[0].What}");
        return null;
    }

    /// <summary>The base with what the pack adds to each part, and the pack's own head.</summary>
    private YamlMap Merged(YamlMap found, YamlMap own)
    {
        var kinds = PackKeys.Pack.Keys.ToDictionary(k => k.Word, k => k.Any, StringComparer.Ordinal);
        var heads = Own.Select(k => k.Word).Append(PackKeys.Extends.Word).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, head) in found.Entries.Where(e => heads.Contains(e.Key.Text) && e.Key.Text != PackKeys.Extends.Word))
        {
            ChangeReader.Settle(_context, head, key.Text, "基准包自己的，本包另写");
        }

        var entries = found.Entries.Where(e => !heads.Contains(e.Key.Text)).ToDictionary(e => e.Key.Text, StringComparer.Ordinal);
        foreach (var (key, value) in own.Entries.Where(e => e.Key.Text != PackKeys.Extends.Word))
        {
            entries[key.Text] = !entries.TryGetValue(key.Text, out var before) ? new(key, value)
                : new(before.Key, Added(key, before.Value, value, kinds.GetValueOrDefault(key.Text)));
        }

        return new YamlMap(own.At, [.. entries.Values]);
    }

    private YamlItem Added(YamlText key, YamlItem before, YamlItem more, Kind? kind)
    {
        switch (kind, before, more)
        {
            case (NamedKind, YamlMap one, YamlMap other):
                return Union(key.Text, one, other);
            case (ListKind, YamlList one, YamlList other):
                var ids = one.Items.Select(Id).OfType<YamlText>().Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
                foreach (var id in other.Items.Select(Id).OfType<YamlText>().Where(id => ids.Contains(id.Text)))
                {
                    Clash(id, $"{key.Text}.{id.Text}");
                }

                return new YamlList(one.At, [.. one.Items, .. other.Items.Where(i => Id(i) is not { } id || !ids.Contains(id.Text))]);
            case (MapKind, YamlMap one, YamlMap other) when key.Text == PackKeys.Vocabulary.Word:
                return Deep(one, other);
            default:
                Clash(key, key.Text);
                return before;
        }
    }

    private YamlMap Union(string path, YamlMap one, YamlMap other)
    {
        foreach (var (name, _) in other.Entries.Where(e => one[e.Key.Text] is not null))
        {
            Clash(name, $"{path}.{name.Text}");
        }

        return new YamlMap(one.At, [.. one.Entries, .. other.Entries.Where(e => one[e.Key.Text] is null)]);
    }

    /// <summary>Ledgers and lists that both add to, down to the fields.</summary>
    private static YamlMap Deep(YamlMap one, YamlMap other) => new(one.At,
    [
        .. one.Entries.Select(e => e.Value is YamlMap below && other[e.Key.Text] is YamlMap more ? new(e.Key, Deep(below, more)) : e),
        .. other.Entries.Where(e => one[e.Key.Text] is not YamlMap || e.Value is not YamlMap),
    ]);

    private void Clash(YamlText name, string item) =>
        _context.Findings.Error(name.At, "duplicate", $"基准包已有“{item}”：要改它，写在 extends 的 changes 中（tightens、relaxes 或 replaces）");

    private static YamlText? Id(YamlItem item) => (item as YamlMap)?["id"] as YamlText;
}
