using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Features.Review;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Recommendations;

/// <summary>推荐: the letter and table of a batch of ranked cases, made of what the system holds, and their hand-in.</summary>
public sealed class RecommendationsFeature : Feature
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new CaseAction(StageAct.Recommend, "报送推荐", (_, _) => "/recommendations"));
        services.AddScoped<RecommendationDesk>();
        services.AddScoped<RecommendationPapers>();
        services.AddScoped<SendRecommendation>();
        services.AddScoped<IAttachmentSubject, RecommendationFiles>();
    }

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/recommendations/preview/letter", PreviewPapers.Letter).RequireAuthorization(ReviewFeature.Policy);
        routes.MapGet("/recommendations/preview/table", PreviewPapers.Table).RequireAuthorization(ReviewFeature.Policy);
    }

    public override IEnumerable<MenuEntry> Menu => [new("审核", "推荐", "/recommendations", "file", Role.FirstReviewer)];
}
