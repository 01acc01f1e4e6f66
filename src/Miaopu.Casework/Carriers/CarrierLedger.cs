using Miaopu.Rulebook;

namespace Miaopu.Casework.Carriers;

/// <summary>
/// A ledger as an operator keeps it: the shared vocabulary's, with the fields that packs in force for this carrier add. Several packs may
/// extend the same ledger; each keeps its own version with its own rules, and a record has to satisfy all of them.
/// </summary>
public sealed class CarrierLedger
{
    private readonly IReadOnlyList<Ledger> versions;
    private readonly Dictionary<string, Field> byName;

    private CarrierLedger(IReadOnlyList<Ledger> versions)
    {
        this.versions = versions;
        Fields = [.. versions.SelectMany(v => v.Fields).DistinctBy(f => f.Name, StringComparer.Ordinal)];
        byName = FormFields.ToDictionary(f => f.Name, StringComparer.Ordinal);
    }

    public string Name => versions[0].Name;

    public string Label => versions[0].Label;

    public string? Hint => versions[0].Hint;

    public LedgerShape Shape => versions[0].Shape;

    /// <summary>One record holds at a time; the next one follows it in time.</summary>
    public bool Single => versions[0].Single;

    public Field From => versions[0].From;

    public Field? To => versions[0].To;

    /// <summary>Every field of every version, without the envelope's two days.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The two days and the fields, in the order of forms: what names the record comes first.</summary>
    public IEnumerable<Field> FormFields => NamedBy is { } key ? [key, .. Days, .. Fields.Where(f => f != key)] : [.. Days, .. Fields];

    private IReadOnlyList<Field> Days => To is null ? [From] : [From, To];

    private Field? NamedBy => versions.Select(v => v.Key).OfType<string>().Select(name => Fields.FirstOrDefault(f => f.Name == name)).FirstOrDefault(f => f is not null);

    /// <summary>The columns of lists: those the vocabulary names, else the first few fields.</summary>
    public IReadOnlyList<Field> Columns
    {
        get
        {
            var named = versions.SelectMany(v => v.Shows).Distinct(StringComparer.Ordinal).Select(Find).OfType<Field>().ToList();
            return named.Count > 0 ? named : [.. FormFields.Where(f => f.MaxLength <= 200).Take(6)];
        }
    }

    /// <summary>The field that names a record: the vocabulary's key, else the first text.</summary>
    public Field? Key => NamedBy ?? Fields.FirstOrDefault(f => f.Type is FieldType.Text) ?? Fields.FirstOrDefault();

    public Field? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>
    /// Reads what was typed and holds it against every rule of every version. Every fault is reported, each beside its field.
    /// </summary>
    public Outcome<LedgerEntry> Read(IReadOnlyDictionary<string, string?> typed)
    {
        var values = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        var refusals = new List<Refusal>();
        foreach (var field in FormFields)
        {
            var reading = field.Read(typed.GetValueOrDefault(field.Name));
            values[field.Name] = reading.Value;
            if (reading.Refusal is { } sentence)
            {
                refusals.Add(new(sentence + "。", field.Name));
            }
        }

        var unreadable = refusals.Select(r => r.Field).ToHashSet(StringComparer.Ordinal);
        var entry = new LedgerEntry(this, values);
        foreach (var fault in versions.SelectMany(v => v.Check(entry.RowOf(v, "", default))).Distinct().Where(f => !unreadable.Contains(f.Field)))
        {
            refusals.Add(new(fault.What.TrimEnd('。') + "。", fault.Field));
        }

        return refusals.Count > 0 ? InOrder(refusals) : entry;
    }

    /// <summary>The ledgers a carrier keeps under these vocabularies, in the order of the first one that has each; not those the system keeps itself.</summary>
    /// <param name="vocabularies">The shared one first, then those of the packs in force for the carrier.</param>
    public static IReadOnlyList<CarrierLedger> Of(IEnumerable<Vocabulary> vocabularies) =>
        [.. vocabularies.SelectMany(v => v.Ledgers).Where(l => !l.KeptBySystem).GroupBy(l => l.Name, StringComparer.Ordinal).Select(g => new CarrierLedger([.. g]))];

    // One sentence for each fault, in the order of the form.
    private List<Refusal> InOrder(List<Refusal> refusals)
    {
        var order = FormFields.Select((f, i) => (f.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        return [.. refusals.OrderBy(r => order.GetValueOrDefault(r.Field ?? "", int.MaxValue))];
    }
}
