using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Ranking;

/// <summary>排序: the order in which an organisation recommends the cases of a round.</summary>
public sealed class RankingFeature : Feature
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new CaseAction(StageAct.Rank, "排序", (_, _) => "/ranking"));
        services.AddScoped<RankingDesk>();
    }

    public override IEnumerable<MenuEntry> Menu => [new("审核", "排序", "/ranking", "sort", Role.FirstReviewer)];
}
