using Miaopu.Casework.Carriers;
using Miaopu.Casework.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Ledgers;

/// <summary>台账: one engine for the forms and lists of every ledger that vocabulary and packs define.</summary>
public sealed class LedgersFeature : Feature
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<KeepRecords>();
        services.AddScoped<RecordReader>();
        services.AddScoped<FieldOptions>();
    }

    public override IEnumerable<MenuEntry> Menu => [new("载体", "台账", "/ledgers", "ledger", CarrierRights.Keepers)];
}
