using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.People.Entry;

/// <summary>One account of the demonstration, with its password: there for everybody to try.</summary>
public sealed record DemoAccount(string Name, string Password, string Title);

public static class DemoAccounts
{
    /// <summary>Empty in Production, whatever the setting says.</summary>
    public static async Task<IReadOnlyList<DemoAccount>> Read(MiaopuDb db, HostSettings settings)
    {
        var json = settings.IsDevelopment ? await db.Settings.AsNoTracking().Where(s => s.Name == DemonstrationFeature.Accounts).Select(s => s.Value).SingleOrDefaultAsync() : null;
        return json is null ? [] : JsonSerializer.Deserialize<List<DemoAccount>>(json, JsonSerializerOptions.Web)!;
    }
}
