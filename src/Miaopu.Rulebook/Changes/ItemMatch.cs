namespace Miaopu.Rulebook;

/// <summary>Finds the items of one pack in another, and tells what came, went and changed.</summary>
internal sealed class ItemMatch(PolicyPack before, PolicyPack after)
{
    private readonly List<PackChange> _changes = [];
    private int _unchanged;

    internal (IReadOnlyList<PackChange> Changes, int Unchanged) Find()
    {
        var firsts = PackItems.Of(before, after).ToArray();
        var seconds = PackItems.Of(after, before).ToArray();
        var both = firsts.Select(Name).Intersect(seconds.Select(Name)).ToHashSet();
        foreach (var family in firsts.Concat(seconds).Select(i => (i.Sort, i.Within)).Distinct())
        {
            // what belongs to an item that came or went is told with it
            if (family.Within.Length == 0 || both.Contains(family.Within))
            {
                Family([.. firsts.Where(i => (i.Sort, i.Within) == family)], [.. seconds.Where(i => (i.Sort, i.Within) == family)]);
            }
        }

        return (_changes, _unchanged);
    }

    private static string Name(PackItem item) => $"{item.Sort} {item.Key}";

    private void Family(List<PackItem> firsts, List<PackItem> seconds)
    {
        foreach (var (first, second) in Pairs(firsts, seconds, i => i.Key, firsts.Concat(seconds).Any(i => i.Nameless)))
        {
            if (first is null || second is null)
            {
                Alone(first ?? second!, cameAlong: first is null);
                continue;
            }

            var told = _changes.Count;
            Compare(first, second);
            if (first.Sort == "条件" && before.Criterion(first.Key) is { } one && after.Criterion(second.Key) is { } other)
            {
                _changes.AddRange(new PartMatch(before, after).Find(one, other));
            }

            _unchanged += told == _changes.Count ? 1 : 0;
        }
    }

    /// <summary>Items of equal key, and, where they have no names of their own and as many are left on both sides, the rest in order.</summary>
    internal static IEnumerable<(T? First, T? Second)> Pairs<T>(IReadOnlyList<T> firsts, IReadOnlyList<T> seconds, Func<T, string> key, bool nameless)
        where T : class
    {
        var left = seconds.ToList();
        var alone = new List<T>();
        foreach (var first in firsts)
        {
            var at = left.FindIndex(s => key(s) == key(first));
            if (at < 0)
            {
                alone.Add(first);
                continue;
            }

            var second = left[at];
            left.RemoveAt(at);
            yield return (first, second);
        }

        var paired = nameless && alone.Count == left.Count;
        for (var i = 0; i < alone.Count; i++)
        {
            yield return (alone[i], paired ? left[i] : null);
        }

        foreach (var second in paired ? [] : left)
        {
            yield return (null, second);
        }
    }

    private void Alone(PackItem item, bool cameAlong)
    {
        var says = item.Sort == "条件" ? PartMatch.Says(cameAlong ? after : before, (cameAlong ? after : before).Criterion(item.Key)!) : item.Summary;
        _changes.Add(new PackChange
        {
            Group = item.Group,
            Kind = cameAlong ? ChangeKind.Added : ChangeKind.Removed,
            Sort = item.Sort,
            Item = item.Title,
            From = cameAlong ? null : says,
            To = cameAlong ? says : null,
            FromBasis = cameAlong ? null : item.Basis,
            ToBasis = cameAlong ? item.Basis : null,
            Direction = cameAlong ? item.WhenAdded : Turned(item.WhenAdded),
            Reach = item.Reach,
        });
    }

    private void Compare(PackItem first, PackItem second) => _changes.AddRange(Traits(first, second));

    internal static IEnumerable<PackChange> Traits(PackItem first, PackItem second)
    {
        var names = first.Traits.Select(t => t.Name).Union(second.Traits.Select(t => t.Name));
        foreach (var name in names)
        {
            var (from, to) = (first.Traits.FirstOrDefault(t => t.Name == name), second.Traits.FirstOrDefault(t => t.Name == name));
            if ((from ?? new Trait(name, "")).IsSame(to ?? new Trait(name, "")))
            {
                continue;
            }

            // what has no name of its own is called by what it says, so that it is not also renamed
            if (name == Miaopu.Rulebook.Traits.Title && first.Nameless && first.Key != second.Key)
            {
                continue;
            }

            yield return new PackChange
            {
                Group = from?.Group ?? to?.Group ?? second.Group,
                Kind = name == Miaopu.Rulebook.Traits.Title ? ChangeKind.Renamed : ChangeKind.Changed,
                Sort = second.Sort,
                Item = second.Title,
                Aspect = name,
                From = from is { Text.Length: > 0 } ? from.Text : null,
                To = to is { Text.Length: > 0 } ? to.Text : null,
                FromBasis = first.Basis,
                ToBasis = second.Basis,
                Direction = Direction(from, to),
                Reach = Direction(from, to) == ChangeDirection.None ? ChangeReach.Nothing : Both(first.Reach, second.Reach),
            };
        }
    }

    private static ChangeDirection Direction(Trait? from, Trait? to)
    {
        if (from?.Bar is { } before && to?.Bar is { } after)
        {
            return Bar.Compare(before, after);
        }

        if (from is { Number: { } low } && to is { Number: { } high } && low != high)
        {
            var rising = from.Rising == to.Rising ? from.Rising : ChangeDirection.Unclear;
            return high > low ? rising : Turned(rising);
        }

        return from?.AnyChange is ChangeDirection.Unclear || to?.AnyChange is ChangeDirection.Unclear || from?.Bar is not null || to?.Bar is not null ? ChangeDirection.Unclear : ChangeDirection.None;
    }

    internal static ChangeDirection Turned(ChangeDirection direction) => direction switch
    {
        ChangeDirection.Stricter => ChangeDirection.Looser,
        ChangeDirection.Looser => ChangeDirection.Stricter,
        _ => direction,
    };

    private static ChangeReach Both(ChangeReach one, ChangeReach other) =>
        new([.. one.Measures.Union(other.Measures)], [.. one.Criteria.Union(other.Criteria)], [.. one.Others.Union(other.Others)]);
}
