using System.Text.RegularExpressions;

namespace Miaopu.Web.Documents;

/// <summary>Fills the placeholders of a pack's text with facts of a case or batch.</summary>
public static partial class FactText
{
    /// <summary>A placeholder without a fact stays as it is, so that somebody sees it.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> facts) =>
        Placeholder().Replace(template, match => facts.TryGetValue(match.Groups[1].Value, out var fact) ? fact : match.Value);

    [GeneratedRegex(@"\{([a-z ]+)\}")]
    private static partial Regex Placeholder();
}
