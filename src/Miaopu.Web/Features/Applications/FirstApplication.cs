using Miaopu.Casework.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Applications;

/// <summary>Whoever fills in for a unit is shown the open rounds, or, while there is none, the ledgers.</summary>
public sealed class FirstApplication(StartApplication start) : INextStep
{
    public async Task<NextStep?> For(Actor actor, CancellationToken cancel)
    {
        if (!actor.Is(Role.Preparer))
        {
            return null;
        }

        var open = await start.Open(cancel);
        var left = await start.NotEntered(open, cancel);
        return left.Count > 0 ? new NextStep($"现在有 {left.Count} 项可以申报，已填的台账会自动带入申请书。", "去申报", "/applications")
            : open.Count > 0 ? new NextStep($"现在开放的 {open.Count} 项，本单位都已申报。", "看办到哪一步", "/applications")
            : new NextStep("现在没有可以申报的批次。可以先把台账填齐，届时各项条件自动得出。", "去填台账", "/carriers");
    }
}
