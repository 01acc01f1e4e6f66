using Microsoft.Playwright;
using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>蓝图众创空间 does not meet every condition: it may apply, and is refused with reasons.</summary>
public sealed class RejectionJourney(Chromium chromium)
{
    private const string Carrier = "蓝图众创空间";

    [Fact]
    public async Task A_space_that_lacks_conditions_is_warned_and_then_refused_with_reasons_it_can_read()
    {
        await using var town = await Town.Open(chromium);
        var preparer = await town.SignedIn("lantu2");
        await preparer.Go("/conditions");
        await preparer.Reads(Carrier, "未达到", "还差");

        await Applicant.Begins(preparer, "省级众创空间");
        await Applicant.WritesWhatIsRequired(preparer);
        await Applicant.UploadsWhatIsRequired(preparer, chromium);
        await Applicant.Submits(preparer);
        await Applicant.IsApproved(await town.SignedIn("lantu1"), Carrier);

        var city = await town.SignedIn("shenyang");
        await FirstReview.Opens(city, Carrier);
        await FirstReview.Refuses(city, "固定服务场地", "场地面积未达到 500 平方米。", "场地和工位均未达到条件，不予推荐。");
        await preparer.Go("/applications");
        await preparer.Reads("不予推荐");
        await preparer.Follow(Carrier);
        await preparer.Follow("审核记录");
        await preparer.Reads("场地面积未达到 500 平方米。");
    }
}
