using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Applications;

/// <summary>申报: an operator enters a round, fills in what the pack asks for, and hands it in.</summary>
public sealed class ApplicationsFeature : Feature
{
    public const string Policy = "applications";

    public override IEnumerable<MenuEntry> Menu => [new("申报", "申报", "/applications", "application", Roles.OfUnits)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<Papers>();
        services.AddScoped<StartApplication>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<HandInApplication>();
        services.AddScoped<INextStep, FirstApplication>();
        services.AddScoped<IAttachmentSubject, ApplicationFiles>();
        services.AddSingleton(new CaseAction(StageAct.Prepare, "继续填报", (a, _) => $"/applications/{a.Id}"));
        services.AddSingleton(new CaseAction(StageAct.Approve, "审核并提交", (a, _) => $"/applications/{a.Id}/approve"));
    }

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Roles.OfUnits);

    public override void MapRoutes(IEndpointRouteBuilder routes) =>
        routes.MapPost("/applications/{id:guid}/draft/{field}", AutosaveDraft.Handle).FromOwnPage().RequireAuthorization(Policy);
}
