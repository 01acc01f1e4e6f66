namespace Miaopu.Rulebook;

/// <summary>Which rules apply in which segments of the inputs, and from that all sets of rules that can apply together.</summary>
internal sealed class TableGrid
{
    private const int MostSets = 20_000;
    private readonly RuleSet _all;
    private readonly RuleSet[][] _columns;

    /// <param name="axes">One for each input.</param>
    /// <param name="rules">How many rules there are.</param>
    /// <param name="applies">Whether a rule's test of an input is met in a segment.</param>
    internal TableGrid(IReadOnlyList<Axis> axes, int rules, Func<int, int, int, bool> applies)
    {
        _all = RuleSet.Of(rules, _ => true);
        _columns = [.. axes.Select((axis, input) =>
            Enumerable.Range(0, axis.Samples.Count).Select(segment => RuleSet.Of(rules, rule => applies(rule, input, segment))).ToArray())];
    }

    /// <summary>The rules whose test of an input is met in a segment.</summary>
    internal RuleSet Column(int input, int segment) => _columns[input][segment];

    /// <summary>
    /// Every set of rules that applies to some choice of segments, with one such choice: as many segments as were needed to see that none applies, else one for each
    /// input. Exact. Null where there are too many to follow.
    /// </summary>
    internal List<(RuleSet Rules, int[] Segments)>? Reach(IReadOnlyList<IReadOnlyList<int>> segments)
    {
        var empty = new List<(RuleSet, int[])>();
        var level = new Dictionary<RuleSet, int[]> { [_all] = [] };
        for (var input = 0; input < segments.Count; input++)
        {
            var next = new Dictionary<RuleSet, int[]>();
            foreach (var (rules, before) in level)
            {
                foreach (var segment in segments[input])
                {
                    var left = rules.And(_columns[input][segment]);
                    if (!left.IsEmpty)
                    {
                        next.TryAdd(left, [.. before, segment]);
                    }
                    else if (empty.Count < 100)
                    {
                        empty.Add((left, [.. before, segment]));
                    }
                }

                if (next.Count > MostSets)
                {
                    return null;
                }
            }

            level = next;
        }

        return [.. empty, .. level.Select(l => (l.Key, l.Value))];
    }
}
