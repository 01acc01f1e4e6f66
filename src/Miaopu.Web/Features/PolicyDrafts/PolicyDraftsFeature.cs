using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>政策起草: officers write policies as text or by their numbers, a second one publishes them or sends them back.</summary>
public sealed class PolicyDraftsFeature : Feature
{
    /// <summary>Officers; each sees the drafts of their own office.</summary>
    public const string Policy = "PolicyDrafts";

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Role.ProgramOfficer);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<PolicyDraftDesk>();
        services.AddScoped<BeginDraft>();
        services.AddScoped<TypeDraft>();
        services.AddScoped<ReviewDraft>();
        services.AddScoped<RepealDesk>();
        services.AddScoped<ITodoSource, ReviewTodo>();
    }

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapPost(PolicyDraftAddress.All + "/{id:guid}/check/{part}", CheckTyped.Handle).RequireAuthorization(Policy).FromOwnPage();
        routes.MapGet(PolicyDraftAddress.All + "/{id:guid}/words/{part}", EditorWords.Handle).RequireAuthorization(Policy);
    }

    public override IEnumerable<MenuEntry> Menu => [new("政策", "政策起草", PolicyDraftAddress.All, "book", Role.ProgramOfficer)];
}
