using System.Text.Json;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Tests.Carriers;

public sealed class KeepLedgerTests
{
    private static readonly Dictionary<string, string?> None = [];

    private static readonly DateTime Now = new(2021, 4, 6, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Organisation City = Organisation.Authority(Id(1), "甲市科技局", null, null, true, Now);
    private static readonly Organisation Unit = Organisation.SignUp(Id(2), "甲孵化公司", "91210100MA0000000X", City, null, Now);
    private static readonly Carrier Space = Carrier.Found(Id(3), Unit, "甲空间", "众创空间", null, "某路", Now);
    private static readonly Actor Keeper = ActorOf(Unit, Role.Preparer);
    private static readonly Actor Overseer = ActorOf(City, Role.FirstReviewer);

    [Fact]
    public void An_entered_record_is_its_first_edition_and_its_event_holds_no_value()
    {
        var change = KeepLedger.Enter(Id(10), Id(11), Keeper, Space, Room(), Now).Value;

        change.Added!.Edition.ShouldBe(1);
        change.Added.Key.ShouldBe("一层");
        change.Added.ValidFrom.ShouldBe(new DateOnly(2020, 1, 1));
        var details = JsonSerializer.Serialize(change.Happening.Details);
        details.ShouldNotContain("88");
        details.ShouldContain(change.Added.RecordId.ToString());
        details.ShouldNotContain(change.Added.Id.ToString(), Case.Insensitive, "the salt of the digest must not stand in the journal");
    }

    [Fact]
    public void A_correction_adds_an_edition_and_ends_the_one_before_at_the_same_instant()
    {
        var first = KeepLedger.Enter(Id(10), Id(11), Keeper, Space, Room(), Now).Value.Added!;
        var next = KeepLedger.Correct(Id(12), Keeper, Space, first, 1, Room("90"), Now.AddHours(1)).Value.Added!;

        (next.Edition, next.RecordId).ShouldBe((2, first.RecordId));
        first.SupersededAt.ShouldBe(Now.AddHours(1));
        next.RecordedAt.ShouldBe(Now.AddHours(1));
    }

    [Fact]
    public void Who_saw_an_older_edition_is_told_and_nothing_changes()
    {
        var first = KeepLedger.Enter(Id(10), Id(11), Keeper, Space, Room(), Now).Value.Added!;
        var next = KeepLedger.Correct(Id(12), Keeper, Space, first, 1, Room("90"), Now).Value.Added!;

        KeepLedger.Correct(Id(13), Keeper, Space, next, 1, Room("91"), Now).Refusals.ShouldBe([CarrierRefusals.EditedMeanwhile]);
        KeepLedger.Correct(Id(13), Keeper, Space, first, 1, Room("91"), Now).Refusals.ShouldBe([CarrierRefusals.StruckMeanwhile]);
        next.SupersededAt.ShouldBeNull();
    }

    [Fact]
    public void A_record_cannot_end_before_it_begins_and_an_event_has_no_end()
    {
        var first = KeepLedger.Enter(Id(10), Id(11), Keeper, Space, Room(), Now).Value.Added!;
        KeepLedger.End(Id(12), Keeper, Space, SmallVocabulary.Rooms, first, 1, new DateOnly(2019, 12, 31), None, Now).Refusals[0].Field.ShouldBe("to");
        KeepLedger.End(Id(12), Keeper, Space, SmallVocabulary.Rooms, first, 1, null, None, Now).Refusals[0].Field.ShouldBe("to");
        KeepLedger.End(Id(12), Keeper, Space, SmallVocabulary.Rooms, first, 1, new DateOnly(2020, 1, 1), None, Now).Value.Added!.ValidTo.ShouldBe(new DateOnly(2020, 1, 1));

        var visits = CarrierLedger.Of([SmallVocabulary.Shared])[1];
        var visit = KeepLedger.Enter(Id(20), Id(21), Keeper, Space, visits.Read(SmallVocabulary.Typed(("日期", "2021-01-01"), ("来客", "某人"))).Value, Now).Value.Added!;
        KeepLedger.End(Id(22), Keeper, Space, visits, visit, 1, new DateOnly(2021, 1, 2), None, Now).Refusals.ShouldBe([CarrierRefusals.HasNoEnd]);
    }

    [Fact]
    public void An_authority_reads_what_it_may_not_write()
    {
        CarrierRights.MaySee(Overseer, Space).ShouldBeTrue();
        KeepLedger.Enter(Id(10), Id(11), Overseer, Space, Room(), Now).Refusals.ShouldBe([CarrierRefusals.OnlyItsOperator]);
        var first = KeepLedger.Enter(Id(10), Id(11), Keeper, Space, Room(), Now).Value.Added!;
        KeepLedger.Strike(Overseer, Space, first, 1, Now).Refused.ShouldBeTrue();
        first.SupersededAt.ShouldBeNull();
    }

    [Fact]
    public void The_right_asked_in_a_query_is_the_right_asked_on_a_row()
    {
        var stranger = Organisation.SignUp(Id(4), "乙公司", "91210100MA0000001X", City, null, Now);
        var elsewhere = Organisation.Authority(Id(5), "乙市科技局", null, null, true, Now);
        var roles = Enum.GetValues<Role>();
        var carriers = new[] { Space, Carrier.Found(Id(6), stranger, "乙空间", "众创空间", null, "某路", Now) };
        foreach (var organisation in (Organisation[])[City, Unit, stranger, elsewhere])
        {
            foreach (var one in roles)
            {
                foreach (var other in roles)
                {
                    var actor = ActorOf(organisation, one | other);
                    foreach (var carrier in carriers)
                    {
                        CarrierRights.SeenBy(actor).Compile()(carrier).ShouldBe(CarrierRights.MaySee(actor, carrier), $"{organisation.Name} {one} {other} {carrier.Name}");
                        CarrierRights.EditedBy(actor).Compile()(carrier).ShouldBe(CarrierRights.MayEdit(actor, carrier));
                    }
                }
            }
        }

        CarrierRights.MaySee(Actor.System, Space).ShouldBeFalse();
        CarrierRights.MaySee(ActorOf(elsewhere, Role.ProgramOfficer), Space).ShouldBeFalse();
        CarrierRights.MaySee(ActorOf(Unit, Role.Expert), Space).ShouldBeFalse();
    }

    [Fact]
    public void The_digest_does_not_depend_on_how_a_database_writes_json()
    {
        LedgerRecord Record(string fields) => LedgerRecord.Enter(Id(10), Id(11), Space.Id, "房间", "", null, null, fields, "", Id(9), Now);

        KeepLedger.Digest(Record("""{"乙": 1.50, "甲": ["x"]}""")).ShouldBe(KeepLedger.Digest(Record("""{"甲":["x"],"乙":1.5}""")));
        KeepLedger.Digest(Record("""{"甲":"1"}""")).ShouldNotBe(KeepLedger.Digest(Record("""{"甲":"2"}""")));
    }

    private static LedgerEntry Room(string area = "88") =>
        SmallVocabulary.Rooms.Read(SmallVocabulary.Typed(("启用", "2020-01-01"), ("名称", "一层"), ("面积", area))).Value;

    private static Actor ActorOf(Organisation organisation, Role roles) => new(Id(9), "某人", organisation.Id, organisation.Name, organisation.Path, roles);

    private static Guid Id(byte n) => new(n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
