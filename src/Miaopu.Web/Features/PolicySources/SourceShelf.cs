using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;

namespace Miaopu.Web.Features.PolicySources;

/// <summary>The official texts of what packs cite.</summary>
public sealed class SourceShelf(MiaopuDb db)
{
    /// <summary>The texts there are of a pack's sources, cut by their numbers, by the source's id.</summary>
    public async Task<IReadOnlyDictionary<string, OfficialText>> Of(PolicyPack pack, CancellationToken cancel = default)
    {
        var keys = pack.Sources.ToDictionary(s => s.Id, s => SourceText.KeyOf(pack, s), StringComparer.Ordinal);
        var texts = await db.Set<SourceText>().AsNoTracking().Where(t => keys.Values.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Text, cancel);
        return keys.Where(k => texts.ContainsKey(k.Value)).ToDictionary(k => k.Key, k => OfficialText.Read(texts[k.Value]), StringComparer.Ordinal);
    }

    /// <summary>Whether this officer may bring in texts for a policy: one of the office whose policy it is, or of one above it. Nobody below replaces what stands beside an upper office's policy.</summary>
    public async Task<bool> MayImport(Actor actor, PolicyPack pack, CancellationToken cancel = default)
    {
        var own = actor.OrganisationPath;
        return actor.Is(Role.ProgramOfficer) && own.Length > 0 && await db.Organisations.Where(PolicyAuthority.Called(pack.Authority)).AnyAsync(o => o.Path.StartsWith(own), cancel);
    }

    /// <returns>How many of the pack's clauses were found in the text, of how many.</returns>
    public async Task<Outcome<(int Found, int Clauses)>> Import(PolicyPack pack, Source source, string text, string fileName, Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var key = SourceText.KeyOf(pack, source);
        var there = await db.Set<SourceText>().SingleOrDefaultAsync(t => t.Key == key, cancel);
        var outcome = SourceText.Import(pack, source, text, fileName, there, now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        if (there is null)
        {
            db.Add(outcome.Value.Text);
        }

        if (!await db.TryCommit(actor, now, outcome.Value.Happening))
        {
            return new Refusal("这份原文刚刚由他人导入，请刷新页面查看。", "File");
        }

        var official = OfficialText.Read(text);
        string[] clauses = [.. source.Clauses.Select(c => c.Number)];
        return (clauses.Count(c => official.Of(c, clauses) is not null), clauses.Length);
    }
}
