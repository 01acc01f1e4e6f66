using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>What kind of value a <see cref="FieldValue"/> holds.</summary>
public enum FieldValueKind : byte
{
    /// <summary>Nothing was entered.</summary>
    Blank,

    /// <summary>Text, a list item, a division code or a reference.</summary>
    Text,

    /// <summary>A number; money in 元.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Several list items.</summary>
    Texts,
}

/// <summary>The value of one field of one ledger record. Its text form reads back to itself.</summary>
public readonly struct FieldValue : IEquatable<FieldValue>
{
    private readonly object? _reference;
    private readonly decimal _number;

    private FieldValue(FieldValueKind kind, decimal number, object? reference) => (Kind, _number, _reference) = (kind, number, reference);

    /// <summary>What it holds.</summary>
    public FieldValueKind Kind { get; }

    /// <summary>Nothing entered.</summary>
    public static FieldValue Blank => default;

    /// <summary>Whether nothing was entered.</summary>
    public bool IsBlank => Kind == FieldValueKind.Blank;

    /// <summary>The number; only for <see cref="FieldValueKind.Number"/>.</summary>
    public decimal Number => Kind == FieldValueKind.Number ? _number : throw new InvalidOperationException($"not a number: {this}");

    /// <summary>The day; only for <see cref="FieldValueKind.Date"/>.</summary>
    public DateOnly Date => Kind == FieldValueKind.Date ? DateOnly.FromDayNumber((int)_number) : throw new InvalidOperationException($"not a date: {this}");

    /// <summary>The answer; only for <see cref="FieldValueKind.YesNo"/>.</summary>
    public bool IsYes => Kind == FieldValueKind.YesNo ? _number == 1 : throw new InvalidOperationException($"not yes or no: {this}");

    /// <summary>The items; one for a text.</summary>
    public IReadOnlyList<string> Texts => _reference switch { string one => [one], string[] many => many, _ => [] };

    /// <summary>A text; blank when empty.</summary>
    public static FieldValue Of(string text) => text.Length == 0 ? Blank : new(FieldValueKind.Text, 0, text);

    /// <summary>A number.</summary>
    public static FieldValue Of(decimal number) => new(FieldValueKind.Number, number, null);

    /// <summary>A day.</summary>
    public static FieldValue Of(DateOnly day) => new(FieldValueKind.Date, day.DayNumber, null);

    /// <summary>Yes or no.</summary>
    public static FieldValue Of(bool yes) => new(FieldValueKind.YesNo, yes ? 1 : 0, null);

    /// <summary>Several list items; blank when there is none.</summary>
    public static FieldValue Of(IEnumerable<string> texts)
    {
        var items = texts.ToArray();
        return items.Length == 0 ? Blank : new(FieldValueKind.Texts, 0, items);
    }

    /// <summary>Canonical text: numbers without trailing zeros, days as 2021-05-14, 是/否, items joined with 、, blank as nothing.</summary>
    public override string ToString() => Kind switch
    {
        FieldValueKind.Text => (string)_reference!,
        FieldValueKind.Number => Figures.Plain(_number),
        FieldValueKind.Date => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldValueKind.YesNo => _number == 1 ? "是" : "否",
        FieldValueKind.Texts => string.Join('、', (string[])_reference!),
        _ => "",
    };

    /// <inheritdoc />
    public bool Equals(FieldValue other) => Kind == other.Kind && _number == other._number && (_reference, other._reference) switch
    {
        (string one, string another) => one == another,
        (string[] some, string[] others) => some.AsSpan().SequenceEqual(others),
        (null, null) => true,
        _ => false,
    };

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, _number, _reference switch { string one => one, string[] many => many[0], _ => "" });

    /// <summary>Same kind and value.</summary>
    public static bool operator ==(FieldValue left, FieldValue right) => left.Equals(right);

    /// <summary>Another kind or value.</summary>
    public static bool operator !=(FieldValue left, FieldValue right) => !left.Equals(right);
}
