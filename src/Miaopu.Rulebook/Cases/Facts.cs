using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>A situation as it is written: texts by ledger, before the vocabulary reads them. A case starts from another's and changes it.</summary>
internal sealed record Facts(DateOnly? Cutoff, DateTime? KnownAt, IReadOnlyDictionary<string, IReadOnlyList<FactRow>> Ledgers, IReadOnlyList<Judgment> Judged)
{
    /// <summary>Records of all situations of one file together: what repeats make of a small text must still be counted in seconds.</summary>
    private const long MostRows = 200_000;

    /// <summary>What people gave on indicators.</summary>
    internal IReadOnlyList<ExpertScore> Scores { get; init; } = [];

    internal static Facts None { get; } = new(null, null, new Dictionary<string, IReadOnlyList<FactRow>>(), []);

    /// <summary>
    /// Reads on top of <paramref name="before"/>: <c>facts</c> replaces the rows of the ledgers it names, <c>more</c> adds rows, <c>set</c> changes fields of
    /// every row of a ledger, <c>judged</c> adds judgments.
    /// </summary>
    internal static Facts Read(Section section, PolicyPack pack, Facts before)
    {
        var ledgers = new Dictionary<string, IReadOnlyList<FactRow>>(before.Ledgers, StringComparer.Ordinal);
        foreach (var (name, value) in section.Named(CaseKeys.Facts))
        {
            ledgers[name.Text] = Rows(section, name, value, pack);
        }

        foreach (var (name, value) in section.Named(CaseKeys.More))
        {
            ledgers[name.Text] = [.. ledgers.GetValueOrDefault(name.Text, []), .. Rows(section, name, value, pack)];
        }

        foreach (var (name, below) in section.NamedSections(CaseKeys.Set))
        {
            var changes = Texts(below);
            ledgers[name.Text] = [.. ledgers.GetValueOrDefault(name.Text, []).Select(r => r.With(changes))];
            KnownLedger(section, name, pack);
        }

        return new Facts(section.Day(CaseKeys.Cutoff) ?? before.Cutoff, Instant(section) ?? before.KnownAt, ledgers, [.. before.Judged, .. Judgments(section)])
        {
            Scores = ScoredReader.Read(section, pack, before.Scores),
        };
    }

    internal Situation ToSituation(PolicyPack pack, FindingList findings)
    {
        var rows = new List<LedgerRow>();
        foreach (var (name, facts) in Ledgers)
        {
            findings.FactRows += facts.Sum(f => (long)f.Repeat);
            if (findings.FactRows > MostRows)
            {
                findings.Error(facts[0].At, "too-large", $"全部情形合起来超过 {MostRows:N0} 条记录");
                break;
            }

            if (pack.Vocabulary.Find(name) is { } ledger)
            {
                rows.AddRange(facts.SelectMany((fact, i) => fact.ToRows(ledger, i + 1, findings)));
            }
        }

        return new Situation { Cutoff = Cutoff ?? DateOnly.MinValue, KnownAt = KnownAt, Rows = rows, Judgments = Judged };
    }

    private static List<FactRow> Rows(Section section, YamlText name, YamlItem value, PolicyPack pack)
    {
        KnownLedger(section, name, pack);
        if (value is not YamlList list)
        {
            section.Findings.Error(value.At, "shape", $"“{name.Text}”下面应是一列记录");
            return [];
        }

        var rows = new List<FactRow>();
        foreach (var below in list.Items.Select(i => section.AsSection(i, name.Text, CaseKeys.Record)).OfType<Section>())
        {
            var repeat = below.Whole(CaseKeys.Repeat, counted: false) ?? 1;
            rows.Add(new FactRow(below.At, Math.Clamp(repeat, 0, 10_000), below.TextOrNull(CaseKeys.Recorded), Texts(below)));
        }

        return rows;
    }

    private static Dictionary<string, (string? Text, Mark At)> Texts(Section below)
    {
        var texts = new Dictionary<string, (string?, Mark)>(StringComparer.Ordinal);
        foreach (var (key, value) in below.Map.Entries.Where(e => e.Key.Text is not ("repeat" or "recorded")))
        {
            texts[key.Text] = value switch
            {
                YamlText { Plain: true, Text: "~" or "" } => (null, key.At),
                YamlText text => (text.Text, text.At),
                YamlList list => (string.Join('、', list.Items.OfType<YamlText>().Select(t => t.Text)), value.At),
                _ => (null, value.At),
            };
        }

        return texts;
    }

    private static List<Judgment> Judgments(Section section)
    {
        var judged = new List<Judgment>();
        foreach (var (name, value) in section.Named(CaseKeys.Judged))
        {
            if (section.Context.AsText(value, name.Text) is { } word)
            {
                judged.Add(new Judgment(name.Text, null, AnswerWords.Read(word, section.Findings), "案例", ""));
            }
        }

        return judged;
    }

    private static void KnownLedger(Section section, YamlText name, PolicyPack pack)
    {
        if (pack.Vocabulary.Find(name.Text) is null)
        {
            section.Findings.Unknown(name.At, "台账", name.Text, pack.Vocabulary.Ledgers.Select(l => l.Name));
        }
    }

    private static DateTime? Instant(Section section)
    {
        if (section.Scalar(CaseKeys.KnownAt) is not { } text)
        {
            return null;
        }

        if (FactRow.TryInstant(text.Text, out var instant))
        {
            return instant;
        }

        section.Findings.Error(text.At, "shape", "“known at”应是时刻，如 2021-05-14T16:00:00Z");
        return null;
    }
}

/// <summary>One written row, standing for <see cref="Repeat"/> rows in which # is the number.</summary>
internal sealed record FactRow(Mark At, int Repeat, string? Recorded, IReadOnlyDictionary<string, (string? Text, Mark At)> Texts)
{
    internal static bool TryInstant(string text, out DateTime instant) => DateTime.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out instant);

    internal FactRow With(IReadOnlyDictionary<string, (string? Text, Mark At)> changes)
    {
        var texts = new Dictionary<string, (string? Text, Mark At)>(Texts, StringComparer.Ordinal);
        foreach (var (name, change) in changes)
        {
            texts[name] = change;
        }

        return this with { Texts = texts };
    }

    internal IEnumerable<LedgerRow> ToRows(Ledger ledger, int position, FindingList findings)
    {
        var recorded = DateTime.MinValue;
        if (Recorded is { } at && !TryInstant(at, out recorded))
        {
            findings.Error(At, "shape", "“recorded”应是时刻，如 2021-05-14T16:00:00Z");
        }

        for (var n = 1; n <= Repeat; n++)
        {
            yield return Row(ledger, $"{ledger.Name}-{position}{(Repeat > 1 ? $".#" : "")}", n, recorded, findings);
        }
    }

    private LedgerRow Row(Ledger ledger, string id, int n, DateTime recorded, FindingList findings)
    {
        var number = n.ToString(CultureInfo.InvariantCulture);
        var texts = Texts.ToDictionary(t => t.Key, t => t.Value.Text?.Replace("#", number, StringComparison.Ordinal), StringComparer.Ordinal);
        var faults = new List<FieldFault>();
        var from = Day(ledger.From, texts, faults);
        var to = ledger.To is { } last ? Day(last, texts, faults) : null;
        var row = ledger.Row(id, from, to, recorded, texts.Where(t => t.Key != ledger.From.Name && t.Key != ledger.To?.Name), faults);
        foreach (var fault in faults)
        {
            var nearest = ledger.Find(fault.Field) is null ? NearestName.Of(fault.Field, ledger.FormFields.Select(f => f.Name)) : null;
            findings.Error(Texts.TryGetValue(fault.Field, out var text) ? text.At : At, "fact", fault.What, nearest);
        }

        return row;
    }

    private static DateOnly? Day(Field field, Dictionary<string, string?> texts, List<FieldFault> faults)
    {
        var reading = field.Read(texts.GetValueOrDefault(field.Name));
        if (reading.Refusal is { } refusal)
        {
            faults.Add(new FieldFault(field.Name, refusal));
        }

        return reading.Value.IsBlank ? null : reading.Value.Date;
    }
}
