namespace Miaopu.Rulebook;

/// <summary>The periods of one carrier that count or may, by number, and the longest row of them without a gap. One is used for carrier after carrier.</summary>
internal sealed class StreakTally
{
    private readonly List<int> _sure = [];
    private readonly List<int> _all = [];
    private bool _someSure;
    private int _placeless;

    internal void Begin()
    {
        _sure.Clear();
        _all.Clear();
        (_someSure, _placeless) = (false, 0);
    }

    /// <param name="period">The number of the period, or null where it is not known to which the record belongs.</param>
    /// <param name="sure">Whether it counts for certain.</param>
    internal void Add(int? period, bool sure)
    {
        _someSure |= sure;
        if (period is not { } number)
        {
            _placeless++;
            return;
        }

        _all.Add(number);
        if (sure)
        {
            _sure.Add(number);
        }
    }

    /// <summary>How long a row is there for certain, and its first and last period where they are known.</summary>
    internal (int Length, (int First, int Last)? Stretch) Low()
    {
        var (length, first, last) = Longest(_sure, 0);
        return length > 0 ? (length, (first, last)) : (_someSure ? 1 : 0, null);
    }

    /// <summary>How long a row there may be.</summary>
    /// <param name="periods">How many periods there are in all; null for no bound.</param>
    internal int High(int? periods) => Math.Min(Longest(_all, _placeless).Length, periods ?? int.MaxValue);

    /// <summary>The longest row where so many gaps may be filled; what is not needed for gaps lengthens it.</summary>
    private static (int Length, int First, int Last) Longest(List<int> numbers, int fills)
    {
        numbers.Sort();
        var (best, from) = ((Length: numbers.Count == 0 ? fills : 0, First: 0, Last: 0), 0);
        var different = 0;
        for (var i = 0; i < numbers.Count; i++)
        {
            different += i == from || numbers[i] != numbers[i - 1] ? 1 : 0;
            while ((long)numbers[i] - numbers[from] + 1 - different > fills)
            {
                different -= numbers[from] != numbers[from + 1] ? 1 : 0;
                from++;
            }

            best = different + fills > best.Length ? (different + fills, numbers[from], numbers[i]) : best;
        }

        return best;
    }
}
