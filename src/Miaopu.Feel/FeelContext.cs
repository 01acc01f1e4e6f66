namespace Miaopu.Feel;

/// <summary>Named entries in the order they were written (DMN 1.5, 10.3.2.6). Cannot be changed once made.</summary>
public sealed class FeelContext : IFeelInputs
{
    private readonly KeyValuePair<string, FeelValue>[] _entries;
    private readonly Dictionary<string, int>? _index;

    /// <summary>A context of these entries; a name that occurs twice is a mistake of the caller.</summary>
    public FeelContext(IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        _entries = [.. entries];
        if (_entries.Length > 6)
        {
            _index = new Dictionary<string, int>(_entries.Length, StringComparer.Ordinal);
            for (var i = 0; i < _entries.Length; i++)
            {
                _index.Add(_entries[i].Key, i);
            }
        }
    }

    /// <summary>The context without entries.</summary>
    public static FeelContext Empty { get; } = new([]);

    /// <summary>The entries in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, FeelValue>> Entries => _entries;

    /// <inheritdoc />
    public bool TryGet(string name, out FeelValue value)
    {
        var at = Find(name);
        value = at < 0 ? default : _entries[at].Value;
        return at >= 0;
    }

    /// <summary>A context with one entry added, or replaced in its place.</summary>
    public FeelContext With(string name, FeelValue value)
    {
        var at = Find(name);
        if (at < 0)
        {
            return new FeelContext(_entries.Append(new(name, value)));
        }

        var copy = (KeyValuePair<string, FeelValue>[])_entries.Clone();
        copy[at] = new(name, value);
        return new FeelContext(copy);
    }

    private int Find(string name)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(name, out var at) ? at : -1;
        }

        for (var i = 0; i < _entries.Length; i++)
        {
            if (string.Equals(_entries[i].Key, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
