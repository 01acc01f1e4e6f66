using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Miaopu.Rulebook;

/// <summary>
/// A number at which somebody can be rung: a mobile, a landline with its area code, a 400 or 800 number, each with an extension if need be. The one place
/// where telephone numbers are checked; where a short message has to arrive, ask for a <see cref="MobileNumber"/>.
/// </summary>
public readonly partial record struct PhoneNumber
{
    /// <summary>What people put between several numbers, or several ways to be reached.</summary>
    private static readonly char[] Between = ['、', '，', ',', '；', ';', '/'];

    private readonly string? text;

    private PhoneNumber(string text) => this.text = text;

    /// <summary>As typed, without spaces and country code. Two ways to hyphenate a landline are two values.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>, which is no number.</exception>
    public string Value => text ?? throw new InvalidOperationException("A default PhoneNumber has no value.");

    /// <summary>Reads what was typed.</summary>
    /// <param name="typed">As it came from the form or the spreadsheet.</param>
    /// <param name="number">The number, or <c>default</c>.</param>
    /// <param name="why">What is wrong and how to mend it, for the person who typed it.</param>
    public static bool TryParse(string? typed, out PhoneNumber number, [NotNullWhen(false)] out string? why)
    {
        var whole = Dashes().Replace(TypedText.Unspaced(typed), "-");
        var plain = CountryCode().Replace(whole, "");
        var (main, extension) = Extension().Match(plain) is { Success: true } found ? (plain[..found.Index], found.Value) : (plain, "");
        if (MobileNumber.TryParse(main, out var mobile, out var notMobile))
        {
            (number, why) = (new PhoneNumber(mobile.Value + extension), null);
            return true;
        }

        if (plain.Length < whole.Length && !Company().IsMatch(main))
        {
            (plain, main) = (Trunk().Replace(plain, "${open}0"), Trunk().Replace(main, "${open}0"));
        }

        why = plain.Length == 0 ? "请填写电话号码。"
            : Landline().IsMatch(main) || Company().IsMatch(main) ? null
            : LocalOnly().IsMatch(main) ? $"固定电话“{plain}”没有区号，请写成“区号-号码”。"
            : LikeMobile().IsMatch(main) ? notMobile
            : $"“{typed!.Trim()}”不是完整的电话号码。请填写 11 位手机号码，或带区号的固定电话；分机写在“转”之后。";
        number = why is null ? new PhoneNumber(plain) : default;
        return why is null;
    }

    /// <summary>Why a text that should be one telephone number or several is not; null where it is, and where it is blank.</summary>
    public static string? WhyNot(string? typed)
    {
        foreach (var one in (typed ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!TryParse(one, out _, out var why))
            {
                return why;
            }
        }

        return null;
    }

    /// <summary>
    /// What is wrong with the first wrong number in an office's text of contacts; null where none is. Looked at are lines that say they give a number (电话：…) and
    /// lines of nothing but figures; a hotline will do there too. What else stands on such a line, as names and office hours do, is passed over.
    /// </summary>
    public static string? WrongIn(string? contacts) =>
        (contacts ?? "").ReplaceLineEndings("\n").Split('\n').SelectMany(NumbersOn).Select(WhyNot).FirstOrDefault(why => why is not null);

    private static IEnumerable<string> NumbersOn(string line)
    {
        var numbers = Labelled().Match(line) is { Success: true } labelled ? labelled.Groups["numbers"].Value : Figures().IsMatch(line) ? line : "";
        return Remark().Replace(numbers, "、").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(one => Figures().IsMatch(Extension().Replace(TypedText.Unspaced(one), "")) && !SeveralOf(one));
    }

    // with nothing but a space between them
    private static bool SeveralOf(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(one => Hotline().IsMatch(one) || TryParse(one, out _, out _));

    /// <inheritdoc />
    public override string ToString() => text ?? "";

    [GeneratedRegex(@"^(?:\(?(?:\+|00)86\)?-?|86-)")]
    private static partial Regex CountryCode();

    // after a country code an area code has lost its 0
    [GeneratedRegex(@"^(?<open>\(?)(?=[1-9])")]
    private static partial Regex Trunk();

    [GeneratedRegex("[‐‑‒–—―−]+")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"(?:转?分机号?|转|ext\.?|#)[0-9]{1,6}$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^(?:\(0[0-9]{2,3}\)|0[0-9]{2,3})-?[0-9]{3,4}-?[0-9]{4}(?:-[0-9]{1,6})?$")]
    private static partial Regex Landline();

    [GeneratedRegex("^[48]00(?:-?[0-9]){7}(?:-[0-9]{1,6})?$")]
    private static partial Regex Company();

    // 12345 and its like, 95…, 96…: an office may name one, a person has none
    [GeneratedRegex(@"^\s*(?:12[0-9]{3,4}|9[56][0-9]{3,4})\s*$")]
    private static partial Regex Hotline();

    [GeneratedRegex(@"^[2-9][0-9]{2,3}-?[0-9]{4}$")]
    private static partial Regex LocalOnly();

    [GeneratedRegex(@"^1[0-9-]{6,}$")]
    private static partial Regex LikeMobile();

    // （工作日 9:00—17:00）
    [GeneratedRegex("[(（][^()（）]*[^-0-9()（）\\s][^()（）]*[)）]")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\s*(?:联系|办公|值班|咨询|监督|举报)?(?:电话|手机)(?:号码)?\s*[:：](?<numbers>.*)$")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^[\s0-9()（）+、，,；;/‐‑‒–—―-]*[0-9][\s0-9()（）+、，,；;/‐‑‒–—―-]*$")]
    private static partial Regex Figures();
}
