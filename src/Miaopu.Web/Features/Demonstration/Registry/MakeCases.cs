using System.Text;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Demonstration.Registry;

/// <summary>Applications of carriers of the registry, begun, filled in and handed in by the very services that the pages call.</summary>
public sealed class MakeCases(IServiceScopeFactory scopes, BusinessClock clock)
{
    private static readonly byte[] Paper = Encoding.UTF8.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% demonstration\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    /// <returns>How many were handed in.</returns>
    public async Task<int> Run(int cases, int seed, CancellationToken cancel)
    {
        var random = new Random(seed);
        var applicants = await Applicants(cases, cancel);
        var done = 0;
        foreach (var (actor, carrierId, kind) in applicants)
        {
            done += await One(actor, carrierId, kind, random.Next(4) > 0, cancel) ? 1 : 0;
        }

        return done;
    }

    /// <summary>Something for every field that has to be filled in, as its type asks.</summary>
    public static IReadOnlyList<TypedField> Typed(ApplicationForm form) =>
        [.. form.Fields.Where(f => f.Field.Required).Select(f => new TypedField(f.Key, f.Field.Type == FieldType.Phone ? "024-00000000" : $"{f.Label}的内容", 0))];

    private async Task<IReadOnlyList<(Actor Actor, Guid CarrierId, string Kind)>> Applicants(int most, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var rows = await (
            from c in db.Carriers
            join o in db.Organisations on c.OperatorId equals o.Id
            join m in db.Memberships on o.Id equals m.OrganisationId
            join p in db.People on m.PersonId equals p.Id
            where p.SignInName.StartsWith("registry")
            orderby p.SignInName
            select new { CarrierId = c.Id, c.Kind, PersonId = p.Id, PersonName = p.Name, OrganisationId = o.Id, OrganisationName = o.Name, o.Path, m.Roles }).Take(most).ToListAsync(cancel);
        return [.. rows.Select(r => (new Actor(r.PersonId, r.PersonName, r.OrganisationId, r.OrganisationName, r.Path, r.Roles), r.CarrierId, r.Kind))];
    }

    /// <summary>One in four stays a draft; the others are handed in, whatever conditions they miss.</summary>
    private async Task<bool> One(Actor actor, Guid carrierId, string kind, bool handIn, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Be(actor);
        var start = services.GetRequiredService<StartApplication>();
        if ((await start.Open(cancel)).FirstOrDefault(s => s.Scheme.CarrierKind == kind) is not { } scheme
            || await start.Begin(scheme.Round.Id, scheme.Scheme.PackId, carrierId, cancel) is not { Refused: false } begun)
        {
            return false;
        }

        var id = begun.Value;
        var paper = (await services.GetRequiredService<Papers>().Find(id, clock.Now, cancel))!;
        await services.GetRequiredService<SaveDraft>().All(id, Typed(paper.Form), cancel);
        if (!handIn)
        {
            return false;
        }

        var subject = services.GetServices<IAttachmentSubject>().Single(s => s.Kind == ApplicationFiles.Subject);
        foreach (var material in ApplicationForm.Uploads(paper.Pack).Where(m => m.Required))
        {
            var slot = ApplicationForm.SlotOf(material);
            using var content = new MemoryStream(Paper);
            await services.GetRequiredService<Attachments>().Put(ApplicationFiles.Subject, id, slot, (await subject.Slot(id, slot, cancel))!.Value, material.Title + ".pdf", content, cancel);
        }

        var hand = services.GetRequiredService<HandInApplication>();
        return await hand.Submit(id, truthful: true, cancel) is { Refused: false } && await hand.Approve(id, cancel) is { Refused: false };
    }
}
