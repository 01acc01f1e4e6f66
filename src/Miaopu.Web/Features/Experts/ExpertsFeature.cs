using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Experts.Reviews;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Experts;

/// <summary>专家: the pool, who is asked about which case, and the experts' own pages.</summary>
public sealed class ExpertsFeature : Feature
{
    /// <summary>Officers who keep the pool and ask.</summary>
    public const string Policy = "Experts";

    /// <summary>Experts; which cases they may open is <see cref="Casework.Experts.ExpertReview.MayRead"/>.</summary>
    public const string Reviews = "Reviews";

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Role.ProgramOfficer).AddRoles(Reviews, Role.Expert);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<KeepPool>();
        services.AddScoped<AssignExperts>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<ITodoSource, ReviewTodo>();
        services.AddSingleton(new CaseAction(StageAct.Advise, "组织评审", (a, _) => $"/experts/cases/{a.Id}"));
    }

    public override void MapRoutes(IEndpointRouteBuilder routes) =>
        routes.MapPost("/reviews/{id:guid}/draft/{line}", AutosaveSheet.Handle).FromOwnPage().RequireAuthorization(Reviews);

    public override IEnumerable<MenuEntry> Menu =>
    [
        new("审核", "专家评审", "/experts", "person", Role.ProgramOfficer),
        new("", "评审任务", "/reviews", "desk", Role.Expert),
    ];
}
