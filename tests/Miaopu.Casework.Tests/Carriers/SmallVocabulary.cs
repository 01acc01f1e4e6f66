using Miaopu.Casework.Carriers;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Carriers;

/// <summary>A vocabulary of two ledgers, and one that adds a field to the first.</summary>
internal static class SmallVocabulary
{
    public const string Text = """
        vocabulary: small
        ledgers:
          房间:
            shape: interval
            from: 启用
            to: 停用
            key: 名称
            shows: [名称, 面积]
            fields:
              名称: { type: text, max length: 10, required: true }
              面积: { type: number, unit: 平方米, at least: 0, required: true }
              公用面积: { type: number, unit: 平方米, at least: 0 }
              标签: { type: list, values: [甲, 乙, 丙], many: true }
              收费: { type: yes or no }
              租约到期: { type: date }
              租金: { type: money }
            rules:
              - { rule: 公用面积 <= 面积, says: 公用面积不能大于面积, about: [公用面积] }
          来访:
            shape: event
            fields:
              来客: { type: text, required: true, personal: true }
        """;

    private const string Added = """
        vocabulary: added
        ledgers:
          房间:
            fields:
              朝向: { type: list, values: [南, 北], required: true }
        """;

    public static Vocabulary Shared { get; } = Read(("small", Text));

    public static Vocabulary Longer { get; } = Read(("small", Text), ("added", Added));

    public static CarrierLedger Rooms { get; } = CarrierLedger.Of([Shared])[0];

    public static Dictionary<string, string?> Typed(params (string Field, string? Text)[] fields) => fields.ToDictionary(f => f.Field, f => f.Text);

    private static Vocabulary Read(params (string, string)[] files)
    {
        var reading = Vocabulary.Read(files);
        return reading.IsSound ? reading.Vocabulary : throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }
}
