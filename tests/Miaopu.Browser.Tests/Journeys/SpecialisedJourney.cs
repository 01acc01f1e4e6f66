using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>The second kind of the same round, by a pack of its own; an expert who works for the operator cannot be asked.</summary>
public sealed class SpecialisedJourney(Chromium chromium)
{
    [Fact]
    public async Task A_specialised_makerspace_is_advised_only_by_experts_without_a_tie_and_gets_its_certificate()
    {
        await using var town = await Town.Open(chromium);
        var preparer = await town.SignedIn("zhizao2");
        await Applicant.Begins(preparer, "省级专业化众创空间");
        var carrier = (await preparer.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).Trim();
        await Applicant.WritesWhatIsRequired(preparer);
        await Applicant.UploadsWhatIsRequired(preparer, chromium);
        await Applicant.Submits(preparer);
        await Applicant.IsApproved(await town.SignedIn("zhizao1"), carrier);

        var city = await town.SignedIn("shenyang");
        var (review, sign) = (await town.SignedIn("shenyang2"), await town.SignedIn("shenyang3"));
        await FirstReview.SignTheCheck(carrier, city, review);
        await FirstReview.Visits(await town.SignedIn("shenyang", Screen.Phone), carrier, "2021-04-06", await RealFile.Png(chromium, "现场.png", "现场照片"));
        await FirstReview.Publicises(city, carrier);
        await Clock.RunsOut(city);
        await FirstReview.EndsTheNotice(city);
        await FirstReview.Ranks(city);
        await FirstReview.Recommend("沈科发〔2021〕13 号", city, review, sign);

        var province = await town.SignedIn("province");
        await Province.Accepts(province, carrier);
        await province.Go("/experts/cases");
        await province.Follow("组织评审 " + carrier);
        await province.Reads("许小雪", "须回避");
        await Province.AssignsExperts(province, carrier);
        foreach (var name in (string[])["expert1", "expert2", "expert3"])
        {
            await Province.IsAdvisedBy(await town.SignedIn(name), carrier);
        }

        await Province.ClosesTheReview(province, carrier);
        await Province.Decide(carrier, "同意", "各项条件均已核实。", province, await town.SignedIn("province2"), await town.SignedIn("province3"));
        await FirstReview.Publicises(province, carrier);
        await Clock.RunsOut(province);
        await FirstReview.EndsTheNotice(province);
        await Province.Announces(province, "演示科发〔2021〕2 号");
        await Province.IssuesCertificates(province);
        var stranger = await town.Stranger();
        await stranger.Go("/directory");
        await stranger.Reads(carrier, "省级专业化众创空间");
    }
}
