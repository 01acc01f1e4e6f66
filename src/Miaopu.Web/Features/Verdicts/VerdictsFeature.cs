using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Verdicts;

/// <summary>判定重放: verdicts that counted, worked out again by officers of the case and by auditors.</summary>
public sealed class VerdictsFeature : Feature
{
    /// <summary>Officers replay cases that they may see; auditors have a page of their own.</summary>
    public const string Policy = "verdicts";

    /// <summary>Auditors replay any case by its receipt number: they see whether it holds, and nothing else of the case.</summary>
    public const string Audit = "verdicts-audit";

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Roles.OfAuthorities | Role.Auditor).AddRoles(Audit, Role.Auditor);

    public override void AddServices(IServiceCollection services) => services.AddScoped<ReplayVerdicts>();

    public override IEnumerable<MenuEntry> Menu => [new("系统", "判定重放", "/verdicts", "shield", Role.Auditor)];
}
