using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Demonstration;

namespace Miaopu.Web.Host;

/// <summary>Puts the host together. Tests and the command line start the same one.</summary>
public static class MiaopuHost
{
    /// <summary>A host that has migrated its database and started its features, and listens once run.</summary>
    /// <exception cref="FormatException">The settings do not go together.</exception>
    public static async Task<WebApplication> Build(HostSettings settings)
    {
        settings.Check();
        Directory.CreateDirectory(settings.DataFolder);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = settings.Environment,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = WebRoot(),
        });
        builder.WebHost.UseUrls(settings.Url);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // Keys lie in the database like the passwords' hashes: whoever reads one reads both.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // A failed command surfaces as an exception; logged by itself it only frightens, as when the table of migrations is looked for on the first start.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.Critical);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new BusinessClock(TimeProvider.System, settings.IsDevelopment));
        builder.Services.AddSingleton<Calendars>();
        builder.Services.AddSingleton<Dues>();
        AddDatabase(builder.Services, settings);
        AddSessions(builder.Services, settings);
        builder.Services.AddProxies(settings);
        builder.Services.AddRazorComponents();

        // Chinese stays Chinese in the page's text: half the bytes of character references, and readable.
        builder.Services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));

        // A parameter that is missing or unreadable is the caller's mistake in Development too.
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        foreach (var feature in FeatureList.All)
        {
            feature.AddServices(builder.Services);
        }

        var app = builder.Build();
        Use(app, settings);
        await Start(app, settings);
        return app;
    }

    private static string WebRoot() => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private static void AddDatabase(IServiceCollection services, HostSettings settings)
    {
        if (settings.Postgres is { } connection)
        {
            services.AddDbContext<MiaopuDb, PostgresDb>(o => PostgresDb.Configure(o, connection));
        }
        else
        {
            services.AddDbContext<MiaopuDb, SqliteDb>(o => SqliteDb.Configure(o, Path.Combine(settings.DataFolder, "miaopu.db")));
        }

        services.AddDataProtection().SetApplicationName("miaopu");
        services.AddSingleton<IXmlRepository, DatabaseKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = s.GetRequiredService<IXmlRepository>()));
    }

    private static void AddSessions(IServiceCollection services, HostSettings settings)
    {
        var secure = settings.SecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<Shell>();
        services.AddScoped<Flashes>();
        services.AddSingleton<FormAnswers>();
        services.AddHostedService<ForgetForms>();
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "miaopu";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = secure;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "return";
            o.ExpireTimeSpan = TimeSpan.FromHours(8);
            o.SlidingExpiration = true;
            o.Events.OnValidatePrincipal = Session.Validate;
            var redirect = o.Events.OnRedirectToLogin;

            // The page of sign-in leads on itself, and not always there at once.
            o.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            o.Events.OnRedirectToLogin = context => EndedSession.AskToSignIn(context, redirect);
            o.Events.OnRedirectToAccessDenied = context =>
            {
                // The page for 403 is shown in its place, with the address kept.
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        var policies = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var feature in FeatureList.All)
        {
            feature.AddPolicies(policies);
        }

        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "miaopu-form";
            o.Cookie.SecurePolicy = secure;
        });
    }

    private static void Use(WebApplication app, HostSettings settings)
    {
        app.UseProxies(settings);
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use(GoneAway.Ignore);
        app.Use(ReadPagesOfErrors);
        app.Use(BareStatusForScripts);
        app.Use(SecurityHeaders);
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.Use(ReadableQuery.Ask);
        app.Use(Shell.Prepare);
        app.Use(ExpiredForm.Offer);
        app.Use(StaleForm.Offer);
        app.Use(FormOnce.Answer);
        app.MapRazorComponents<App>();
        foreach (var feature in FeatureList.All)
        {
            feature.MapRoutes(app);
        }

        app.MapFallback("{*path}", NoSuchPage.Answer).AllowAnonymous();
    }

    /// <summary>The page about a failed post is read, not posted to: as a post it would be refused for want of a form's token and say 400.</summary>
    private static Task ReadPagesOfErrors(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    /// <summary>A script that asked for JSON reads the status itself; a page about it would only hide it.</summary>
    private static Task BareStatusForScripts(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Accept == "application/json" && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }

    private static Task SecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }

    private static async Task Start(WebApplication app, HostSettings settings)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        await db.Database.MigrateAsync();
        var clock = app.Services.GetRequiredService<BusinessClock>();
        await ClockStand.Restore(db, clock);
        await DemonstrationFeature.Wind(db, clock, settings);
        await ShippedReference.Import(db, Calendars.Name, clock.Now);
        foreach (var feature in FeatureList.All)
        {
            await using var own = app.Services.CreateAsyncScope();
            await feature.Start(own.ServiceProvider, settings);
        }
    }
}
