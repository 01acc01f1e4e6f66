using Miaopu.Casework.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Home;

/// <summary>待办: what is mine to do now, first; and the pages for errors.</summary>
public sealed class HomeFeature : Feature
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<IShellCount, TodoCount>().AddScoped<SearchReading>();

    public override IEnumerable<MenuEntry> Menu => [new("", "待办", "/todo", "todo", Role.None)];
}
