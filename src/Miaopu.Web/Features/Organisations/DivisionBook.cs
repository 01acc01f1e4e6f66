using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Store.Database;
using Miaopu.Store.Reference;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Organisations;

/// <summary>The administrative divisions in use: the shipped ones until an administrator replaces them. Read again whenever they were, on whichever copy of the host.</summary>
public sealed class DivisionBook(MiaopuDb db, DivisionBook.Kept kept)
{
    /// <summary>Name of the divisions among the reference texts.</summary>
    public const string Name = "divisions";

    /// <summary>Puts the shipped divisions into a database that has none.</summary>
    public static async Task Import(MiaopuDb db, DateTime now)
    {
        if (await db.Set<ReferenceText>().AnyAsync(t => t.Name == Name))
        {
            return;
        }

        db.Add(new ReferenceText(Name, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "reference", Name + ".csv")), now));
        await db.Commit(Actor.System, now, new Happening(Streams.System, "ReferenceImported", new { Name }));
    }

    public async Task<Divisions> Read()
    {
        var version = await db.Set<ReferenceText>().Where(t => t.Name == Name).Select(t => t.Version).SingleAsync();
        if (kept.Last is { } last && last.Version == version)
        {
            return last.Divisions;
        }

        var text = await db.Set<ReferenceText>().AsNoTracking().SingleAsync(t => t.Name == Name);
        var read = new Edition(text.Version, Divisions.Read(text.Text));
        kept.Last = read;
        return read.Divisions;
    }

    public sealed record Edition(int Version, Divisions Divisions);

    /// <summary>What all requests share.</summary>
    public sealed class Kept
    {
        private volatile Edition? last;

        public Edition? Last { get => last; set => last = value; }
    }
}
