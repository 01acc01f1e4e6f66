namespace Miaopu.Rulebook;

/// <summary>Who is in a cohort, in which class, and who counts in its size.</summary>
internal sealed class CohortMembers
{
    private readonly Dictionary<string, (int Sure, int All)> _sizes = new(StringComparer.Ordinal);
    private readonly Truth[] _counts;

    /// <param name="rule">The cohort; null for everybody in one class.</param>
    /// <param name="member">Who is in it.</param>
    /// <param name="counts">Who counts in its size.</param>
    /// <param name="guests">Who is placed beside the others and does not count.</param>
    /// <param name="classes">The class of each entrant; null while unknown.</param>
    internal CohortMembers(CohortRule? rule, Truth[] member, Truth[] counts, Truth[] guests, string?[] classes)
    {
        (Rule, Member, _counts, Guests, Class) = (rule, member, counts, guests, classes);
        ClassNames = [.. classes.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        foreach (var name in ClassNames)
        {
            var within = Enumerable.Range(0, counts.Length).Where(i => counts[i] != Truth.False && (classes[i] ?? name) == name).ToArray();
            _sizes[name] = (within.Count(i => counts[i] == Truth.True && classes[i] is not null), within.Length);
        }
    }

    internal CohortRule? Rule { get; }

    internal Truth[] Member { get; }

    internal Truth[] Guests { get; }

    internal string?[] Class { get; }

    internal IReadOnlyList<string> ClassNames { get; }

    /// <summary>Who counts in its size.</summary>
    internal Truth[] Counts => _counts;

    /// <summary>The size of the entrant's class, given that it is in it if it can be: only then has it a rank. A guest has one without counting.</summary>
    internal (int Fewest, int Most) SizeFor(int i)
    {
        if (Class[i] is not { } name)
        {
            return (_counts[i] == Truth.True || CountsIfRanked(i) ? 1 : 0, _counts.Count(c => c != Truth.False));
        }

        var (sure, all) = _sizes.GetValueOrDefault(name);
        return (sure + (CountsIfRanked(i) ? 1 : 0), all);
    }

    private bool CountsIfRanked(int i) => _counts[i] == Truth.Unknown && Guests[i] == Truth.False;
}
