using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>One field of a ledger, as the vocabulary defines it.</summary>
public sealed record Field
{
    /// <summary>The name by which packs, stored records and FEEL know it. Never changes once used.</summary>
    public required string Name { get; init; }

    /// <summary>What people read beside it; the name where the vocabulary gives none.</summary>
    public required string Label { get; init; }

    /// <summary>What it holds.</summary>
    public required FieldType Type { get; init; }

    /// <summary>A sentence that helps to fill it in, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>平方米, 人, 家 …; 元 for money; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether a record without it cannot be saved.</summary>
    public bool Required { get; init; }

    /// <summary>Blank is known to mean "none": a date that has not come, an amount of nothing. Otherwise blank is unknown.</summary>
    public bool BlankMeansNone { get; init; }

    /// <summary>Personal data: masked by role, erased on demand, kept out of the journal.</summary>
    public bool Personal { get; init; }

    /// <summary>What the system fills in by itself, in a ledger that it keeps.</summary>
    public SystemFact FilledWith { get; init; }

    /// <summary>Whether several list items may be chosen.</summary>
    public bool Many { get; init; }

    /// <summary>Longest text in characters.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>Lowest number allowed, included.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>Highest number allowed, included.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>Whether only whole numbers are allowed.</summary>
    public bool Whole { get; init; }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The ledger a reference points into.</summary>
    public string? RefersTo { get; init; }

    /// <summary>Position in <see cref="LedgerRow.Values"/>; -1 for the two days of the envelope.</summary>
    public int Ordinal { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    /// <summary>
    /// Reads what a person typed or a store kept. Blank text gives a blank value; whether blank is allowed is <see cref="Required"/>, checked by
    /// <see cref="Ledger.Check"/>. A refusal is a Chinese sentence for the reader.
    /// </summary>
    public FieldReading Read(string? text)
    {
        var typed = (text ?? "").Trim();
        return typed.Length == 0 ? new(FieldValue.Blank, null) : Type switch
        {
            FieldType.Number or FieldType.Money => ReadNumber(typed),
            FieldType.Date => ReadDate(typed),
            FieldType.YesNo => ReadYesNo(typed),
            FieldType.List => ReadItems(typed),
            FieldType.Division when typed.Length != 6 || !typed.All(char.IsAsciiDigit) => Refuse("应是六位行政区划代码"),
            FieldType.CreditCode => CreditCode.TryParse(typed, out var code, out var wrong) ? new(FieldValue.Of(code.Value), null) : new(FieldValue.Blank, wrong.TrimEnd('。')),
            _ when typed.Length > MaxLength => Refuse($"最多 {MaxLength} 个字，现有 {typed.Length} 个字"),
            FieldType.Phone when PhoneNumber.WhyNot(typed) is { } wrong => Refuse($"有误：{wrong.TrimEnd('。')}"),
            _ => new(FieldValue.Of(typed), null),
        };
    }

    private FieldReading ReadNumber(string typed)
    {
        var digits = typed.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return Refuse("应是数字");
        }

        return this switch
        {
            _ when decimal.Abs(number) >= Quantity.Limit => Refuse("太大：应小于 1000 万亿"),
            { Whole: true } when number != decimal.Truncate(number) => Refuse("应是整数"),
            { Type: FieldType.Money } when decimal.Round(number, 2) != number => Refuse("最多两位小数"),
            { AtLeast: { } low } when number < low => Refuse($"不能小于 {Figures.Plain(low)}"),
            { AtMost: { } high } when number > high => Refuse($"不能大于 {Figures.Plain(high)}"),
            _ => new(FieldValue.Of(number), null),
        };
    }

    private FieldReading ReadDate(string typed) =>
        DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(FieldValue.Of(day), null)
            : Refuse("应是日期，如 2021-05-14");

    private FieldReading ReadYesNo(string typed) => typed switch
    {
        "是" or "true" => new(FieldValue.Of(true), null),
        "否" or "false" => new(FieldValue.Of(false), null),
        _ => Refuse("应填“是”或“否”"),
    };

    private FieldReading ReadItems(string typed)
    {
        var items = Many ? typed.Split(['、', ',', '，', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [typed];
        var stranger = items.FirstOrDefault(i => !Values.Contains(i));
        return stranger is not null
            ? Refuse($"没有“{stranger}”这一项，可选：{string.Join('、', Values)}")
            : new(Many ? FieldValue.Of(items.Distinct()) : FieldValue.Of(items[0]), null);
    }

    private FieldReading Refuse(string what) => new(FieldValue.Blank, $"{Label}{what}");
}

/// <summary>A field read from text: its value, or the sentence that refuses it.</summary>
/// <param name="Value">Blank when refused.</param>
/// <param name="Refusal">A Chinese sentence, or null.</param>
public readonly record struct FieldReading(FieldValue Value, string? Refusal);

/// <summary>What the system knows by itself and writes into the ledgers it keeps.</summary>
public enum SystemFact
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The title that was given, a word of its pack.</summary>
    Award,

    /// <summary>Of which level it is, a word of its pack; else the name of who gave it.</summary>
    AwardLevel,

    /// <summary>The number of its certificate.</summary>
    CertificateNumber,

    /// <summary>Why it was cancelled.</summary>
    RevocationReason,
}
