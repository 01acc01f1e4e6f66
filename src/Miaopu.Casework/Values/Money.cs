using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Values;

/// <summary>
/// An amount of yuan in whole fen (分), so that it adds up to the last one and every database can order it. May be negative: a recovery, a
/// difference. Arithmetic beyond <see cref="long"/> is a bug and throws.
/// </summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    private const decimal FenPerYuan = 100m;

    public static Money Zero => default;

    public static Money FromYuan(long yuan) => new(checked(yuan * 100));

    /// <summary>The exact amount in yuan, with two decimals at most.</summary>
    public decimal Yuan => Fen / FenPerYuan;

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static Money operator -(Money a) => new(checked(-a.Fen));

    public static Money operator *(Money a, long times) => new(checked(a.Fen * times));

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>
    /// Reads <c>1234.5</c>, <c>1,234.50元</c>, <c>¥300</c>, <c>300万元</c>, <c>1.2亿</c>; a bare number is yuan. What is finer than
    /// a fen is refused, never rounded.
    /// </summary>
    /// <param name="typed">As it came from the form or the spreadsheet.</param>
    /// <param name="money">The amount, or zero.</param>
    /// <param name="why">What is wrong and how to mend it, for the person who typed it.</param>
    public static bool TryParse(string? typed, out Money money, [NotNullWhen(false)] out string? why)
    {
        money = default;
        var plain = TypedText.Unspaced(typed);
        if (plain.Length == 0)
        {
            why = "请填写金额，例如 30000 元或 3 万元。";
            return false;
        }

        var (number, unit) = SplitUnit(plain.TrimStart('¥', '￥'));
        if (!IsNumber(number) || !decimal.TryParse(number.Replace(",", ""), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            why = $"“{plain}”不是金额，请填写数字，可以带单位，例如 30000 元或 3 万元。";
            return false;
        }
        // Compared before multiplying: the product of two large decimals throws.
        if (Math.Abs(amount) > long.MaxValue / FenPerYuan / unit)
        {
            why = $"金额“{plain}”过大，请核对单位是元还是万元。";
            return false;
        }

        var fen = amount * unit * FenPerYuan;
        if (fen != decimal.Truncate(fen))
        {
            why = $"金额“{plain}”细到了分以下，请最多保留到分（0.01 元）。";
            return false;
        }
        money = new Money((long)fen);
        why = null;
        return true;
    }

    /// <summary>In yuan, with thousands separators and either no decimals or two: <c>3,000元</c>, <c>-12.30元</c>.</summary>
    public override string ToString() => Yuan.ToString(Fen % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture) + "元";

    /// <summary>In 万元, exactly: <c>300万元</c>, <c>0.000001万元</c> for a fen.</summary>
    public string ToWanText() => (Fen / 1_000_000m).ToString("#,0.######", CultureInfo.InvariantCulture) + "万元";

    private static (string Number, decimal Unit) SplitUnit(string text)
    {
        if (text.EndsWith('元'))
            text = text[..^1];
        return text.EndsWith('万') ? (text[..^1], 10_000m)
            : text.EndsWith('亿') ? (text[..^1], 100_000_000m)
            : (text, 1m);
    }

    /// <summary>Separators stand only between groups of three: "1,23" is more likely a slip than one hundred and twenty-three. At most 20 digits, for <see cref="decimal"/> rounds longer ones.</summary>
    private static bool IsNumber(string text)
    {
        var unsigned = text.TrimStart('-', '+');
        if (text.Length - unsigned.Length > 1 || unsigned.Length == 0 || unsigned.Count(char.IsAsciiDigit) is 0 or > 20)
            return false;
        var whole = unsigned.Split('.');
        if (whole.Length > 2 || whole.Any(part => part.Length == 0) || whole.Length == 2 && !TypedText.IsAsciiDigits(whole[1]))
            return false;
        var groups = whole[0].Split(',');
        return groups.All(TypedText.IsAsciiDigits)
            && (groups.Length == 1 || groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3));
    }
}
