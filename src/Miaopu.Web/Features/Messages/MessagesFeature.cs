using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Messages;

/// <summary>消息: what the system has to say to a person or an office, in the page and out of the door.</summary>
public sealed class MessagesFeature : Feature
{
    public const string Policy = "messages";

    /// <summary>How messages go out of the house; nothing of what they say.</summary>
    public const string Deliveries = "deliveries";

    public const string DeliveriesHref = "/deliveries";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IMessageDoor>(s => s.GetRequiredService<HostSettings>() switch
        {
            { Mail: { } server } settings => new SmtpDoor(server, settings.PublicUrl),
            { IsDevelopment: true } settings => new FolderDoor(Path.Combine(settings.DataFolder, "messages")),
            _ => new ClosedDoor(),
        });
        services.AddHostedService<DeliverMessages>();
        services.AddScoped<IShellCount, UnreadCount>();
        services.AddScoped<IShellCount, TroubledCount>();
    }

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddPolicy(Policy, p => p.RequireAuthenticatedUser()).AddRoles(Deliveries, Role.SystemAdmin);

    public override IEnumerable<MenuEntry> Menu => [new("系统", "消息外发", DeliveriesHref, "bell", Role.SystemAdmin)];
}
