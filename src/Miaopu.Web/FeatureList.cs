using Miaopu.Web.Features.Announcements;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Carriers;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Conditions;
using Miaopu.Web.Features.Decisions;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Features.Experts;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Features.Home;
using Miaopu.Web.Features.Ledgers;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Features.Notices;
using Miaopu.Web.Features.Organisations;
using Miaopu.Web.Features.People;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Features.PolicyDrafts;
using Miaopu.Web.Features.PolicySources;
using Miaopu.Web.Features.Public;
using Miaopu.Web.Features.Ranking;
using Miaopu.Web.Features.Recognitions;
using Miaopu.Web.Features.Recommendations;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Features.Review;
using Miaopu.Web.Features.Rounds;
using Miaopu.Web.Features.SelfChecks;
using Miaopu.Web.Features.Simulations;
using Miaopu.Web.Features.Verdicts;
using Miaopu.Web.Features.Visits;
using Miaopu.Web.Host;

namespace Miaopu.Web;

/// <summary>The product's table of contents: its features in menu order.</summary>
public static class FeatureList
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        new PublicFeature(),
        new HomeFeature(),
        new CarriersFeature(),
        new LedgersFeature(),
        new ConditionsFeature(),
        new PoliciesFeature(),
        new SourcesFeature(),
        new SimulationsFeature(),
        new SelfChecksFeature(),
        new ApplicationsFeature(),
        new CasesFeature(),
        new ReviewFeature(),
        new VisitsFeature(),
        new NoticesFeature(),
        new RankingFeature(),
        new RecommendationsFeature(),
        new RoundsFeature(),
        new PolicyDraftsFeature(),
        new FilesFeature(),
        new ExpertsFeature(),
        new DecisionsFeature(),
        new AnnouncementsFeature(),
        new RecognitionsFeature(),
        new VerdictsFeature(),
        new OrganisationsFeature(),
        new ReferenceFeature(),
        new PeopleFeature(),
        new MessagesFeature(),
        new DemonstrationFeature(),
    ];
}
