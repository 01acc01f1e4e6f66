using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Cases;

/// <summary>办件: a case for everybody who may see it, and what follows when its due dates pass.</summary>
public sealed class CasesFeature : Feature
{
    public const string Policy = "cases";

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<OpenCase>();
        services.AddScoped<CaseHistory>();
        services.AddScoped<CaseReading>();
        services.AddScoped<Signers>();
        services.AddScoped<LapseDue>();
        services.AddScoped<IAfterStep>(s => s.GetRequiredService<LapseDue>());
        services.AddScoped<NoticeEnds>();
        services.AddScoped<ITodoSource, CaseTodo>();
        services.AddHostedService<LapseDueService>();
    }

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Roles.OfUnits | Roles.OfAuthorities);
}
