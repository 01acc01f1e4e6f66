using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Policies;

/// <summary>A text becomes a policy in force, or stops being one.</summary>
public static class PublishPolicy
{
    /// <summary>
    /// Publishes a pack. Editions of the same policy whose days in force overlap it are repealed: two texts of one policy never bind on one day,
    /// and a repealed text is not fallen back to.
    /// </summary>
    /// <param name="reading">What the pack reads as; one with errors is refused.</param>
    /// <param name="editions">All editions of the same policy there are.</param>
    /// <returns>The edition, new or one of <paramref name="editions"/>, and what to write in the journal; nothing where it already is in force.</returns>
    public static Outcome<(PolicyEdition Edition, IReadOnlyList<Happening> Happenings)> Decide(
        PackReading reading, string vocabularyHash, IReadOnlyList<PolicyEdition> editions, Actor actor, DateTime now)
    {
        if (reading.Pack is not { } pack)
        {
            return reading.Findings.Where(f => f.Severity == Severity.Error).Select(f => new Refusal(f.ToString())).ToList();
        }

        var edition = editions.SingleOrDefault(e => e.Hash == pack.Hash);
        if (edition is { State: PolicyState.InForce })
        {
            return (edition, []);
        }

        if (edition is { State: PolicyState.Repealed })
        {
            return Repealed(edition);
        }

        var happenings = new List<Happening>();
        edition ??= PolicyEdition.Draft(pack, vocabularyHash, now);
        foreach (var other in editions.Where(e => e != edition && e.State == PolicyState.InForce && Overlap(e, edition.InForceFrom, edition.InForceTo)))
        {
            other.Repeal(now);
            happenings.Add(new(Streams.Policy(other.PolicyId), "PolicyRepealed", new { other.Hash, By = edition.Hash }));
        }

        edition.Publish(actor.PersonId, actor.OrganisationName, now);
        happenings.Add(new(Streams.Policy(edition.PolicyId), "PolicyPublished", new { edition.PolicyId, edition.Hash, edition.VocabularyHash }));
        return (edition, happenings);
    }

    /// <summary>Why a text can be no new publication, whatever else is right with it; null where it can.</summary>
    /// <param name="same">The edition with the very same text; null where there is none.</param>
    public static Refusal? WhyNotAgain(PolicyEdition? same, DateOnly today) => same switch
    {
        { State: PolicyState.InForce } => Published(same, today),
        { State: PolicyState.Repealed } => Repealed(same),
        _ => null,
    };

    // published may mean for a later day, or for days that are over
    internal static Refusal Published(PolicyEdition edition, DateOnly today) => new(edition.IsInForce(today)
        ? "这份文本已经生效，内容没有变化，不用再发布。"
        : $"这份文本已经发布，自 {edition.InForceFrom:yyyy-MM-dd} 起施行{(edition.InForceTo is { } to ? $"，至 {to:yyyy-MM-dd} 止" : "")}，内容没有变化，不用再发布。");

    private static Refusal Repealed(PolicyEdition edition) =>
        new($"这一文本已于 {Calendar.LegalTime.DayOf(edition.RepealedAt!.Value):yyyy-MM-dd} 废止，废止的文本不能再次发布。需要恢复时请另出新文本。");

    /// <summary>Whether both would bind on some day.</summary>
    /// <param name="to">Last day, included; null for no end.</param>
    public static bool Overlap(PolicyEdition edition, DateOnly from, DateOnly? to) =>
        edition.InForceFrom <= (to ?? DateOnly.MaxValue) && from <= (edition.InForceTo ?? DateOnly.MaxValue);
}
