using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.PolicySources;

/// <summary>政策原文: an office brings in the official text of a document that a policy cites; everybody reads it beside the clauses.</summary>
public sealed class SourcesFeature : Feature
{
    public const string Policy = "Sources";

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Role.ProgramOfficer);

    public override void AddServices(IServiceCollection services) => services.AddScoped<SourceShelf>();
}
