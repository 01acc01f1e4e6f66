using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Store.Reference;

namespace Miaopu.Web.Host;

/// <summary>The working-day calendar in use: the shipped one until an administrator replaces it. Read once, and again when it was replaced.</summary>
public sealed class Calendars(IServiceScopeFactory scopes)
{
    /// <summary>Name of the calendar among the reference texts.</summary>
    public const string Name = "china-holidays";

    private volatile WorkingCalendar? current;

    public WorkingCalendar Current => current ??= Load();

    /// <summary>Puts the shipped calendar into a database that has none.</summary>
    public static async Task Import(MiaopuDb db, DateTime now)
    {
        if (await db.Set<ReferenceText>().AnyAsync(t => t.Name == Name))
        {
            return;
        }

        db.Add(new ReferenceText(Name, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "reference", Name + ".csv")), now));
        await db.Commit(Actor.System, now, new Happening(Streams.System, "ReferenceImported", new { Name }));
    }

    public void Forget() => current = null;

    private WorkingCalendar Load()
    {
        using var scope = scopes.CreateScope();
        var text = scope.ServiceProvider.GetRequiredService<MiaopuDb>().Set<ReferenceText>().AsNoTracking().Single(t => t.Name == Name).Text;
        return WorkingCalendar.Read(text);
    }
}
