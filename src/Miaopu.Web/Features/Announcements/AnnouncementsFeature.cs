using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Announcements;

/// <summary>公布: results of a round made known in one document. The public page of it belongs to the public feature.</summary>
public sealed class AnnouncementsFeature : Feature
{
    public const string Policy = "Announcements";

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Role.ProgramOfficer);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<PublishResults>();
        services.AddSingleton(new CaseAction(StageAct.Announce, "公布结果", (a, _) => $"/announce?round={a.RoundId}"));
    }
}
