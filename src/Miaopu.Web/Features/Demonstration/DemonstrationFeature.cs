using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Demonstration.Registry;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Demonstration;

/// <summary>In Development only: the demonstration province, and the business clock that can be stepped.</summary>
public sealed class DemonstrationFeature : Feature
{
    /// <summary>Name of the setting that lists the accounts for the sign-in page.</summary>
    public const string Accounts = "demo-accounts";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void AddServices(IServiceCollection services)
    {
        services.AddTransient<SeedProvince>();
        services.AddScoped<StepClock>();
        services.AddSingleton<MakeRegistry>();
        services.AddSingleton<MakeCases>();
    }

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<BusinessClock>().Steppable)
        {
            return;
        }

        routes.MapPost("/clock/step", async ([FromForm] string step, [FromForm] string? returnTo, StepClock clock) =>
        {
            await clock.By(step);
            return Results.LocalRedirect(returnTo is { Length: > 0 } to && to[0] == '/' && !to.StartsWith("//", StringComparison.Ordinal) && !to.StartsWith("/\\", StringComparison.Ordinal) ? to : "/");
        }).AllowAnonymous();
    }

    public override async Task Start(IServiceProvider services, HostSettings settings)
    {
        var db = services.GetRequiredService<MiaopuDb>();
        if (!settings.IsDevelopment || !settings.Demonstration || await db.Organisations.AnyAsync())
        {
            return;
        }

        var provinces = await Files();
        var password = PasswordOf(provinces);
        foreach (var province in provinces)
        {
            await services.GetRequiredService<SeedProvince>().Run(province, password);
        }

        var shown = provinces.OrderByDescending(p => p.Clock.Length).SelectMany(p => p.People).Where(p => p.Shown is not null)
            .Select(p => new { Name = p.SignIn, Password = password, Title = p.Shown });
        db.Settings.Add(new Setting(Accounts, JsonSerializer.Serialize(shown, Readable)));
        await ClockStand.Keep(db, services.GetRequiredService<BusinessClock>());
        await db.SaveChangesAsync();
    }

    /// <summary>Before anything is written: an empty database of a demonstration begins on the day its file says.</summary>
    public static async Task Wind(MiaopuDb db, BusinessClock clock, HostSettings settings)
    {
        if (settings.IsDevelopment && settings.Demonstration && !await db.Organisations.AnyAsync())
        {
            var start = (await Files()).Single(p => p.Clock.Length > 0).Clock;
            clock.StandAt(LegalTime.ToInstant(DateTime.ParseExact(start, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Every data file of the demonstration; one of them says the clock and the password for all.</summary>
    private static async Task<IReadOnlyList<Province>> Files()
    {
        var provinces = new List<Province>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "demonstration"), "*.yaml").Order(StringComparer.Ordinal))
        {
            provinces.Add(Province.Read(await File.ReadAllTextAsync(file)));
        }

        return provinces;
    }

    /// <summary>The data file that says the clock, and the password of all accounts.</summary>
    public static async Task<(Province Province, string Password)> Leading()
    {
        var files = await Files();
        return (files.Single(p => p.Clock.Length > 0), PasswordOf(files));
    }

    private static string PasswordOf(IReadOnlyList<Province> provinces) => provinces.Single(p => p.Password.Length > 0).Password;
}
