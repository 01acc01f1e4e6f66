using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Values;

/// <summary>发文字号 of a document that an office gives out: the sign of the office, the year, the running number. The one place where they are checked.</summary>
public readonly partial record struct DocumentNumber
{
    /// <summary>How one looks, for the hint beside its field.</summary>
    public const string Pattern = "写成“机关代字〔年份〕序号”，如 辽科发〔2021〕12号";

    private readonly string? text;

    private DocumentNumber(string text) => this.text = text;

    /// <summary>As official documents print it: without spaces, the year between 〔 and 〕.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>, which is no number.</exception>
    public string Value => text ?? throw new InvalidOperationException("A default DocumentNumber has no value.");

    /// <summary>Reads what was typed; brackets of other kinds and full-width figures are put right.</summary>
    /// <param name="today">A document signed now bears a number of this year or, at its turn, of the last.</param>
    /// <param name="why">What is wrong and how to mend it, for the person who typed it.</param>
    public static bool TryParse(string? typed, DateOnly today, out DocumentNumber number, [NotNullWhen(false)] out string? why)
    {
        number = default;
        var plain = Open().Replace(Close().Replace(TypedText.Unspaced(typed), "〕"), "〔");
        if (plain.Length == 0)
        {
            why = "请填写发文字号。";
            return false;
        }

        if (Parts().Match(plain) is not { Success: true } parts)
        {
            why = $"“{typed!.Trim()}”不是完整的发文字号，请{Pattern}。";
            return false;
        }

        var year = int.Parse(parts.Groups["year"].Value, CultureInfo.InvariantCulture);
        var serial = parts.Groups["serial"].Value;
        why = year > today.Year ? $"发文字号中的年份 {year} 还没有到，请核对。"
            : year < today.Year - 1 ? $"发文字号中的年份是 {year}，现在签发的文件应为 {today.Year}，请核对。"
            : parts.Groups["extra"].Length > 0 || serial[0] == '0' ? $"发文序号前不加“第”字，也不补零，请写成“{parts.Groups["office"].Value}〔{year}〕{serial.TrimStart('0')}号”。"
            : null;
        number = why is null ? new DocumentNumber(plain) : default;
        return why is null;
    }

    public override string ToString() => text ?? "";

    [GeneratedRegex(@"[\[［【(（﹝]")]
    private static partial Regex Open();

    [GeneratedRegex(@"[\]］】)）﹞]")]
    private static partial Regex Close();

    [GeneratedRegex(@"^(?<office>\p{IsCJKUnifiedIdeographs}{2,20})〔(?<year>[0-9]{4})〕(?<extra>第?)(?<serial>0*[1-9][0-9]{0,4})号$")]
    private static partial Regex Parts();
}
