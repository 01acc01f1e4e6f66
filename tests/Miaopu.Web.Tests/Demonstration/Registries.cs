using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Features.Demonstration.Registry;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Demonstration;

/// <summary>The large registry of <c>miaopu demo</c>, here a small one.</summary>
public sealed class Registries
{
    [Fact]
    public async Task Its_cases_are_handed_in_by_the_ways_of_the_pages()
    {
        await using var host = await RunningHost.Start(with: s => s with { Demonstration = true });
        var before = await host.InDatabase(db => db.Applications.CountAsync());
        var (province, password) = await DemonstrationFeature.Leading();
        (await host.Services.GetRequiredService<MakeRegistry>().Run(province, password, 8, 1, _ => { })).Carriers.ShouldBe(8);
        var handedIn = await host.Services.GetRequiredService<MakeCases>().Run(8, 1, TestContext.Current.CancellationToken);
        handedIn.ShouldBeGreaterThan(3);
        (await host.InDatabase(db => db.Applications.CountAsync())).ShouldBe(before + 8);
    }
}
