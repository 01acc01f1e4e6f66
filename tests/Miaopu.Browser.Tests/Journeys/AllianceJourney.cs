using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>The invented alliance: another tree, other words, no experts, no ranking, no notice. The same program.</summary>
public sealed class AllianceJourney(Chromium chromium)
{
    private const string Carrier = "榆下共创工坊";

    [Fact]
    public async Task A_workshop_joins_the_alliance_on_its_districts_word()
    {
        await using var town = await Town.Open(chromium);
        var preparer = await town.SignedIn("yuxia2");
        await preparer.Go("/conditions");
        await preparer.Reads(Carrier);
        await Applicant.Begins(preparer, await Award(preparer));
        await Applicant.WritesWhatIsRequired(preparer);
        await Applicant.UploadsWhatIsRequired(preparer, chromium);
        await Applicant.Submits(preparer);
        await Applicant.IsApproved(await town.SignedIn("yuxia1"), Carrier);

        var district = await town.SignedIn("dongyu");
        await FirstReview.Opens(district, Carrier);
        await FirstReview.MarksEverythingPassed(district);
        await district.Click(district.Page.Locator("button[name=act][value=pass]"));
        await district.WasAccepted();
        await FirstReview.Recommend("东榆荐〔2021〕1 号", district);

        var council = await town.SignedIn("lianmeng");
        await Province.Decide(Carrier, "同意", "片区荐举，条件达到。", council);
        await Province.IssuesCertificates(council);
        var stranger = await town.Stranger();
        await stranger.Go("/certificates?q=QYH-2021");
        await stranger.Follow("QYH-2021-001");
        await stranger.Reads("证书真实有效", Carrier);
    }

    /// <summary>What the only round that is open to the workshop gives.</summary>
    private static async Task<string> Award(Visitor preparer)
    {
        await preparer.Go("/applications");
        return (await preparer.Page.Locator("table tbody tr").First.Locator("th, td").First.InnerTextAsync()).Trim();
    }
}
