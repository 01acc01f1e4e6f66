using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Demonstration.Registry;

/// <summary>
/// Fills a demonstration with a registry of any size: carriers cut from the demonstration's own, in all cities, with thirty tenants each on
/// average. Ledgers go in by bulk, one import event per carrier. The same seed makes the same names and numbers.
/// </summary>
public sealed class MakeRegistry(IServiceScopeFactory scopes, IPasswordHasher<Person> hasher, BusinessClock clock)
{
    private const int Batch = 40;

    /// <param name="province">The data file the carriers are cut from.</param>
    /// <param name="tell">Told how many carriers are in, now and then.</param>
    public async Task<RegistryCount> Run(Province province, string password, int carriers, int seed, Action<int> tell)
    {
        var random = new Random(seed);
        var hash = hasher.HashPassword(Person.Register(Guid.Empty, "registry", "", null, null), password);
        var (cities, ledgers) = await Ground(province);
        var count = new RegistryCount(0, 0, 0);
        for (var done = 0; done < carriers; done += Batch)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
            var happened = new List<Happening>();
            for (var i = done; i < Math.Min(done + Batch, carriers); i++)
            {
                count = Add(db, happened, new CutCarrier(province, random, i), cities[i % cities.Count], ledgers, hash, count);
            }

            await db.Commit(Actor.System, clock.Now, happened);
            tell(count.Carriers);
        }

        return count;
    }

    private RegistryCount Add(
        MiaopuDb db, List<Happening> happened, CutCarrier cut, Organisation city, IReadOnlyDictionary<string, CarrierLedger> ledgers, string hash, RegistryCount count)
    {
        var now = clock.Now;
        var unit = Organisation.SignUp(Ids.New(), cut.Operator, cut.CreditCode(city.Division), city, city.Division, now);
        unit.Approve();
        var person = Person.Register(Ids.New(), cut.SignIn, "登记员", null, null);
        person.SetPassword(hash, Ids.New());
        var roles = Role.Preparer | Role.UnitApprover;
        var actor = new Actor(person.Id, person.Name, unit.Id, unit.Name, unit.Path, roles);
        var carrier = Carrier.Found(Ids.New(), unit, cut.Name, cut.Kind, city.Division, cut.Address, now);
        db.AddRange(unit, person, Membership.Of(Ids.New(), person.Id, unit.Id, roles, now), carrier);

        var (rows, tenants) = (0, 0);
        var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (ledger, typed) in cut.Records(city.Division))
        {
            var entry = ledgers[ledger].Read(typed);
            if (entry.Refused)
            {
                throw new InvalidDataException($"{cut.Name} {ledger}: {string.Join(' ', entry.Refusals.Select(r => r.Sentence))}");
            }

            var change = KeepLedger.Enter(Ids.New(), Ids.New(), actor, carrier, entry.Value, now, "批量导入");
            db.Add(change.Value.Added!);
            digest.AppendData(Encoding.UTF8.GetBytes(change.Value.Added!.Fields));
            rows++;
            tenants += ledger == cut.TenantLedger ? 1 : 0;
        }

        happened.Add(new Happening(Streams.Organisation(unit.Id), "UnitSignedUp", new { unit.Name, unit.CreditCode, Authority = city.Id }));
        happened.Add(new Happening(Streams.Carrier(carrier.Id), "LedgersImported", new { CarrierId = carrier.Id, Rows = rows, Digest = Convert.ToHexStringLower(digest.GetHashAndReset()) }));
        return new RegistryCount(count.Carriers + 1, count.Tenants + tenants, count.Rows + rows);
    }

    /// <summary>The cities the carriers go to, and the ledgers as packs in force have them.</summary>
    private async Task<(IReadOnlyList<Organisation> Cities, IReadOnlyDictionary<string, CarrierLedger> Ledgers)> Ground(Province province)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var root = await db.Organisations.SingleAsync(o => o.ParentId == null && o.Name == province.Authorities[0].Name);
        var cities = await db.Organisations.Where(o => o.ParentId == root.Id && o.Kind == OrganisationKind.Authority && o.Division != null && o.MayRecommend).OrderBy(o => o.Division).ToListAsync();
        var shelf = scope.ServiceProvider.GetRequiredService<Shelf>();
        var any = Carrier.Found(Guid.Empty, cities[0], "", "", null, "", clock.Now);
        var ledgers = await shelf.LedgersOf(any, LegalTime.DayOf(clock.Now));
        return (cities, ledgers.ToDictionary(l => l.Name, StringComparer.Ordinal));
    }
}

/// <summary>What was made.</summary>
public sealed record RegistryCount(int Carriers, int Tenants, long Rows);
