using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Notices;

/// <summary>公示: batches of cases put before the public, and the objections to them. The same for every body whose pack lets it publicise.</summary>
public sealed class NoticesFeature : Feature
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new CaseAction(StageAct.Publicise, "办理公示", (_, _) => "/publicise"));
        services.AddScoped<NoticeDesk>();
        services.AddScoped<NoticeActs>();
        services.AddScoped<PublicNotices>();
        services.AddScoped<ReceiveObjection>();
        services.AddScoped<ITodoSource, ObjectionTodo>();
        services.AddSingleton<ObjectionLimit>();
    }

    public override IEnumerable<MenuEntry> Menu => [new("审核", "公示办理", "/publicise", "round", ReviewRights.DeskRoles)];
}
