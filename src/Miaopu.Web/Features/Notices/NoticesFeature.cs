using Miaopu.Casework.Notices;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Notices;

/// <summary>公示: batches of cases put before the public, and the objections to them. The same for every body whose pack lets it publicise.</summary>
public sealed class NoticesFeature : Feature
{
    /// <summary>How often one address may send the form of an objection at all, refused or not: what is sent is read before it can be refused.</summary>
    public const string ObjectionPosts = "objections";

    /// <summary>Most bytes of a form with its evidence.</summary>
    public const long LargestObjection = (RaiseObjection.MostFiles * RaiseObjection.LargestFile) + (1024 * 1024);

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new CaseAction(StageAct.Publicise, "办理公示", (_, _) => "/publicise"));
        services.AddScoped<NoticeDesk>();
        services.AddScoped<NoticeActs>();
        services.AddScoped<PublicNotices>();
        services.AddScoped<ReceiveObjection>();
        services.AddScoped<ITodoSource, ObjectionTodo>();
        services.AddScoped<IAttachmentSubject, ObjectionFiles>();
        services.AddSingleton<ObjectionLimit>();
        services.AddPostLimit(ObjectionPosts, 60, TimeSpan.FromHours(1));
    }

    public override IEnumerable<MenuEntry> Menu => [new("审核", "公示办理", "/publicise", "round", ReviewRights.DeskRoles)];
}
