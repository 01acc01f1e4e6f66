using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Review;

/// <summary>Where each act of a desk is done.</summary>
public static class DeskLinks
{
    public static string Of(StageAct act, Guid application, Guid run) => act switch
    {
        StageAct.Check => ReviewFeature.CheckHref(application, run),
        StageAct.Visit => $"/desk/{application}/visit/{run}",
        StageAct.Publicise => "/publicise",
        StageAct.Rank => "/ranking",
        StageAct.Recommend => "/recommendations",
        _ => "/todo",
    };
}
