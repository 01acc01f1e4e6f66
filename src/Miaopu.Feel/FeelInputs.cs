using System.Collections;

namespace Miaopu.Feel;

/// <summary>Inputs held in a dictionary: <c>new FeelInputs { ["面积"] = FeelValue.Of(500m) }</c>.</summary>
public sealed class FeelInputs : IFeelInputs, IEnumerable<KeyValuePair<string, FeelValue>>
{
    private readonly Dictionary<string, FeelValue> _values = new(StringComparer.Ordinal);

    /// <summary>Inputs of an expression that needs none.</summary>
    public static IFeelInputs None { get; } = FeelContext.Empty;

    /// <summary>The value of a name; reading a name without value yields null.</summary>
    public FeelValue this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set => _values[name] = value;
    }

    /// <summary>Adds or replaces the value of a name.</summary>
    public void Add(string name, FeelValue value) => _values[name] = value;

    /// <inheritdoc />
    public bool TryGet(string name, out FeelValue value) => _values.TryGetValue(name, out value);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, FeelValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
