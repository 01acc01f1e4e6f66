using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Recognitions;

/// <summary>资格与证书: titles given, their certificates, their public verification, their cancellation.</summary>
public sealed class RecognitionsFeature : Feature
{
    /// <summary>Holders and the authorities above them; which titles they see is <see cref="Casework.Recognitions.RecognitionRights"/>.</summary>
    public const string Policy = "Recognitions";

    /// <summary>Officers who give and cancel titles.</summary>
    public const string Keep = "RecognitionsKeep";

    public override void AddPolicies(AuthorizationBuilder policies) => policies
        .AddRoles(Policy, Roles.OfUnits | Roles.OfAuthorities)
        .AddRoles(Keep, Role.ProgramOfficer);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<Certificates.CertificateSearch>();
        services.AddScoped<RecognitionList>();
        services.AddScoped<KeepRecognitions>();
        services.AddScoped<CarrierTitles>();
        services.AddSingleton(new CaseAction(StageAct.Recognise, "颁发证书", (a, _) => $"/recognise?round={a.RoundId}"));
    }

    /// <summary>Titles that were given before they were kept in a ledger are entered at first start.</summary>
    public override Task Start(IServiceProvider services, HostSettings settings) =>
        CarrierTitles.CatchUp(services.GetRequiredService<MiaopuDb>(), services.GetRequiredService<Shelf>(), services.GetRequiredService<BusinessClock>().Now);

    public override void MapRoutes(IEndpointRouteBuilder routes) =>
        routes.MapGet("/recognitions/export", ExportRecognitions.Handle).RequireAuthorization(Policy);

    public override IEnumerable<MenuEntry> Menu => [new("载体", "资格与证书", "/recognitions", "award", Roles.OfUnits | Roles.OfAuthorities)];
}
