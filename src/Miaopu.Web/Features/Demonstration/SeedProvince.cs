using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Experts;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Demonstration;

/// <summary>Puts the demonstration into an empty database, through the decisions that the pages run; a refusal is a fault of the data file.</summary>
public sealed class SeedProvince(MiaopuDb db, Shelf shelf, Calendars calendars, IPasswordHasher<Person> hasher, BusinessClock clock)
{
    private readonly Dictionary<string, Organisation> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, List<Actor>> actors = [];

    public async Task Run(Province province, string password)
    {
        await Organisations(province);
        await People(province, password);
        foreach (var carrier in province.Carriers)
        {
            await Carrier(carrier);
        }

        foreach (var round in province.Rounds)
        {
            await Round(round);
        }
    }

    private async Task Organisations(Province province)
    {
        var happened = new List<Happening>();
        foreach (var a in province.Authorities)
        {
            var authority = Organisation.Authority(Ids.New(), a.Name, a.Under is null ? null : organisations[a.Under], a.Division, a.Recommends, clock.Now);
            organisations.Add(a.Id, authority);
            happened.Add(new Happening(Streams.Organisation(authority.Id), "AuthorityEntered", new { authority.Name, authority.ParentId, authority.Division, authority.MayRecommend }));
        }

        foreach (var u in province.Units)
        {
            var unit = Organisation.SignUp(Ids.New(), u.Name, u.CreditCode, organisations[u.Under], u.Division, clock.Now);
            unit.Approve();
            organisations.Add(u.Id, unit);
            happened.Add(new Happening(Streams.Organisation(unit.Id), "UnitSignedUp", new { unit.Name, unit.CreditCode, Authority = unit.ParentId }));
            happened.Add(new Happening(Streams.Organisation(unit.Id), "SignUpApproved", new { }));
        }

        db.AddRange(organisations.Values);
        await db.Commit(Actor.System, clock.Now, happened);
    }

    private async Task People(Province province, string password)
    {
        var happened = new List<Happening>();
        foreach (var p in province.People)
        {
            var person = Person.Register(Ids.New(), p.SignIn, p.Name, null, null);
            person.SetPassword(hasher.HashPassword(person, password), Ids.New());
            var organisation = organisations[p.Of];
            var roles = p.Roles.Select(Enum.Parse<Role>).Aggregate(Role.None, (a, b) => a | b);
            var membership = Membership.Of(Ids.New(), person.Id, organisation.Id, roles, clock.Now);
            people.Add(p.SignIn, person);
            actors.TryAdd(organisation.Id, []);
            actors[organisation.Id].Add(new Actor(person.Id, person.Name, organisation.Id, organisation.Name, organisation.Path, roles));
            db.Add(person);
            db.Add(membership);
            happened.Add(new Happening(Streams.Organisation(organisation.Id), "MemberJoined", new { Person = person.Id, Roles = roles.ToString() }));
            if (p.Expert is { } e)
            {
                var expert = Expert.Enter(Ids.New(), person.Id, organisation.Id, e.Employer, e.Fields, clock.Now);
                db.Add(expert);
                happened.Add(new Happening(Streams.Organisation(organisation.Id), "ExpertEntered", new { Expert = expert.Id }));
            }
        }

        await db.Commit(Actor.System, clock.Now, happened);
    }

    private async Task Carrier(CarrierOfFile file)
    {
        var actor = ActorOf(file.Of, Role.Preparer);
        var carrier = Casework.Carriers.Carrier.Found(Ids.New(), organisations[file.Of], file.Name, file.Kind, file.Division, file.Address, clock.Now);
        db.Carriers.Add(carrier);
        var happened = new List<Happening> { new(Streams.Carrier(carrier.Id), "CarrierFounded", new { CarrierId = carrier.Id, carrier.OperatorId, carrier.Kind, carrier.Division }) };
        var ledgers = await shelf.LedgersOf(carrier, LegalTime.DayOf(clock.Now));
        foreach (var (name, records) in file.Ledgers)
        {
            var ledger = ledgers.FirstOrDefault(l => l.Name == name) ?? throw new InvalidDataException($"{file.Name}: no ledger {name}.");
            foreach (var record in records)
            {
                var entry = Or(ledger.Read(record), $"{file.Name} {name}");
                var change = Or(KeepLedger.Enter(Ids.New(), Ids.New(), actor, carrier, entry, clock.Now), $"{file.Name} {name}");
                db.LedgerRecords.Add(change.Added!);
                happened.Add(change.Happening);
            }
        }

        await db.Commit(actor, clock.Now, happened);
    }

    private async Task Round(RoundOfFile file)
    {
        var authority = organisations[file.By];
        var inForce = await shelf.InForce(LegalTime.DayOf(clock.Now), await shelf.LineOf(authority.Path));
        var packs = inForce.Where(p => file.Policies.Contains(p.Id)).ToList();
        var dates = file.Dates.ToDictionary(d => d.Key, d => (DateTime?)LegalTime.EndOf(DateOnly.ParseExact(d.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        // The dates are those of the year it tells of, whether or not a submission of the last minute could be dealt with.
        var form = new OpenRoundForm(file.Title, null, file.Notice, file.Contacts, dates, TightKnown: true);
        var (round, happened) = Or(OpenRound.Decide(ActorOf(file.By, Role.ProgramOfficer), authority, packs, form, calendars.Current, Ids.New(), clock.Now), file.Title);
        db.Rounds.Add(round);
        await db.Commit(ActorOf(file.By, Role.ProgramOfficer), clock.Now, happened);
    }

    private Actor ActorOf(string organisation, Role role) => actors[organisations[organisation].Id].First(a => a.Is(role));

    private static T Or<T>(Outcome<T> outcome, string where) =>
        outcome.Refused ? throw new InvalidDataException($"{where}: {string.Join(' ', outcome.Refusals.Select(r => $"{r.Field} {r.Sentence}"))}") : outcome.Value;
}
