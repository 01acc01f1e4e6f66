using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Forms;

/// <summary>Values of fields as pages show them.</summary>
public static class FieldText
{
    /// <summary>With thousands separators and unit; divisions by name; personal values masked where the reader need not see them.</summary>
    public static string Of(Field field, FieldValue value, bool personal, Divisions? divisions = null)
    {
        if (value.IsBlank)
        {
            return "";
        }

        if (field.Personal && !personal)
        {
            return Masked(value.ToString());
        }

        return field.Type switch
        {
            FieldType.Number or FieldType.Money when value.Kind == FieldValueKind.Number => Wording.Number(value.Number, field.Unit) + (field.Unit is { } unit ? " " + unit : ""),
            FieldType.Division when divisions is not null && DivisionCode.TryParse(value.ToString(), out var code, out _) && divisions.Find(code) is not null => divisions.FullName(code),
            _ => value.ToString(),
        };
    }

    /// <summary>The first character stays, so that people can tell entries apart; of seven digits and more the first three and the last two.</summary>
    public static string Masked(string text) =>
        text.Length >= 7 && text.All(c => char.IsAsciiDigit(c) || c == '-') ? text[..3] + new string('*', text.Length - 5) + text[^2..]
        : text.Length == 0 ? "" : text[..1] + "＊＊";
}
