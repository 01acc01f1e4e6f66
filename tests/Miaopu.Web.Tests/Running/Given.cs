using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Tests.Running;

/// <summary>Somebody who can sign in; every password in tests is <see cref="Given.Password"/>.</summary>
public sealed record Someone(string SignInName, Actor Actor);

/// <summary>
/// Situations, built by running the product's own decisions: a province with a city, a unit of that city with a carrier, and their people. The clock stands at
/// nine in the morning of 6 April 2021.
/// </summary>
public sealed class Given
{
    public const string Password = "Right-password-1";

    /// <summary>The pack rounds are opened under: the shipped one for makerspaces.</summary>
    public const string PackId = "liaoning/makerspace";

    private static readonly Lazy<string> PasswordHash =
        new(() => new PasswordHasher<Person>().HashPassword(Person.Register(Guid.Empty, "anybody", "", null, null), Password));

    private readonly RunningHost host;

    private Given(RunningHost host) => this.host = host;

    public Organisation Province { get; private set; } = null!;

    public Organisation City { get; private set; } = null!;

    public Organisation Unit { get; private set; } = null!;

    public Someone Preparer { get; private set; } = null!;

    public Someone Approver { get; private set; } = null!;

    public Someone Reviewer { get; private set; } = null!;

    /// <summary>Those who sign after <see cref="Reviewer"/>, the next first.</summary>
    public IReadOnlyList<Someone> MoreReviewers { get; private set; } = [];

    public Someone Officer { get; private set; } = null!;

    /// <summary>Those who sign after <see cref="Officer"/>, the next first.</summary>
    public IReadOnlyList<Someone> MoreOfficers { get; private set; } = [];

    public Carrier Carrier { get; private set; } = null!;

    /// <summary>A province with one city, one unit with one carrier, and one person for each role; the offices that sign have three.</summary>
    public static async Task<Given> AProvince(RunningHost host)
    {
        var given = new Given(host);
        host.Clock.StandAt(Local(2021, 4, 6, 9));
        given.Province = await given.AnAuthority("甲省科学技术厅", null, "210000");
        given.City = await given.AnAuthority("乙市科学技术局", given.Province, "210100");
        given.Unit = await given.AUnit("乙市青禾科技有限公司", given.City);
        given.Preparer = await given.APerson("preparer", "钱填报", given.Unit, Role.Preparer);
        given.Approver = await given.APerson("approver", "孙审核", given.Unit, Role.UnitApprover);
        given.Reviewer = await given.APerson("reviewer", "李初审", given.City, Role.FirstReviewer);
        given.MoreReviewers = [await given.APerson("reviewer2", "李复核", given.City, Role.FirstReviewer), await given.APerson("reviewer3", "李签发", given.City, Role.FirstReviewer)];
        given.Officer = await given.APerson("officer", "周业务", given.Province, Role.ProgramOfficer);
        given.MoreOfficers = [await given.APerson("officer2", "周复核", given.Province, Role.ProgramOfficer), await given.APerson("officer3", "周签发", given.Province, Role.ProgramOfficer)];
        given.Carrier = await given.ACarrier("青禾众创空间", given.Unit);
        return given;
    }

    /// <summary>The instant at which the clock on the wall shows this.</summary>
    public static DateTime Local(int year, int month, int day, int hour = 0, int minute = 0) => LegalTime.ToInstant(new DateTime(year, month, day, hour, minute, 0));

    public Task<Organisation> AnAuthority(string name, Organisation? parent, string? division, bool mayRecommend = true) => Commit(db =>
    {
        var authority = Organisation.Authority(Ids.New(), name, parent, division, mayRecommend, host.Clock.Now);
        db.Add(authority);
        return (authority, new Happening(Streams.Organisation(authority.Id), "AuthorityEntered", new { authority.Id }));
    });

    /// <summary>A unit that signed up and was approved.</summary>
    public Task<Organisation> AUnit(string name, Organisation authority, string creditCode = "91350211M000100Y43") => Commit(db =>
    {
        var unit = Organisation.SignUp(Ids.New(), name, creditCode, authority, "210102", host.Clock.Now);
        unit.Approve();
        db.Add(unit);
        return (unit, new Happening(Streams.Organisation(unit.Id), "UnitApproved", new { unit.Id }));
    });

    public Task<Someone> APerson(string signInName, string name, Organisation organisation, Role roles) => Commit(db =>
    {
        var person = Person.Register(Ids.New(), signInName, name, null, null);
        person.SetPassword(PasswordHash.Value, Ids.New());
        db.Add(person);
        db.Add(Membership.Of(Ids.New(), person.Id, organisation.Id, roles, host.Clock.Now));
        var actor = new Actor(person.Id, name, organisation.Id, organisation.Name, organisation.Path, roles);
        return (new Someone(signInName, actor), new Happening(Streams.Person(person.Id), "PersonInvited", new { Organisation = organisation.Id }));
    });

    public Task<Carrier> ACarrier(string name, Organisation unit, string kind = "众创空间") => Commit(db =>
    {
        var carrier = Carrier.Found(Ids.New(), unit, name, kind, "210102", "青年大街 1 号", host.Clock.Now);
        db.Add(carrier);
        return (carrier, new Happening(Streams.Carrier(carrier.Id), "CarrierFounded", new { CarrierId = carrier.Id }));
    });

    /// <summary>A record in a ledger of the carrier; fields by name, the two days among them.</summary>
    public Task<LedgerRecord> ARecord(string ledger, params (string Field, string Value)[] fields) => As(Preparer, async services =>
    {
        var (db, shelf) = (services.GetRequiredService<MiaopuDb>(), services.GetRequiredService<Shelf>());
        var now = await db.TurnOf(Streams.Carrier(Carrier.Id), () => host.Clock.Now);
        var kept = (await shelf.LedgersOf(Carrier, LegalTime.DayOf(host.Clock.Now))).Single(l => l.Name == ledger);
        var entry = kept.Read(fields.ToDictionary(f => f.Field, f => (string?)f.Value));
        var change = KeepLedger.Enter(Ids.New(), Ids.New(), Preparer.Actor, Carrier, entry.Value, now).Value;
        db.Add(change.Added!);
        await db.Commit(Preparer.Actor, now, change.Happening);
        return change.Added!;
    });

    /// <summary>The record that says who runs the carrier and where that is registered.</summary>
    public Task<LedgerRecord> ARegisteredOperator() => ARecord("机构情况", ("起始日期", "2018-03-01"), ("机构名称", Unit.Name), ("独立法人", "是"), ("注册日期", "2018-03-01"), ("注册地", "210102"));

    /// <summary>A round of the province under the shipped pack: applications until 14 May 17:00, recommendations until 28 May 17:00, unless said otherwise.</summary>
    public Task<Round> AnOpenRound(DateTime? applyBy = null, DateTime? recommendBy = null, string packId = PackId) => As(Officer, async services =>
    {
        var shelf = services.GetRequiredService<Shelf>();
        var packs = (await shelf.InForce(LegalTime.DayOf(host.Clock.Now), Carrier)).Where(p => p.Id == packId).ToList();
        var names = packs.Single().Dates.Select(d => d.Name).ToList();
        var form = new OpenRoundForm("2021 年度备案", "测试〔2021〕1 号", "请按通知要求申报。", "联系人：某某",
            new Dictionary<string, DateTime?> { [names[0]] = applyBy ?? Local(2021, 5, 14, 17), [names[1]] = recommendBy ?? Local(2021, 5, 28, 17) });
        var (round, happened) = OpenRound.Decide(Officer.Actor, Province, packs, form, services.GetRequiredService<Calendars>().Current, Ids.New(), host.Clock.Now).Value;
        var db = services.GetRequiredService<MiaopuDb>();
        db.Add(round);
        await db.Commit(Officer.Actor, host.Clock.Now, happened);
        return round;
    });

    /// <summary>An application that was begun and stands empty.</summary>
    public Task<Guid> ABegunApplication(Round round, Carrier? carrier = null) => As(Preparer, async services =>
        (await services.GetRequiredService<StartApplication>().Begin(round.Id, round.Schemes[0].PackId, (carrier ?? Carrier).Id))!.Value);

    /// <summary>An application with every required field written and every required material uploaded, not yet submitted.</summary>
    public async Task<Guid> AFilledApplication(Round round, Carrier? carrier = null)
    {
        var id = await ABegunApplication(round, carrier);
        await As(Preparer, async services =>
        {
            var paper = (await services.GetRequiredService<Papers>().Find(id, host.Clock.Now))!;
            var typed = paper.Form.Fields.Where(f => f.Field.Required).Select(f => new TypedField(f.Key, f.Field.Type == FieldType.Phone ? "024-00000001" : $"{f.Label}的内容", 0)).ToList();
            (await services.GetRequiredService<SaveDraft>().All(id, typed))!.Values.ShouldAllBe(o => !o.Refused);
            foreach (var material in ApplicationForm.Uploads(paper.Pack).Where(m => m.Required))
            {
                await AttachPdf(services, id, ApplicationForm.SlotOf(material), material.Title + ".pdf");
            }

            return true;
        });
        return id;
    }

    /// <summary>An application that the preparer submitted to the unit.</summary>
    public async Task<Guid> ASubmittedApplication(Round round, Carrier? carrier = null)
    {
        var id = await AFilledApplication(round, carrier);
        await As(Preparer, services => Done(services.GetRequiredService<HandInApplication>().Submit(id, truthful: true)));
        return id;
    }

    /// <summary>An application that the unit approved and the first-review body received.</summary>
    public async Task<Guid> AReceivedApplication(Round round, Carrier? carrier = null)
    {
        var id = await ASubmittedApplication(round, carrier);
        await As(Approver, services => Done(services.GetRequiredService<HandInApplication>().Approve(id)));
        return id;
    }

    /// <summary>A received application that the first-review body returned with these things to mend.</summary>
    public async Task<Guid> AReturnedApplication(Round round, params ReturnItem[] items)
    {
        var id = await AReceivedApplication(round);
        await As(Reviewer, async services =>
        {
            var cases = services.GetRequiredService<OpenCase>();
            var opened = (await cases.Find(id))!;
            var happened = cases.Walk(opened).Finish(opened.Application.OpenRun(StageAct.Check)!, StageResults.Return, "请补正", items).Value;
            await services.GetRequiredService<MiaopuDb>().Commit(Reviewer.Actor, host.Clock.Now, happened);
            return true;
        });
        return id;
    }

    /// <summary>The application with everything that belongs to it, as it stands in the database.</summary>
    public Task<Application> Application(Guid id) => host.InDatabase(db =>
        db.Applications.AsNoTracking().Include(a => a.Runs).Include(a => a.Returns).Include(a => a.Submissions).AsSplitQuery().SingleAsync(a => a.Id == id));

    /// <summary>Runs services as somebody, in a scope of its own, as a request would.</summary>
    public async Task<T> As<T>(Someone someone, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(someone.Actor);
        return await act(scope.ServiceProvider);
    }

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<Visitor> SignedIn(Someone someone)
    {
        var visitor = new Visitor(host);
        await visitor.SignIn(someone.SignInName, Password);
        visitor.Path.ShouldBe("/todo");
        return visitor;
    }

    /// <summary>The smallest thing that begins and reads like a PDF.</summary>
    public static byte[] Pdf(string text = "") => Encoding.UTF8.GetBytes($"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {text}\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    private static async Task AttachPdf(IServiceProvider services, Guid id, string slot, string name)
    {
        var subject = services.GetServices<IAttachmentSubject>().Single(s => s.Kind == ApplicationFiles.Subject);
        var place = (await subject.Slot(id, slot, default))!.Value;
        using var content = new MemoryStream(Pdf(slot));
        (await services.GetRequiredService<Attachments>().Put(ApplicationFiles.Subject, id, slot, place, name, content)).Refused.ShouldBeFalse();
    }

    private static async Task<bool> Done(Task<Outcome<bool>?> outcome)
    {
        var done = (await outcome).ShouldNotBeNull();
        return done.Refused ? throw new InvalidOperationException(string.Join(' ', done.Refusals.Select(r => r.Sentence))) : done.Value;
    }

    private Task<T> Commit<T>(Func<MiaopuDb, (T Result, Happening Happening)> act) => host.InDatabase(async db =>
    {
        var (result, happening) = act(db);
        await db.Commit(Actor.System, host.Clock.Now, happening);
        return result;
    });
}
