using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Visits;

/// <summary>现场核查: the record that is filled in on site, on a phone if need be, with its photos, and its printed form.</summary>
public sealed class VisitsFeature : Feature
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new CaseAction(StageAct.Visit, "填写核查记录", (a, r) => Href(a.Id, r.Id)));
        services.AddScoped<OpenVisit>();
        services.AddScoped<KeepVisit>();
        services.AddScoped<IAttachmentSubject, VisitPhotos>();
    }

    public static string Href(Guid application, Guid run) => $"/desk/{application}/visit/{run}";
}
