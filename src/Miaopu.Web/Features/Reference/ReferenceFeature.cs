using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Store.Reference;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Reference;

/// <summary>行政区划和工作日历: tables of facts that come with the product and that the system administrator replaces without a release.</summary>
public sealed class ReferenceFeature : Feature
{
    /// <summary>Replacing them.</summary>
    public const string Keep = "reference";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<DivisionBook>();
        services.AddScoped<ReplaceReference>();
        services.AddHostedService<FollowReferences>();
    }

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Keep, Role.SystemAdmin);

    public override IEnumerable<MenuEntry> Menu =>
    [
        new("系统", "行政区划", "/divisions", "place", Role.SystemAdmin),
        new("系统", "工作日历", "/holidays", "calendar", Role.SystemAdmin),
    ];

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/divisions/file", (MiaopuDb db) => File(db, DivisionBook.Name)).RequireAuthorization(Keep);
        routes.MapGet("/holidays/file", (MiaopuDb db) => File(db, Calendars.Name)).RequireAuthorization(Keep);
    }

    /// <summary>Brings the divisions at first start; the calendar comes before all features.</summary>
    public override Task Start(IServiceProvider services, HostSettings settings) =>
        ShippedReference.Import(services.GetRequiredService<MiaopuDb>(), DivisionBook.Name, services.GetRequiredService<BusinessClock>().Now);

    private static async Task<IResult> File(MiaopuDb db, string name)
    {
        var text = await db.Set<ReferenceText>().Where(t => t.Name == name).Select(t => t.Text).SingleAsync();
        return Results.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", name + ".csv");
    }
}
