namespace Miaopu.Rulebook;

/// <summary>Everything that can be done towards a way, and what it does to the amounts. A state says how often each is done, by its place in <see cref="All"/>.</summary>
internal sealed class WayChanges
{
    private readonly Movables _amounts;
    private readonly List<WayChange> _all = [];
    private readonly Dictionary<FixedNeed, int> _fixed = new(ReferenceEqualityComparer.Instance);
    private readonly (int Part, int Whole)[] _parts;

    internal WayChanges(Movables movables, IReadOnlyList<Need> needs)
    {
        _amounts = movables;
        var amounts = movables.All;
        _parts = [.. from p in amounts from w in amounts where p != w && movables.IsPart(p, w) select (p.Index, w.Index)];
        foreach (var kind in new[] { WayStepKind.Add, WayStepKind.Remove })
        {
            _all.AddRange(amounts.Select(a => new WayChange(kind, a, null, Effects(a, kind == WayStepKind.Add ? a.Step : -a.Step, null))));
        }

        _all.AddRange(_parts.Select(p => new WayChange(WayStepKind.Turn, amounts[p.Part], amounts[p.Whole], Effects(amounts[p.Part], amounts[p.Part].Step, amounts[p.Whole]))));
        foreach (var need in needs.SelectMany(Fixed).Where(f => f.Way is not null).Distinct(ReferenceEqualityComparer.Instance).Cast<FixedNeed>())
        {
            _fixed[need] = _all.Count;
            _all.Add(new WayChange(need.Way!, new decimal[amounts.Count]));
        }
    }

    internal IReadOnlyList<WayChange> All => _all;

    /// <summary>The place of the change that meets a need which no amount can.</summary>
    internal int Of(FixedNeed need) => _fixed[need];

    /// <summary>The cost of a state, see <see cref="NearestWay"/>.</summary>
    internal (int Stuck, int Waits, int Things, int Less, decimal Size) Cost(long[] state)
    {
        var (stuck, waits, things, less, size) = (0, 0, 0, 0, 0m);
        for (var i = 0; i < state.Length; i++)
        {
            if (state[i] == 0)
            {
                continue;
            }

            switch (_all[i])
            {
                case { Amount: { } amount }:
                    things++;
                    less += _all[i].Kind == WayStepKind.Remove ? 1 : 0;
                    size += state[i] * amount.Step / Math.Max(amount.Now, 1m);
                    break;
                case { Other: { Step: { Kind: WayStepKind.Wait } } }:
                    waits++;
                    break;
                case { Other: { Step: { } step } }:
                    things += Math.Max((int)step.By, 1);
                    break;
                default:
                    stuck++;
                    break;
            }
        }

        return (stuck, waits, things, less, size);
    }

    /// <summary>The amounts in a state.</summary>
    internal decimal[] Values(long[] state)
    {
        var values = _amounts.All.Select(a => a.Now).ToArray();
        for (var i = 0; i < state.Length; i++)
        {
            for (var a = 0; state[i] != 0 && a < values.Length; a++)
            {
                values[a] += state[i] * _all[i].Effects[a];
            }
        }

        return values;
    }

    /// <summary>Whether amounts can be so: nothing below nothing, and no part above its whole.</summary>
    internal bool IsPossible(decimal[] values) => values.All(v => v >= 0) && _parts.All(p => values[p.Part] <= values[p.Whole]);

    /// <summary>Amounts after one change more.</summary>
    internal decimal[] Moved(decimal[] values, int i, long by) => [.. values.Select((v, a) => v + (by * _all[i].Effects[a]))];

    // To take from one thing what was added to it, or turned into it, is never nearer than the difference.
    internal bool IsUndone(int i, long[] state) => Enumerable.Range(0, state.Length)
        .Any(j => state[j] > 0 && _all[j].Amount == _all[i].Amount && _all[j].Kind == WayStepKind.Remove != (_all[i].Kind == WayStepKind.Remove));

    /// <summary>The titles of what is part of an amount.</summary>
    internal string[] PartsOf(Movable whole) => [.. _parts.Where(p => p.Whole == whole.Index).Select(p => _amounts.All[p.Part].Title).Distinct()];

    private decimal[] Effects(Movable amount, decimal by, Movable? within)
    {
        var effects = new decimal[_amounts.All.Count];
        effects[amount.Index] = by;
        foreach (var (part, whole) in _parts.Where(p => p.Part == amount.Index))
        {
            // what already belongs to the whole, and to whatever that is part of, is not new to them
            effects[whole] = within is not null && (whole == within.Index || _parts.Contains((within.Index, whole))) ? 0 : by;
        }

        return effects;
    }

    private static IEnumerable<FixedNeed> Fixed(Need need) => need switch
    {
        SomeNeed some => some.Below.SelectMany(Fixed),
        FixedNeed other => [other],
        _ => [],
    };
}
