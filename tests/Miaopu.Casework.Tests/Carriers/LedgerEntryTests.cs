using Miaopu.Casework.Carriers;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Carriers;

public sealed class LedgerEntryTests
{
    [Fact]
    public void Every_fault_is_said_at_once_beside_its_field_in_the_order_of_the_form()
    {
        var outcome = SmallVocabulary.Rooms.Read(SmallVocabulary.Typed(("启用", "2021-05-01"), ("停用", "2021-04-30"), ("面积", "很大"), ("名称", new string('长', 11))));

        outcome.Refusals.Select(r => r.Field).ShouldBe(["名称", "停用", "面积"]);
        outcome.Refusals[1].Sentence.ShouldContain("不能早于");
        outcome.Refusals[2].Sentence.ShouldContain("数字");
    }

    [Fact]
    public void A_part_larger_than_its_total_is_refused_and_a_blank_total_leaves_it_open()
    {
        Faults("50", "51").ShouldBe(["公用面积"]);
        Faults("50", "50").ShouldBeEmpty();
        Faults("", "51").ShouldBe(["面积"]);

        static IEnumerable<string?> Faults(string area, string shared) => SmallVocabulary.Rooms
            .Read(SmallVocabulary.Typed(("启用", "2021-05-01"), ("名称", "一"), ("面积", area), ("公用面积", shared))).Refusals.Select(r => r.Field);
    }

    [Fact]
    public void A_field_that_a_pack_adds_is_asked_for_and_holds_for_its_own_version_of_the_ledger()
    {
        var ledger = CarrierLedger.Of([SmallVocabulary.Shared, SmallVocabulary.Longer])[0];
        var typed = SmallVocabulary.Typed(("启用", "2021-05-01"), ("名称", "一"), ("面积", "1"));

        ledger.Fields.Select(f => f.Name).Last().ShouldBe("朝向");
        ledger.Read(typed).Refusals.ShouldHaveSingleItem().Field.ShouldBe("朝向");
        typed["朝向"] = "南";
        ledger.Read(typed).Value.RowOf(SmallVocabulary.Longer.Find("房间")!, "r", default)[SmallVocabulary.Longer.Find("房间")!.Find("朝向")!].ToString().ShouldBe("南");
    }

    [Fact]
    public void Values_read_back_from_json_as_they_were_and_blank_ones_are_left_out()
    {
        var entry = SmallVocabulary.Rooms.Read(SmallVocabulary.Typed(
            ("启用", "2021-05-01"), ("名称", "“一”<b>"), ("面积", "1,234.50"), ("标签", "甲、丙"), ("收费", "否"), ("租约到期", "2022-02-28"), ("租金", "0.10"))).Value;
        var json = FieldsJson.Write(SmallVocabulary.Rooms.Fields.Select(f => KeyValuePair.Create(f.Name, entry[f])));

        json.ShouldNotContain("公用面积");
        json.ShouldContain("1234.5");
        var back = FieldsJson.Read(json, SmallVocabulary.Rooms.Fields);
        foreach (var field in SmallVocabulary.Rooms.Fields)
        {
            back.GetValueOrDefault(field.Name).ShouldBe(entry[field], field.Name);
        }
    }

    [Fact]
    public void A_field_of_a_pack_that_is_gone_stays_in_the_record()
    {
        var json = FieldsJson.Write([KeyValuePair.Create("名称", FieldValue.Of("新"))], """{"朝向":"南","名称":"旧"}""");

        json.ShouldBe("""{"名称":"新","朝向":"南"}""");
    }
}
