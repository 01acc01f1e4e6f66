using Microsoft.AspNetCore.Authorization;
using Miaopu.Store.Files;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Files;

/// <summary>附件: files put to rows of other features, each sent to an endpoint of its own. Who may is said by the feature that owns the row.</summary>
public sealed class FilesFeature : Feature
{
    public const string Policy = "files";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(s => new FileStore(s.GetRequiredService<HostSettings>().DataFolder));
        services.AddScoped<Attachments>();
        services.AddScoped<UploadFile>();
    }

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddPolicy(Policy, p => p.RequireAuthenticatedUser());

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/files").RequireAuthorization(Policy);
        files.MapPost("/{subject}/{id:guid}", (string subject, Guid id, UploadFile upload) => upload.Handle(subject, id));
        files.MapPost("/{id:guid}/remove", RemoveFile.Handle).FromOwnPage();
        files.MapGet("/{id:guid}", DownloadFile.Save);
        files.MapGet("/{id:guid}/view", DownloadFile.Show);
    }
}
