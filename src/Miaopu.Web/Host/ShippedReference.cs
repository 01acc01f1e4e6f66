using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Store.Reference;

namespace Miaopu.Web.Host;

/// <summary>The reference texts that come with the product.</summary>
public static class ShippedReference
{
    /// <summary>Puts the shipped text into a database that has none.</summary>
    public static async Task Import(MiaopuDb db, string name, DateTime now)
    {
        if (await db.Set<ReferenceText>().AnyAsync(t => t.Name == name))
        {
            return;
        }

        db.Add(new ReferenceText(name, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "reference", name + ".csv")), now));
        await db.Commit(Actor.System, now, new Happening(Streams.System, "ReferenceImported", new { Name = name }));
    }
}
