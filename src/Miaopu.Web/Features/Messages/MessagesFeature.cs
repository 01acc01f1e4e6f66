using Microsoft.AspNetCore.Authorization;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Messages;

/// <summary>消息: what the system has to say to a person or an office, in the page and out of the door.</summary>
public sealed class MessagesFeature : Feature
{
    public const string Policy = "messages";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IMessageDoor>(s => s.GetRequiredService<HostSettings>() is { IsDevelopment: true } settings
            ? new FolderDoor(Path.Combine(settings.DataFolder, "messages"))
            : new ClosedDoor());
        services.AddHostedService<DeliverMessages>();
        services.AddScoped<IShellCount, UnreadCount>();
    }

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddPolicy(Policy, p => p.RequireAuthenticatedUser());
}
