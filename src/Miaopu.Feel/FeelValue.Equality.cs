namespace Miaopu.Feel;

public readonly partial struct FeelValue : IEquatable<FeelValue>
{
    /// <summary>
    /// Whether both are the same value, seen from C#: unlike the language's <c>=</c>, this answers true or false for every pair,
    /// and an unknown equals one with the same causes.
    /// </summary>
    public bool Equals(FeelValue other)
    {
        if (Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            FeelKind.Null => true,
            FeelKind.Number => Numbers.Compare(this, other) == 0,
            FeelKind.String => string.Equals(Text, other.Text, StringComparison.Ordinal),
            FeelKind.List => Items.SequenceEqual(other.Items),
            FeelKind.Context => SameEntries(Entries, other.Entries),
            FeelKind.Range => SameRange(Limits, other.Limits),
            FeelKind.Unknown => Causes.Count == other.Causes.Count && Causes.All(other.Causes.Contains),
            FeelKind.Function => ReferenceEquals(_object, other._object),
            _ => _bits == other._bits && Equals(_object, other._object),
        };
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is FeelValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Kind switch
    {
        FeelKind.Number when IsDecimal => Decimal.GetHashCode(),
        FeelKind.String => Text.GetHashCode(StringComparison.Ordinal),
        FeelKind.List => HashCode.Combine(Items.Count, Items.Count > 0 ? Items[0] : default),
        FeelKind.Context => Entries.Entries.Count,
        FeelKind.Range => HashCode.Combine(Limits.Start, Limits.End),
        FeelKind.Unknown => Causes.Count,
        _ => HashCode.Combine(Kind, _bits, _object),
    };

    /// <summary>As <see cref="Equals(FeelValue)"/>.</summary>
    public static bool operator ==(FeelValue left, FeelValue right) => left.Equals(right);

    /// <summary>As <see cref="Equals(FeelValue)"/>.</summary>
    public static bool operator !=(FeelValue left, FeelValue right) => !left.Equals(right);

    private static bool SameEntries(FeelContext a, FeelContext b)
        => a.Entries.Count == b.Entries.Count && a.Entries.All(entry => b.TryGet(entry.Key, out var value) && entry.Value.Equals(value));

    private static bool SameRange(FeelRange a, FeelRange b)
        => a.Form == b.Form && a.StartIncluded == b.StartIncluded && a.EndIncluded == b.EndIncluded && a.Start == b.Start && a.End == b.End;
}
