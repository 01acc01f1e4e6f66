namespace Miaopu.Web.Look;

/// <summary>Turns the name of a form field into the ids that label, hint and error are tied together with.</summary>
public static class FieldNames
{
    /// <summary>Letters (Chinese ones too) and digits stay, the rest becomes a dash: usable as an id and in an address after #.</summary>
    public static string IdOf(string name) =>
        string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));

    public static string Input(string name) => "f-" + IdOf(name);

    public static string Hint(string name) => Input(name) + "-hint";

    public static string Error(string name) => Input(name) + "-error";
}
