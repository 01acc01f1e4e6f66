using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;

namespace Miaopu.Store.Policies;

/// <summary>Puts texts on the shelf. The same text twice is one row and one event.</summary>
public static class StockShelf
{
    /// <summary>Takes the shared vocabulary into use. Packs already published keep the edition they were published with.</summary>
    /// <returns>Its hash, or what is wrong with the texts.</returns>
    public static async Task<Outcome<string>> UseVocabulary(MiaopuDb db, IReadOnlyList<VocabularyText> texts, Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var reading = Vocabulary.Read(texts.Select(t => (t.File, t.Text)));
        if (!reading.IsSound)
        {
            return reading.Findings.Where(f => f.Severity == Severity.Error).Select(f => new Refusal(f.ToString())).ToList();
        }

        var hash = VocabularyEdition.HashOf(texts);
        var newest = await db.VocabularyEditions.OrderByDescending(v => v.InUseSince).FirstOrDefaultAsync(cancel);
        if (newest?.Hash == hash)
        {
            return hash;
        }

        // The newest is the one in use, also where a demonstration's clock was set back in between.
        var since = newest is null || newest.InUseSince < now ? now : newest.InUseSince.AddMicroseconds(1);
        if (await db.VocabularyEditions.FindAsync([hash], cancel) is { } known)
        {
            known.UseAgain(since);
        }
        else
        {
            db.VocabularyEditions.Add(VocabularyEdition.Of(texts, since));
        }

        await db.Commit(actor, now, [new Happening(Streams.Policy("vocabulary"), "VocabularyTakenIntoUse", new { Hash = hash })], cancel);
        return hash;
    }

    /// <summary>Publishes one pack, read with the vocabulary in use.</summary>
    /// <param name="fileName">The name findings carry.</param>
    public static async Task<Outcome<PolicyEdition>> Publish(MiaopuDb db, string text, string fileName, Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var vocabulary = await db.VocabularyEditions.OrderByDescending(v => v.InUseSince).FirstOrDefaultAsync(cancel);
        if (vocabulary is null)
        {
            return new Refusal("还没有词汇表。请先发布 policies/vocabulary。");
        }

        var reading = PackReader.Read(text, fileName, Vocabulary.Read(vocabulary.Files.Select(f => (f.File, f.Text))).Vocabulary, await BaseTexts.Of(db, text, cancel));
        var id = reading.Pack?.Id;
        var editions = await db.PolicyEditions.Where(p => p.PolicyId == id).ToListAsync(cancel);
        var outcome = PublishPolicy.Decide(reading, vocabulary.Hash, editions, actor, now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        var (edition, happenings) = outcome.Value;
        if (happenings.Count > 0)
        {
            if (!editions.Contains(edition))
            {
                db.PolicyEditions.Add(edition);
            }

            await db.Commit(actor, now, happenings, cancel);
        }

        return edition;
    }
}
