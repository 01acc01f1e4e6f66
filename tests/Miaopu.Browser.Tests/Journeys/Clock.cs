using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>Stepping the demonstration's clock by its banner.</summary>
public static class Clock
{
    /// <summary>Past a notice of five working days: the first of them is the day after it was published.</summary>
    public static async Task RunsOut(Visitor officer)
    {
        await officer.Go("/publicise");
        for (var day = 0; day < 6; day++)
        {
            await officer.Step("到下一工作日");
        }
    }
}
