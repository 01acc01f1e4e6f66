using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Ledgers;

public sealed class LedgerTests
{
    private static readonly DateTime Now = new(2021, 5, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("场地", "面积", "1,200.5", "1200.5")]
    [InlineData("场地", "面积", "-1", null)]
    [InlineData("场地", "面积", "很大", null)]
    [InlineData("场地", "工位数", "2.5", null)]
    [InlineData("场地", "用途", "创业工位", "创业工位")]
    [InlineData("场地", "用途", "仓库", null)]
    [InlineData("融资", "金额", "500000.10", "500000.1")]
    [InlineData("融资", "金额", "0.001", null)]
    [InlineData("入驻", "注册为企业", "2021年5月1日", "2021-05-01")]
    [InlineData("入驻", "注册为企业", "2021-02-30", null)]
    [InlineData("入驻", "小微企业", "是", "是")]
    [InlineData("入驻", "统一社会信用代码", " 91350100m 000100y43", "91350100M000100Y43")]
    [InlineData("入驻", "统一社会信用代码", "91350100M000100Y44", null)]
    [InlineData("人员", "联系电话", "024-00000001转2", "024-00000001转2")]
    [InlineData("人员", "联系电话", "12", null)]
    [InlineData("入驻", "小微企业", "也许", null)]
    [InlineData("机构情况", "注册地", "210106", "210106")]
    [InlineData("机构情况", "注册地", "沈阳", null)]
    [InlineData("导师", "类别", "行业导师，创业导师", "行业导师、创业导师")]
    public void A_field_reads_what_people_type_or_says_why_not(string ledger, string field, string typed, string? value)
    {
        var reading = Field(ledger, field).Read(typed);

        reading.Value.ToString().ShouldBe(value ?? "");
        (reading.Refusal is null).ShouldBe(value is not null);
    }

    [Fact]
    public void Text_longer_than_the_field_allows_is_refused_with_both_lengths()
    {
        var field = new Field { Name = "注", Label = "备注", Type = FieldType.Text, MaxLength = 10 };

        field.Read(new string('字', 11)).Refusal.ShouldBe("备注最多 10 个字，现有 11 个字");
        field.Read(new string('字', 10)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_value_reads_back_from_its_own_text()
    {
        foreach (var (ledger, field, text) in new[] { ("场地", "面积", "12.5"), ("入驻", "注册为企业", "2021-05-01"), ("导师", "类别", "创业导师、行业导师"), ("人员", "专职", "否") })
        {
            var value = Field(ledger, field).Read(text).Value;
            Field(ledger, field).Read(value.ToString()).Value.ShouldBe(value);
        }
    }

    [Fact]
    public void A_row_is_refused_for_missing_fields_days_in_the_wrong_order_and_broken_rules_all_at_once()
    {
        var ledger = Library.Vocabulary.Find("入驻")!;
        var row = ledger.Row("1", new DateOnly(2021, 5, 1), new DateOnly(2021, 4, 1), Now, Texts(("类型", "企业"), ("注册为企业", "2021-06-01"), ("人数", "3"), ("吸纳应届毕业生", "4")));

        ledger.Check(row).Select(f => f.Field).ShouldBe(["退出日期", "主体", "吸纳应届毕业生", "退出方式", "注册为企业", "统一社会信用代码"], ignoreOrder: true);
    }

    [Fact]
    public void A_rule_over_blank_fields_is_not_broken()
    {
        var ledger = Library.Vocabulary.Find("入驻")!;
        var row = ledger.Row("1", new DateOnly(2021, 5, 1), null, Now, Texts(("主体", "甲"), ("类型", "团队"), ("吸纳应届毕业生", "4")));

        ledger.Check(row).ShouldBeEmpty();
    }

    [Fact]
    public void Unknown_and_unreadable_fields_of_a_row_are_both_told()
    {
        var faults = new List<FieldFault>();
        var row = Library.Vocabulary.Find("场地")!.Row("1", null, null, Now, Texts(("面机", "5"), ("面积", "x")), faults);

        faults.Select(f => f.Field).ShouldBe(["面机", "面积"]);
        row[Field("场地", "面积")].IsBlank.ShouldBeTrue();
    }

    [Fact]
    public void A_pack_adds_fields_at_the_end_so_that_rows_made_before_stay_readable()
    {
        var more = """
            vocabulary:
              ledgers:
                房间: { fields: { 朝向: { type: list, values: [南, 北] } } }
                新账: { shape: event, fields: { 事: { type: text } } }
            """;
        var pack = SmallPack.Read(SmallPack.Text(more: more)).Pack!;
        var old = SmallPack.Words.Find("房间")!.Row("1", new DateOnly(2021, 1, 1), null, Now, Texts(("名", "东"), ("面积", "120")));

        pack.AddedLedgers.ShouldBe(["新账"]);
        pack.Vocabulary.Find("房间")!.Fields[^1].Name.ShouldBe("朝向");
        old[pack.Vocabulary.Find("房间")!.Find("朝向")!].IsBlank.ShouldBeTrue();
        pack.Assess(new Situation { Cutoff = new DateOnly(2021, 5, 14), Rows = [old] })["area"].Answer.ShouldBe(Answer.Met);
    }

    [Theory]
    [InlineData("vocabulary: x\nledgers: { 甲: { fields: { 名: {} } } }", "missing")]
    [InlineData("vocabulary: x\nledgers: { 甲: { shape: interval, key: 民, fields: { 名: {} } } }", "unknown-name")]
    [InlineData("vocabulary: x\nledgers: { 甲: { shape: interval, fields: { 名: { type: txt } } } }", "unknown-name")]
    [InlineData("vocabulary: x\nledgers: { 甲: { shape: interval, fields: { 名: { type: list } } } }", "missing")]
    [InlineData("vocabulary: x\nledgers: { 甲: { shape: interval, fields: { 名: { type: list, of: 无 } } } }", "unknown-name")]
    [InlineData("vocabulary: x\nledgers: { 甲: { shape: interval, fields: { 名: { type: reference, to: 乙 } } } }", "unknown-name")]
    [InlineData("vocabulary: x\nledgers: { 甲: { shape: event, to: 止, fields: { 名: {} } } }", "shape")]
    [InlineData("vocabulary: x\nledgers: { 甲: { shape: event, fields: { 名: {} }, rules: [ { rule: 明 = null, says: 错, about: [名] } ] } }", "feel")]
    public void A_fault_in_a_vocabulary_is_found(string text, string code)
    {
        var findings = Vocabulary.Read(text, "v.yaml").Findings;

        findings.ShouldContain(f => f.Code == code && f.Place.Line == 2, string.Join('\n', findings));
    }

    private static Field Field(string ledger, string field) => Library.Vocabulary.Find(ledger)!.Find(field)!;

    private static IEnumerable<KeyValuePair<string, string?>> Texts(params (string Name, string? Text)[] texts) => texts.Select(t => new KeyValuePair<string, string?>(t.Name, t.Text));
}
