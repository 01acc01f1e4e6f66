namespace Miaopu.Web.Features.Rounds;

/// <summary>
/// What texts make of the open cases of rounds, as it was last looked at, so that the next page of the list, or the next officer, waits only for what has moved since. One for the host,
/// without receipts: some hundred bytes a case, and the last few rounds only.
/// </summary>
public sealed class KnownEffects
{
    private const int Most = 4;

    private readonly LinkedList<(Guid Round, string From, string To, IReadOnlyDictionary<Guid, CaseEffect> Effects)> looks = [];

    /// <summary>The last look at a round between these two texts; null where it is not remembered.</summary>
    public IReadOnlyDictionary<Guid, CaseEffect>? Of(Guid round, string from, string to)
    {
        lock (looks)
        {
            return looks.FirstOrDefault(l => (l.Round, l.From, l.To) == (round, from, to)).Effects;
        }
    }

    public void Keep(Guid round, string from, string to, IReadOnlyDictionary<Guid, CaseEffect> effects)
    {
        lock (looks)
        {
            if (looks.FirstOrDefault(l => (l.Round, l.From, l.To) == (round, from, to)) is { Effects: not null } older)
            {
                looks.Remove(older);
            }

            looks.AddFirst((round, from, to, effects));
            if (looks.Count > Most)
            {
                looks.RemoveLast();
            }
        }
    }
}
