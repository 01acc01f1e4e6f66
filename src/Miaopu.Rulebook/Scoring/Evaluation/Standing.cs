namespace Miaopu.Rulebook;

/// <summary>
/// The order of the members of a cohort by one or several keys, more being better, the first key first. Keys are intervals: one member is certainly
/// before another where its lowest keys are, and possibly where its highest are. Each rank is found by two binary searches, so a large cohort stays cheap.
/// </summary>
internal sealed class Standing
{
    private readonly Dictionary<string, Ranks> _classes = new(StringComparer.Ordinal);
    private readonly decimal[][] _lows;
    private readonly decimal[][] _highs;
    private readonly Truth[] _takesPart;
    private readonly CohortMembers _members;

    /// <param name="members">The cohort; its classes are ranked each for itself.</param>
    /// <param name="lows">The lowest keys of each entrant.</param>
    /// <param name="highs">The highest keys of each.</param>
    /// <param name="takesPart">Who takes a rank.</param>
    internal Standing(CohortMembers members, decimal[][] lows, decimal[][] highs, Truth[] takesPart)
    {
        (_members, _lows, _highs, _takesPart) = (members, lows, highs, takesPart);
        foreach (var name in members.ClassNames)
        {
            var within = Enumerable.Range(0, lows.Length).Where(i => takesPart[i] != Truth.False && (members.Class[i] ?? name) == name).ToArray();
            _classes[name] = new Ranks(
                [.. within.Where(i => takesPart[i] == Truth.True && members.Class[i] is not null).Select(i => lows[i]).Order(Keys.Order)],
                [.. within.Select(i => highs[i]).Order(Keys.Order)]);
        }
    }

    internal Placement Of(int i)
    {
        var (fewest, most) = _members.SizeFor(i);
        if (_members.Class[i] is not { } name)
        {
            var all = _takesPart.Where((t, j) => j != i && t != Truth.False).Count();
            return new Placement(1, 1 + all, 1, 1 + all, fewest, most, null);
        }

        if (!_classes.TryGetValue(name, out var ranks))
        {
            return new Placement(1, 1, 1, 1, fewest, most, name);
        }

        var takesPart = _takesPart[i] != Truth.False;
        var exact = Keys.Order.Compare(_lows[i], _highs[i]) == 0;
        var better = Keys.Above(ranks.Lows, _highs[i]);
        var betterOrEqual = Keys.From(ranks.Lows, _highs[i]) - (_takesPart[i] == Truth.True && exact ? 1 : 0);
        var perhapsBetter = Keys.Above(ranks.Highs, _lows[i]) - (takesPart && !exact ? 1 : 0);
        var perhapsBetterOrEqual = Keys.From(ranks.Highs, _lows[i]) - (takesPart ? 1 : 0);
        return new Placement(1 + better, 1 + perhapsBetter, 1 + betterOrEqual, 1 + perhapsBetterOrEqual, fewest, most, name);
    }

    /// <param name="Lows">Lowest keys of those certainly in it, in rising order.</param>
    /// <param name="Highs">Highest keys of all that may be in it, in rising order.</param>
    private sealed record Ranks(decimal[][] Lows, decimal[][] Highs);
}

/// <summary>Keys compared one after the other.</summary>
internal static class Keys
{
    internal static Comparer<decimal[]> Order { get; } = Comparer<decimal[]>.Create((a, b) =>
    {
        for (var k = 0; k < a.Length; k++)
        {
            if (a[k] != b[k])
            {
                return a[k] < b[k] ? -1 : 1;
            }
        }

        return 0;
    });

    /// <summary>How many of a rising array lie above the key.</summary>
    internal static int Above(decimal[][] rising, decimal[] key) => rising.Length - FirstWhere(rising, k => Order.Compare(k, key) > 0);

    /// <summary>How many lie at or above it.</summary>
    internal static int From(decimal[][] rising, decimal[] key) => rising.Length - FirstWhere(rising, k => Order.Compare(k, key) >= 0);

    private static int FirstWhere(decimal[][] rising, Func<decimal[], bool> holds)
    {
        var (from, to) = (0, rising.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = holds(rising[middle]) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }
}
