namespace Miaopu.Rulebook;

/// <summary>
/// Looks for the cheapest way, cheapest first. From what is not yet so it goes on by just those changes that bring one unmet need nearer; every way that passes contains one
/// of them, so that the first state that passes is the cheapest. Where one change alone helps a need, it goes at once as far as it must; where several do, and for shares, also by one, as long as that is a matter of few. Quantities in
/// hundredths only go as far as they must, so that a mixture of two of them on one need may be missed. What a formula or a decision table gives is worked out for
/// every state, one thing at a time as far as few go, then by doubling, and the last stretch halved: where it goes to and fro in between, a nearer place may be missed.
/// </summary>
internal sealed class WaySearch
{
    private const int MostStates = 10_000;
    internal const string TooMany = "牵涉的数量太多，无法推算";

    private const int MostSingles = 60;

    // how far a formula or table is tried one by one
    private const int MostSteps = 16;

    private readonly List<Need> _needs;
    private readonly NeedReader _reader;
    private readonly List<Change> _changes = [];
    private readonly Dictionary<FixedNeed, int> _fixed = new(ReferenceEqualityComparer.Instance);
    private readonly (int Part, int Whole)[] _parts;

    internal WaySearch(Assessment assessment, Situation situation, IReadOnlyList<CriterionVerdict> criteria)
    {
        _reader = new NeedReader(assessment, situation);
        _needs = [.. criteria.Select(_reader.Read)];
        var amounts = _reader.Movables.All;
        _parts = [.. from p in amounts from w in amounts where p != w && _reader.Movables.IsPart(p, w) select (p.Index, w.Index)];
        foreach (var kind in new[] { WayStepKind.Add, WayStepKind.Remove })
        {
            _changes.AddRange(amounts.Select(a => new Change(kind, a, null, Effects(a, kind == WayStepKind.Add ? a.Step : -a.Step, null))));
        }

        _changes.AddRange(_parts.Select(p => new Change(WayStepKind.Turn, amounts[p.Part], amounts[p.Whole], Effects(amounts[p.Part], amounts[p.Part].Step, amounts[p.Whole]))));
        foreach (var need in _needs.SelectMany(Fixed).Where(f => f.Way is not null).Distinct(ReferenceEqualityComparer.Instance).Cast<FixedNeed>())
        {
            _fixed[need] = _changes.Count;
            _changes.Add(new Change(need.Way!, new decimal[amounts.Count]));
        }
    }

    internal Way Find()
    {
        var queue = new PriorityQueue<long[], (int, int, int, int, decimal, int)>();
        var seen = new HashSet<string>();
        var order = 0;
        void Push(long[] state)
        {
            if (seen.Count < MostStates && seen.Add(string.Join(' ', state)))
            {
                var (stuck, waits, things, less, size) = Cost(state);
                queue.Enqueue(state, (stuck, waits, things, less, size, order++));
            }
        }

        Push(new long[_changes.Count]);
        while (queue.TryDequeue(out var state, out _))
        {
            var values = Values(state);
            if (Unmet(_needs, _needs.Count, values, state) is not { } unmet)
            {
                return Told(state);
            }

            foreach (var next in Nearer(unmet, values, state))
            {
                Push(next);
            }
        }

        return new Way([], [seen.Count < MostStates ? "没有找到能同时达到的办法" : TooMany, .. _reader.Remarks], false);
    }

    /// <summary>The cost of a state, see <see cref="NearestWay"/>.</summary>
    private (int Stuck, int Waits, int Things, int Less, decimal Size) Cost(long[] state)
    {
        var (stuck, waits, things, less, size) = (0, 0, 0, 0, 0m);
        for (var i = 0; i < state.Length; i++)
        {
            if (state[i] == 0)
            {
                continue;
            }

            switch (_changes[i])
            {
                case { Amount: { } amount }:
                    things++;
                    less += _changes[i].Kind == WayStepKind.Remove ? 1 : 0;
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

    private decimal[] Effects(Movable amount, decimal by, Movable? within)
    {
        var effects = new decimal[_reader.Movables.All.Count];
        effects[amount.Index] = by;
        foreach (var (part, whole) in _parts.Where(p => p.Part == amount.Index))
        {
            // what already belongs to the whole, and to whatever that is part of, is not new to them
            effects[whole] = within is not null && (whole == within.Index || _parts.Contains((within.Index, whole))) ? 0 : by;
        }

        return effects;
    }

    private decimal[] Values(long[] state)
    {
        var values = _reader.Movables.All.Select(a => a.Now).ToArray();
        for (var i = 0; i < state.Length; i++)
        {
            for (var a = 0; state[i] != 0 && a < values.Length; a++)
            {
                values[a] += state[i] * _changes[i].Effects[a];
            }
        }

        return values;
    }

    private bool IsPossible(decimal[] values) => values.All(v => v >= 0) && _parts.All(p => values[p.Part] <= values[p.Whole]);

    private bool IsMet(Need need, decimal[] values, long[] state) => need switch
    {
        SomeNeed some => some.Below.Count(b => IsMet(b, values, state)) >= Math.Min(some.Needed, some.Below.Count),
        MeasuredNeed measured => measured.IsMet(values),
        FixedNeed { Way: not null } other => state[_fixed[other]] > 0,
        _ => true,
    };

    /// <summary>The unmet needs of which one must come nearer; null where enough are met.</summary>
    private IReadOnlyList<Need>? Unmet(IReadOnlyList<Need> needs, int needed, decimal[] values, long[] state)
    {
        var unmet = needs.Where(n => !IsMet(n, values, state)).ToArray();
        if (needs.Count - unmet.Length >= Math.Min(needed, needs.Count))
        {
            return null;
        }

        // where all are needed any one of them will do to go on from
        return needed >= needs.Count ? unmet[..1] : unmet;
    }

    private IEnumerable<long[]> Nearer(IReadOnlyList<Need> unmet, decimal[] values, long[] state) => unmet.SelectMany(need => need switch
    {
        SomeNeed some => Nearer(Unmet(some.Below, some.Needed, values, state) ?? [], values, state),
        FixedNeed other => [With(state, _fixed[other], 1)],
        MeasuredNeed measured => Nearer(measured, values, state),
        _ => [],
    });

    private IEnumerable<long[]> Nearer(MeasuredNeed need, decimal[] values, long[] state)
    {
        var helping = Enumerable.Range(0, _changes.Count).Where(i => _changes[i].Amount is not null && !IsUndone(i, state) && Helps(i)).ToArray();
        foreach (var i in helping)
        {
            var far = Far(need, values, i);
            if (far is { } by)
            {
                yield return With(state, i, by);
            }

            // of a share, what does not help now may once something else has changed
            if ((helping.Length > 1 || need.IsMixed) && _changes[i].Amount!.Step == 1 && (far is null ? !need.IsStepped || state[i] < MostSteps : far > 1 && far <= MostSingles))
            {
                yield return With(state, i, 1);
            }
        }

        bool Helps(int i)
        {
            var next = Moved(values, i, 1);
            return IsPossible(next) && need.MayHelp(values, next);
        }
    }

    /// <summary>How far a change must go by itself to meet a need; null where it cannot.</summary>
    private long? Far(MeasuredNeed need, decimal[] values, int i)
    {
        bool Reached(long by) => need.IsReached(Moved(values, i, by), values);
        bool Possible(long by) => IsPossible(Moved(values, i, by));
        long reach = 1;
        while (!Reached(reach))
        {
            if (!Possible(reach) || reach > 1L << (need.IsStepped ? 24 : 40))
            {
                return null;
            }

            reach = need.IsStepped && reach < MostSteps ? reach + 1 : reach * 2;
        }

        var (low, high) = (need.IsStepped && reach <= MostSteps ? reach - 1 : reach / 2, reach);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Reached(middle) ? (low, middle) : (middle, high);
        }

        return Possible(high) ? high : null;
    }

    private decimal[] Moved(decimal[] values, int i, long by) => [.. values.Select((v, a) => v + (by * _changes[i].Effects[a]))];

    // To take from one thing what was added to it, or turned into it, is never nearer than the difference.
    private bool IsUndone(int i, long[] state) => Enumerable.Range(0, state.Length)
        .Any(j => state[j] > 0 && _changes[j].Amount == _changes[i].Amount && _changes[j].Kind == WayStepKind.Remove != (_changes[i].Kind == WayStepKind.Remove));

    private static long[] With(long[] state, int i, long by)
    {
        var next = (long[])state.Clone();
        next[i] += by;
        return next;
    }

    private static IEnumerable<FixedNeed> Fixed(Need need) => need switch
    {
        SomeNeed some => some.Below.SelectMany(Fixed),
        FixedNeed other => [other],
        _ => [],
    };

    private Way Told(long[] state)
    {
        var taken = Enumerable.Range(0, state.Length).Where(i => state[i] > 0).Select(i => (Change: _changes[i], By: state[i])).ToArray();
        var moved = taken.Any(t => t.Change.Amount is not null);
        string[] remarks =
        [
            .. taken.Select(t => t.Change.Other?.Remark).OfType<string>(),
            .. _reader.Remarks,
            .. moved && _reader.Unturned.Count > 0 ? [$"{NeedReader.Quoted(_reader.Unturned)}由加权计数、连续计数等得出，推算时没有计入"] : Array.Empty<string>(),
        ];
        return new Way(
            [.. taken.Select(t => t.Change.Amount is null ? t.Change.Other!.Step : t.Change.Step(t.By * t.Change.Amount.Step, Parts(t.Change.Amount))).OfType<WayStep>().OrderBy(s => s.Kind == WayStepKind.Fill ? 0 : 1)],
            remarks,
            taken.All(t => t.Change.Amount is not null || t.Change.Other!.Step is not null));
    }

    private string[] Parts(Movable whole) => [.. _parts.Where(p => p.Whole == whole.Index).Select(p => _reader.Movables.All[p.Part].Title).Distinct()];

    /// <summary>A kind of change and what one step of it does to every amount.</summary>
    private sealed record Change(WayStepKind Kind, Movable? Amount, Movable? Whole, decimal[] Effects)
    {
        internal Change(OtherWay other, decimal[] effects)
            : this(other.Step?.Kind ?? WayStepKind.Wait, null, null, effects) => Other = other;

        internal OtherWay? Other { get; }

        internal WayStep Step(decimal by, string[] parts)
        {
            var amount = Amount!;
            var much = Figures.WithUnit(by, amount.Unit);
            var text = Kind switch
            {
                WayStepKind.Add when amount.Noun is { } noun && amount.Unit is not null => $"再增加 {much}{noun}",
                WayStepKind.Add => $"{amount.Title}再增加 {much}",
                WayStepKind.Turn => $"现有{Whole!.Title}中再有 {much}转为{amount.Noun ?? amount.Title}",
                _ => $"{amount.Title}减少 {much}{(parts.Length > 0 ? $"（{string.Join('、', parts)}不减少）" : "")}",
            };
            return new WayStep(Kind, amount.Title, by, null, text);
        }
    }
}
