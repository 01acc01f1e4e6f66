using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>Something an applicant writes.</summary>
/// <param name="Key">Name of the form field: <c>field:…</c>, or <c>reason:…</c> with the id of a criterion.</param>
public sealed record WrittenField(string Key, Field Field)
{
    public string Label => Field.Label;

    /// <summary>Whether it takes more than a line.</summary>
    public bool IsLong => Field.Type == FieldType.Text && Field.MaxLength > 100;
}

/// <summary>申请书 as the pack lays it out: what is written, and the reasons that soft conditions ask for.</summary>
public sealed class ApplicationForm
{
    /// <summary>Longest reason in characters. Ours.</summary>
    public const int LongestReason = 500;

    private readonly Dictionary<string, WrittenField> byKey;

    private ApplicationForm(IReadOnlyList<WrittenField> fields)
    {
        Fields = fields;
        byKey = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
    }

    /// <summary>All fields, in the order of the form; reasons last.</summary>
    public IReadOnlyList<WrittenField> Fields { get; }

    public WrittenField? Find(string key) => byKey.GetValueOrDefault(key);

    public static string KeyOf(FormField field) => KeyOf(field.Id);

    public static string KeyOf(string field) => "field:" + field;

    public static string ReasonOf(Criterion criterion) => "reason:" + criterion.Id;

    public static string SlotOf(Material material) => "material:" + material.Id;

    public static string SlotOf(Criterion criterion) => "criterion:" + criterion.Id;

    public static ApplicationForm Of(PolicyPack pack) => new(
    [
        .. pack.Form.SelectMany(s => s.Writes).Select(w => new WrittenField(KeyOf(w), w.Field)),
        .. pack.Criteria.Where(c => c.Root.All().Any(p => p.Soft)).Select(c => new WrittenField(ReasonOf(c), new Field
        {
            Name = c.Id,
            Label = $"“{c.Title}”的理由",
            Type = FieldType.Text,
            MaxLength = LongestReason,
            Hint = "这一条是一般要求，未达到时请说明理由，由受理部门考虑。",
        })),
    ]);

    /// <summary>Materials that applicants upload; one that others are part of is only their heading.</summary>
    public static IEnumerable<Material> Uploads(PolicyPack pack) =>
        pack.Materials.Where(m => m.Origin == MaterialOrigin.Upload && pack.Materials.All(other => other.PartOf != m.Id));
}
