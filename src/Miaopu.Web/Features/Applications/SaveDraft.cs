using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Applications;

/// <summary>A field as it came from the form.</summary>
/// <param name="Seen">The version that the person saw.</param>
/// <param name="Untouched">The text is what the page showed, so there is nothing to save.</param>
/// <param name="Unanswered">Texts of this field that the page sent before and got no answer to.</param>
public sealed record TypedField(string Key, string Text, int Seen, bool Untouched = false, IReadOnlyList<string>? Unanswered = null);

/// <summary>Keeps typed text: a field at a time as the script sends it, or all of a form sent by its button.</summary>
public sealed class SaveDraft(MiaopuDb db, OpenCase cases, CurrentActor current, BusinessClock clock)
{
    /// <summary>What is to be said of texts that were kept: see <see cref="KeepDraft.Remark"/>. None for fields that the form does not have.</summary>
    public async Task<IReadOnlyList<Refusal>> Remarks(Guid id, IEnumerable<TypedField> kept, CancellationToken cancel = default)
    {
        if (await cases.Find(id, cancel) is not { } opened)
        {
            return [];
        }

        var form = ApplicationForm.Of(opened.Pack);
        return [.. kept.Select(t => form.Find(t.Key) is { } field ? KeepDraft.Remark(field, t.Text) : null).OfType<Refusal>()];
    }

    /// <summary>Null where application or field do not exist for the actor.</summary>
    public async Task<Outcome<DraftField>?> One(Guid id, TypedField typed, CancellationToken cancel = default)
    {
        var all = await All(id, [typed], cancel);
        return all is null || all.Count == 0 ? null : all[typed.Key];
    }

    /// <summary>What became of each field; fields that the form does not have are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Outcome<DraftField>>?> All(Guid id, IReadOnlyList<TypedField> typed, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await cases.Find(id, cancel) is not { } opened || opened.Application.OperatorId != current.Actor.OrganisationId)
            {
                return null;
            }

            var form = ApplicationForm.Of(opened.Pack);
            var kept = await db.DraftFields.Where(d => d.ApplicationId == id).ToDictionaryAsync(d => d.Field, cancel);
            var outcomes = new Dictionary<string, Outcome<DraftField>>(StringComparer.Ordinal);
            var now = clock.Now;
            foreach (var one in typed.Where(t => !t.Untouched))
            {
                if (form.Find(one.Key) is not { } field)
                {
                    continue;
                }

                var before = kept.GetValueOrDefault(one.Key);
                if (before is null && one.Text.Length == 0)
                {
                    continue;
                }

                var outcome = KeepDraft.Write(current.Actor, opened.Application, field, before, one.Seen, one.Text, now, one.Unanswered);
                outcomes[one.Key] = outcome;
                if (!outcome.Refused && before is null)
                {
                    db.Add(outcome.Value);
                }
            }

            try
            {
                await db.SaveChangesAsync(cancel);
                return outcomes;
            }
            catch (DbUpdateException clash) when (attempt < 3 && Clash.Is(clash))
            {
                // somebody saved the same field in the same moment: ask again, and be told so
                db.ChangeTracker.Clear();
            }
        }
    }
}
