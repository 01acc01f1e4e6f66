using System.Globalization;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Values;

namespace Miaopu.Web.Features.Applications;

/// <summary>Reads the fields of an application form as a browser posts them: each with the version that was seen and a mark of the text that was shown.</summary>
public static class TypedFields
{
    public static IReadOnlyList<TypedField> Read(IFormCollection posted, ApplicationForm form)
    {
        var typed = new List<TypedField>();
        foreach (var field in form.Fields)
        {
            // a group of boxes without a tick is not posted at all, its hidden companions are
            if (!posted.ContainsKey("base:" + field.Key))
            {
                continue;
            }

            var text = string.Join('、', posted[field.Key].OfType<string>()).ReplaceLineEndings("\n");
            text = text.Length > KeepDraft.LongestKept ? text[..KeepDraft.LongestKept] : text;
            _ = int.TryParse(posted["seen:" + field.Key], NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
            typed.Add(new TypedField(field.Key, text, seen, posted["base:" + field.Key] == MarkOf(text), [.. posted["sent:" + field.Key].OfType<string>()]));
        }

        return typed;
    }

    /// <summary>Tells whether a text is the one that was shown.</summary>
    public static string MarkOf(string text) => ContentHash.OfText(text.ReplaceLineEndings("\n")).Short;
}
