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

    private readonly NeedReader _reader;
    private readonly List<Need> _needs;
    private readonly WayChanges _changes;

    internal WaySearch(Assessment assessment, Situation situation, IReadOnlyList<CriterionVerdict> criteria)
    {
        _reader = new NeedReader(assessment, situation);
        _needs = [.. criteria.Select(_reader.Read)];
        _changes = new WayChanges(_reader.Movables, _needs);
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
                var (stuck, waits, things, less, size) = _changes.Cost(state);
                queue.Enqueue(state, (stuck, waits, things, less, size, order++));
            }
        }

        Push(new long[_changes.All.Count]);
        while (queue.TryDequeue(out var state, out _))
        {
            var values = _changes.Values(state);
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

    private bool IsMet(Need need, decimal[] values, long[] state) => need switch
    {
        SomeNeed some => some.Below.Count(b => IsMet(b, values, state)) >= Math.Min(some.Needed, some.Below.Count),
        MeasuredNeed measured => measured.IsMet(values),
        FixedNeed { Way: not null } other => state[_changes.Of(other)] > 0,
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
        FixedNeed other => [With(state, _changes.Of(other), 1)],
        MeasuredNeed measured => Nearer(measured, values, state),
        _ => [],
    });

    private IEnumerable<long[]> Nearer(MeasuredNeed need, decimal[] values, long[] state)
    {
        var helping = Enumerable.Range(0, _changes.All.Count).Where(i => _changes.All[i].Amount is not null && !_changes.IsUndone(i, state) && Helps(i)).ToArray();
        foreach (var i in helping)
        {
            var far = Far(need, values, i);
            if (far is { } by)
            {
                yield return With(state, i, by);
            }

            // of a share, what does not help now may once something else has changed
            if ((helping.Length > 1 || need.IsMixed) && _changes.All[i].Amount!.Step == 1 && (far is null ? !need.IsStepped || state[i] < MostSteps : far > 1 && far <= MostSingles))
            {
                yield return With(state, i, 1);
            }
        }

        bool Helps(int i)
        {
            var next = _changes.Moved(values, i, 1);
            return _changes.IsPossible(next) && need.MayHelp(values, next);
        }
    }

    /// <summary>How far a change must go by itself to meet a need; null where it cannot.</summary>
    private long? Far(MeasuredNeed need, decimal[] values, int i)
    {
        bool Reached(long by) => need.IsReached(_changes.Moved(values, i, by), values);
        bool Possible(long by) => _changes.IsPossible(_changes.Moved(values, i, by));
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

    private static long[] With(long[] state, int i, long by)
    {
        var next = (long[])state.Clone();
        next[i] += by;
        return next;
    }

    private Way Told(long[] state)
    {
        var taken = Enumerable.Range(0, state.Length).Where(i => state[i] > 0).Select(i => (Change: _changes.All[i], By: state[i])).ToArray();
        var moved = taken.Any(t => t.Change.Amount is not null);
        string[] remarks =
        [
            .. taken.Select(t => t.Change.Other?.Remark).OfType<string>(),
            .. _reader.Remarks,
            .. moved && _reader.Unturned.Count > 0 ? [$"{NeedReader.Quoted(_reader.Unturned)}由加权计数、连续计数等得出，推算时没有计入"] : Array.Empty<string>(),
        ];
        return new Way(
            [.. taken.Select(t => t.Change.Amount is null ? t.Change.Other!.Step : t.Change.Step(t.By * t.Change.Amount.Step, _changes.PartsOf(t.Change.Amount))).OfType<WayStep>().OrderBy(s => s.Kind == WayStepKind.Fill ? 0 : 1)],
            remarks,
            taken.All(t => t.Change.Amount is not null || t.Change.Other!.Step is not null));
    }
}
