using System.Numerics;

namespace Miaopu.Rulebook;

/// <summary>A set of rules of one table by position, compared by content.</summary>
internal sealed class RuleSet : IEquatable<RuleSet>
{
    private readonly ulong[] _bits;
    private readonly int _hash;

    private RuleSet(ulong[] bits)
    {
        _bits = bits;
        var hash = default(HashCode);
        foreach (var part in bits)
        {
            hash.Add(part);
        }

        _hash = hash.ToHashCode();
    }

    internal bool IsEmpty => Array.TrueForAll(_bits, b => b == 0);

    internal int Count => _bits.Sum(b => BitOperations.PopCount(b));

    /// <summary>The positions, ascending.</summary>
    internal IEnumerable<int> Positions
    {
        get
        {
            for (var i = 0; i < _bits.Length; i++)
            {
                for (var rest = _bits[i]; rest != 0; rest &= rest - 1)
                {
                    yield return (i * 64) + BitOperations.TrailingZeroCount(rest);
                }
            }
        }
    }

    internal static RuleSet Of(int count, Func<int, bool> has)
    {
        var bits = new ulong[(count + 63) / 64];
        for (var i = 0; i < count; i++)
        {
            bits[i / 64] |= has(i) ? 1UL << (i % 64) : 0;
        }

        return new RuleSet(bits);
    }

    internal RuleSet And(RuleSet other)
    {
        var bits = new ulong[_bits.Length];
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = _bits[i] & other._bits[i];
        }

        return new RuleSet(bits);
    }

    public bool Equals(RuleSet? other) => other is not null && _bits.AsSpan().SequenceEqual(other._bits);

    public override bool Equals(object? obj) => Equals(obj as RuleSet);

    public override int GetHashCode() => _hash;
}
