namespace Miaopu.Rulebook;

/// <summary>One kind of dated record that operators keep, as the vocabulary defines it.</summary>
public sealed class Ledger
{
    private readonly Dictionary<string, Field> _byName;

    internal Ledger(string name, string label, string? hint, LedgerShape shape, IReadOnlyList<Field> fields)
    {
        (Name, Label, Hint, Shape, Fields) = (name, label, hint, shape, fields);
        _byName = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
    }

    /// <summary>The name by which packs and stored records know it.</summary>
    public string Name { get; }

    /// <summary>What people read.</summary>
    public string Label { get; }

    /// <summary>One sentence on what belongs here, or null.</summary>
    public string? Hint { get; }

    /// <summary>How its records lie in time.</summary>
    public LedgerShape Shape { get; }

    /// <summary>The fields, in the order of forms; <see cref="Field.Ordinal"/> is the position here. Not the envelope's two days.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The name and label under which the first day (of an event: its day) is shown and used in packs.</summary>
    public required Field From { get; init; }

    /// <summary>The same for the last day; null for events, stocks and links.</summary>
    public Field? To { get; init; }

    /// <summary>A profile: one record holds at a time (机构情况), others follow it in time.</summary>
    public bool Single { get; init; }

    /// <summary>Kept by the system itself, as the results of evaluations are; nobody enters its records by hand.</summary>
    public bool KeptBySystem { get; init; }

    /// <summary>The field that tells records of a carrier apart for people, or null.</summary>
    public string? Key { get; init; }

    /// <summary>The columns a list shows, in order.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>Rules across fields.</summary>
    public IReadOnlyList<LedgerRule> Rules { get; init; } = [];

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    /// <summary>The envelope's days and the fields, in the order of forms.</summary>
    public IEnumerable<Field> FormFields => To is null ? [From, .. Fields] : [From, To, .. Fields];

    /// <summary>The field of this name, the envelope's days included, or null.</summary>
    public Field? Find(string name) =>
        _byName.TryGetValue(name, out var field) ? field : name == From.Name ? From : name == To?.Name ? To : null;

    /// <summary>Makes a row from texts as stored or typed; unknown names and unreadable texts are returned as faults and left blank.</summary>
    public LedgerRow Row(string id, DateOnly? from, DateOnly? to, DateTime recordedAt, IEnumerable<KeyValuePair<string, string?>> texts, ICollection<FieldFault>? faults = null)
    {
        var values = new FieldValue[Fields.Count];
        foreach (var (name, text) in texts)
        {
            if (!_byName.TryGetValue(name, out var field))
            {
                faults?.Add(new FieldFault(name, $"“{Label}”没有“{name}”这个字段"));
                continue;
            }

            var reading = field.Read(text);
            values[field.Ordinal] = reading.Value;
            if (reading.Refusal is { } refusal)
            {
                faults?.Add(new FieldFault(name, refusal));
            }
        }

        return new LedgerRow(id, Name, from, to, recordedAt, values);
    }

    /// <summary>What keeps a row from being saved: missing required fields, days in the wrong order, broken rules.</summary>
    public IReadOnlyList<FieldFault> Check(LedgerRow row)
    {
        var faults = new List<FieldFault>();
        if (row.From is null)
        {
            faults.Add(new FieldFault(From.Name, $"请填写{From.Label}"));
        }

        if (row.From > row.To && To is not null)
        {
            faults.Add(new FieldFault(To.Name, $"{To.Label}不能早于{From.Label}"));
        }

        faults.AddRange(Fields.Where(f => f.Required && row[f].IsBlank).Select(f => new FieldFault(f.Name, $"请填写{f.Label}")));
        foreach (var rule in Rules.Where(r => !r.Holds(row)))
        {
            faults.AddRange(rule.About.Select(name => new FieldFault(name, rule.Says)));
        }

        return faults;
    }

    /// <summary>Whether a row is there on a day: begun, and not past its last day, which is included. Says nothing of later figures of a stock.</summary>
    public bool HoldsOn(LedgerRow row, DateOnly day) => row.From <= day && (To is null || row.To is null || row.To >= day);

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>The same ledger with these fields; of those with one name the first.</summary>
    /// <param name="fields">Its own first.</param>
    /// <param name="shows">The columns of lists; null for those it has.</param>
    internal Ledger WithFields(IEnumerable<Field> fields, IReadOnlyList<string>? shows = null) =>
        new(Name, Label, Hint, Shape, [.. fields.DistinctBy(f => f.Name, StringComparer.Ordinal).Select((f, i) => f with { Ordinal = i })])
        {
            From = From,
            To = To,
            Single = Single,
            KeptBySystem = KeptBySystem,
            Key = Key,
            Shows = shows ?? Shows,
            Rules = Rules,
            Place = Place,
        };
}

/// <summary>A field that cannot be accepted as it is.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="What">A Chinese sentence for the reader.</param>
public sealed record FieldFault(string Field, string What);
