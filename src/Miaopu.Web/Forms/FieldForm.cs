using Miaopu.Casework;
using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Forms;

/// <summary>
/// A form made from fields that a vocabulary or a pack defines: under which names they are posted, and what was typed. Ledgers and
/// applications use the same one. Show each field with <c>VocabularyField</c>, read the post with <see cref="Posted"/>.
/// </summary>
/// <param name="prefix">Stands before each posted name, so that a field called like something of the page's own does no harm.</param>
public sealed class FieldForm(IEnumerable<Field> fields, string prefix = "v.")
{
    private readonly Dictionary<string, string?> typed = new(StringComparer.Ordinal);

    public IReadOnlyList<Field> Fields { get; } = [.. fields];

    /// <summary>What was typed, or is kept, by name of field; as people read it.</summary>
    public IReadOnlyDictionary<string, string?> Typed => typed;

    public string? this[Field field] => typed.GetValueOrDefault(field.Name);

    /// <summary>The name under which a field is posted.</summary>
    public string NameOf(Field field) => prefix + field.Name;

    /// <summary>Fills the form with values that are kept.</summary>
    public FieldForm Showing(IEnumerable<KeyValuePair<string, FieldValue>> values)
    {
        foreach (var (name, value) in values)
        {
            typed[name] = value.ToString();
        }

        return this;
    }

    /// <summary>Fills the form with what was posted, as it was typed. Fields that the post does not name are left as they were shown.</summary>
    public FieldForm Posted(IFormCollection form)
    {
        foreach (var field in Fields)
        {
            if (form.TryGetValue(NameOf(field), out var texts))
            {
                typed[field.Name] = Plain(string.Join('、', texts.Where(t => !string.IsNullOrWhiteSpace(t))));
            }
            else if (field.Type is FieldType.YesNo or FieldType.List)
            {
                // Boxes and buttons that nobody chose are not posted at all.
                typed[field.Name] = null;
            }
        }

        return this;
    }

    /// <summary>Reads every field by itself. Rules across fields are the caller's.</summary>
    /// <param name="required">Whether a required field may not be blank; false for drafts that are kept as they are.</param>
    /// <returns>The values that could be read, and a sentence for each that could not.</returns>
    public (IReadOnlyDictionary<string, FieldValue> Values, IReadOnlyList<Refusal> Refusals) Read(bool required = true)
    {
        var values = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        var refusals = new List<Refusal>();
        foreach (var field in Fields)
        {
            var reading = field.Read(this[field]);
            values[field.Name] = reading.Value;
            if (reading.Refusal is { } sentence)
            {
                refusals.Add(new(sentence.TrimEnd('。') + "。", field.Name));
            }
            else if (required && field.Required && reading.Value.IsBlank)
            {
                refusals.Add(new($"请填写{field.Label}。", field.Name));
            }
        }

        return (values, refusals);
    }

    /// <summary>The refusals of a decision as errors beside the fields they concern.</summary>
    public FieldErrors Errors(IEnumerable<Refusal> refusals) =>
        new(refusals.Select(r => new FieldError(Fields.Any(f => f.Name == r.Field) ? prefix + r.Field : "", r.Sentence)));

    // Control characters have no place in a text, and PostgreSQL keeps no NUL.
    private static string Plain(string text) =>
        string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Where(c => c is '\n' or '\t' || !char.IsControl(c)));
}
