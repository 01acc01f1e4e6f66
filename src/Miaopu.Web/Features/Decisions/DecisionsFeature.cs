using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Decisions;

/// <summary>审定: cases are decided with reasons, one by one or the plain ones together, and signed step by step.</summary>
public sealed class DecisionsFeature : Feature
{
    public const string Policy = "Decisions";

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Role.ProgramOfficer);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<WaitingCases>();
        services.AddScoped<SignOffCases>();
        services.AddScoped<DecideCases>();
        services.AddSingleton(new CaseAction(StageAct.Decide, "审定", (a, _) => $"/decisions/{a.Id}"));
    }

    public override IEnumerable<MenuEntry> Menu => [new("审核", "审定与公布", "/decisions", "shield", Role.ProgramOfficer)];
}
