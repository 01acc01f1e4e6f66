using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Cases;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Demonstration.Registry;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Bench.Http;

/// <summary>An application that is filled in, with every required file, and not handed in yet.</summary>
public readonly record struct Draft(Guid Id, string SignInName);

/// <summary>Makes drafts by the services that the pages call, for carriers of the registry that have none.</summary>
public static class Drafts
{
    private static readonly byte[] Paper = Encoding.UTF8.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% bench\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static async Task<IReadOnlyList<Draft>> Make(IServiceProvider services, int count)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var applicants = await (
            from c in db.Carriers
            join o in db.Organisations on c.OperatorId equals o.Id
            join m in db.Memberships on o.Id equals m.OrganisationId
            join p in db.People on m.PersonId equals p.Id
            where p.SignInName.StartsWith("registry") && !db.Applications.Any(a => a.CarrierId == c.Id)
            orderby p.SignInName
            select new { CarrierId = c.Id, c.Kind, Person = p, Organisation = o, m.Roles }).Take(count * 2).ToListAsync();
        var drafts = new List<Draft>();
        foreach (var who in applicants.TakeWhile(_ => drafts.Count < count))
        {
            var actor = new Actor(who.Person.Id, who.Person.Name, who.Organisation.Id, who.Organisation.Name, who.Organisation.Path, who.Roles);
            if (await One(services, actor, who.CarrierId, who.Kind) is { } id)
            {
                drafts.Add(new Draft(id, who.Person.SignInName));
            }
        }

        return drafts;
    }

    private static async Task<Guid?> One(IServiceProvider all, Actor actor, Guid carrierId, string kind)
    {
        await using var scope = all.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Be(actor);
        var start = services.GetRequiredService<StartApplication>();
        if ((await start.Open()).FirstOrDefault(s => s.Scheme.CarrierKind == kind) is not { } scheme
            || await start.Begin(scheme.Round.Id, scheme.Scheme.PackId, carrierId) is not { Refused: false } begun)
        {
            return null;
        }

        var paper = (await services.GetRequiredService<Papers>().Find(begun.Value, services.GetRequiredService<BusinessClock>().Now))!;
        await services.GetRequiredService<SaveDraft>().All(begun.Value, MakeCases.Typed(paper.Form));
        var subject = services.GetServices<IAttachmentSubject>().Single(s => s.Kind == ApplicationFiles.Subject);
        foreach (var material in ApplicationForm.Uploads(paper.Pack).Where(m => m.Required))
        {
            var slot = ApplicationForm.SlotOf(material);
            using var content = new MemoryStream(Paper);
            await services.GetRequiredService<Attachments>().Put(
                ApplicationFiles.Subject, begun.Value, slot, (await subject.Slot(begun.Value, slot, default))!.Value, material.Title + ".pdf", content);
        }

        return begun.Value;
    }
}
