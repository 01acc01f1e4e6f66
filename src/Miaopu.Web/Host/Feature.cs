using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;

namespace Miaopu.Web.Host;

/// <summary>
/// The only door of a feature: its services, routes, menu entries and access policies. <c>Features.cs</c> lists them in menu order. Pages (Razor
/// components) of the feature's folder are found by themselves; their access policy is applied in the folder's <c>_Imports.razor</c>.
/// </summary>
public abstract class Feature
{
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Access policies by name; a page or endpoint names one of them or is explicitly open to everybody.</summary>
    public virtual void AddPolicies(AuthorizationBuilder policies)
    {
    }

    /// <summary>Endpoints that are not pages: downloads, uploads, fragments.</summary>
    public virtual void MapRoutes(IEndpointRouteBuilder routes)
    {
    }

    public virtual IEnumerable<MenuEntry> Menu => [];

    /// <summary>Runs once at start, after migrations, in the order of the features: imports data files, keeps caches warm.</summary>
    public virtual Task Start(IServiceProvider services, HostSettings settings) => Task.CompletedTask;
}

/// <summary>An entry of the left navigation.</summary>
/// <param name="Group">Heading it stands under.</param>
/// <param name="Icon">Name of an icon of the look's set.</param>
/// <param name="For">Who sees it: anybody who acts in one of these roles; <see cref="Role.None"/> for every signed-in person.</param>
public sealed record MenuEntry(string Group, string Title, string Href, string Icon, Role For)
{
    /// <summary>The group of what is seldom done and concerns one's own organisation: it stands under the person's name, not in the navigation.</summary>
    public const string OwnUnit = "本单位";
}

public static class PolicyExtensions
{
    /// <summary>A policy for people who act in at least one of the given roles.</summary>
    public static AuthorizationBuilder AddRoles(this AuthorizationBuilder policies, string name, Role roles) =>
        policies.AddPolicy(name, p => p.RequireAuthenticatedUser().RequireAssertion(c => c.User.Roles() is var held && (held & roles) != Role.None));
}
