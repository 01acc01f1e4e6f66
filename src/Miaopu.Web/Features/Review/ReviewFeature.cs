using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Review;

/// <summary>审核台: what an organisation has to check, and the checklist beside the evidence.</summary>
public sealed class ReviewFeature : Feature
{
    /// <summary>People of organisations that have a desk.</summary>
    public const string Policy = "review";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new CaseAction(StageAct.Check, "核对", (a, r) => CheckHref(a.Id, r.Id)));
        services.AddScoped<DeskQuery>();
        services.AddScoped<OpenCheck>();
        services.AddScoped<KeepOpinions>();
        services.AddScoped<DecideOnCheck>();
        services.AddScoped<Assessments>();
    }

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, ReviewRights.DeskRoles);

    public override void MapRoutes(IEndpointRouteBuilder routes) =>
        routes.MapPost("/desk/{id:guid}/check/{run:guid}/opinion", SaveOpinion.Handle).FromOwnPage().RequireAuthorization(Policy);

    public override IEnumerable<MenuEntry> Menu => [new("审核", "审核台", "/desk", "desk", ReviewRights.DeskRoles)];

    /// <summary>Where one line of a check is kept while it is filled in.</summary>
    public static string OpinionHref(Guid application, Guid run, string about) => $"{CheckHref(application, run)}/opinion?about={Uri.EscapeDataString(about)}";

    public static string CheckHref(Guid application, Guid run) => $"/desk/{application}/check/{run}";
}
