namespace Miaopu.Rulebook;

/// <summary>Reads ledgers and fields, of a vocabulary file or of a pack's own vocabulary.</summary>
internal sealed class VocabularyReader
{
    private readonly Vocabulary _base;
    private readonly Dictionary<string, IReadOnlyList<string>> _lists;
    private readonly FindingList _findings;

    private VocabularyReader(Vocabulary known, FindingList findings)
    {
        (_base, _findings) = (known, findings);
        _lists = new(known.Lists, StringComparer.Ordinal);
    }

    internal static VocabularyReading Read(string text, string fileName, Vocabulary known)
    {
        var findings = new FindingList(fileName);
        var vocabulary = known;
        if (YamlReader.Read(text, findings) is { } root)
        {
            var section = new Section(root, "vocabulary", new ReadingContext(findings), VocabularyKeys.File);
            section.Text(VocabularyKeys.Name);
            vocabulary = Extend(section, known, findings);
            section.Done();
        }

        return new VocabularyReading(vocabulary, findings.InOrder());
    }

    /// <summary>The known vocabulary with the section's <c>lists</c> and <c>ledgers</c>; a ledger that exists gets the new fields at its end.</summary>
    internal static Vocabulary Extend(Section section, Vocabulary known, FindingList findings) => new VocabularyReader(known, findings).Extend(section);

    private Vocabulary Extend(Section section)
    {
        foreach (var (name, value) in section.Named(VocabularyKeys.Lists))
        {
            if (!_lists.TryAdd(name.Text, ItemsOf(value, name.Text)))
            {
                _findings.Error(name.At, "duplicate", $"列表“{name.Text}”已经有了");
            }
        }

        var ledgers = new List<Ledger>(_base.Ledgers);
        foreach (var (name, below) in section.NamedSections(VocabularyKeys.Ledgers))
        {
            var at = ledgers.FindIndex(l => l.Name == name.Text);
            if (at >= 0)
            {
                ledgers[at] = Longer(ledgers[at], below);
            }
            else
            {
                ledgers.Add(New(name, below));
            }
        }

        CheckReferences(ledgers);
        return new Vocabulary(ledgers, _lists);
    }

    private Ledger New(YamlText name, Section section)
    {
        var shape = section.Choice(VocabularyKeys.Shape);
        var before = _findings.Count;
        var fields = Fields(section, []);
        var sound = _findings.Count == before;
        var hasTo = shape is LedgerShape.Interval or LedgerShape.PeriodFigure;
        if (!hasTo && section.Has(VocabularyKeys.To))
        {
            _findings.Error(section.MarkOf(VocabularyKeys.To), "shape", "只有 interval 和 period figure 有结束日（to）");
        }

        var ledger = new Ledger(name.Text, section.TextOrNull(VocabularyKeys.Label) ?? name.Text, section.TextOrNull(VocabularyKeys.Hint), shape, fields)
        {
            From = Day(section, VocabularyKeys.From, shape == LedgerShape.Event ? "日期" : "开始日期", required: true),
            To = hasTo ? Day(section, VocabularyKeys.To, "结束日期", required: shape == LedgerShape.PeriodFigure) : Ignore(section),
            Single = section.Flag(VocabularyKeys.Single),
            KeptBySystem = section.Choice(VocabularyKeys.KeptBy),
            Key = Known(section.Scalar(VocabularyKeys.KeyField), fields)?.Text,
            Shows = [.. section.Texts(VocabularyKeys.Shows).Where(t => Known(t, fields, section) is not null).Select(t => t.Text)],
            Place = section.Place,
        };
        return Ruled(ledger, section, sound);
    }

    private Ledger Longer(Ledger ledger, Section section)
    {
        var shows = section.Has(VocabularyKeys.Shows) ? section.Texts(VocabularyKeys.Shows).Select(t => t.Text).ToArray() : null;
        var before = _findings.Count;
        var longer = ledger.WithFields(Fields(section, ledger.Fields), shows);
        return Ruled(longer, section, sound: _findings.Count == before);
    }

    /// <summary>The ledger with the section's rules, which are held to the fields' types only where those could be read.</summary>
    private Ledger Ruled(Ledger ledger, Section section, bool sound)
    {
        var rules = new List<LedgerRule>(ledger.Rules);
        foreach (var below in section.List(VocabularyKeys.Rules))
        {
            var text = below.Scalar(VocabularyKeys.Test);
            var says = below.Text(VocabularyKeys.Says);
            var about = below.Texts(VocabularyKeys.About);
            foreach (var stranger in about.Where(a => ledger.Find(a.Text) is null))
            {
                _findings.Unknown(stranger.At, "字段", stranger.Text, ledger.FormFields.Select(f => f.Name));
            }

            if (text is not null && RowTest.ForLedger(text, ledger, _findings, sound) is { } test)
            {
                rules.Add(new LedgerRule(text.Text, says, [.. about.Select(a => a.Text)], test.CertainlyFails));
            }

            below.Done();
        }

        section.Done();
        return new Ledger(ledger.Name, ledger.Label, ledger.Hint, ledger.Shape, ledger.Fields)
        {
            From = ledger.From, To = ledger.To, Single = ledger.Single, KeptBySystem = ledger.KeptBySystem, Key = ledger.Key, Shows = ledger.Shows, Rules = rules, Place = ledger.Place,
        };
    }

    private List<Field> Fields(Section section, IReadOnlyList<Field> before)
    {
        var fields = new List<Field>(before);
        foreach (var (name, below) in section.NamedSections(VocabularyKeys.Fields))
        {
            if (fields.Exists(f => f.Name == name.Text))
            {
                _findings.Error(name.At, "duplicate", $"字段“{name.Text}”已经有了");
                continue;
            }

            fields.Add(FieldReader.Read(name, below, fields.Count, _lists));
        }

        return fields;
    }

    private static Field Day(Section section, Key<EitherKind> key, string name, bool required)
    {
        if (section.Item(key) is YamlMap map)
        {
            var below = section.AsSection(map, key.Word, VocabularyKeys.Day)!;
            var own = below.Text(VocabularyKeys.DayName);
            var field = new Field
            {
                Name = own, Label = below.TextOrNull(VocabularyKeys.DayLabel) ?? own, Hint = below.TextOrNull(VocabularyKeys.DayHint), Type = FieldType.Date,
                Required = required, BlankMeansNone = !required, Ordinal = -1, Place = below.Place,
            };
            below.Done();
            return field;
        }

        var text = section.Scalar(key)?.Text ?? name;
        return new Field { Name = text, Label = text, Type = FieldType.Date, Required = required, BlankMeansNone = !required, Ordinal = -1, Place = section.Place };
    }

    private static Field? Ignore(Section section)
    {
        section.Item(VocabularyKeys.To);
        return null;
    }

    private YamlText? Known(YamlText? name, List<Field> fields, Section? days = null)
    {
        if (name is null || fields.Exists(f => f.Name == name.Text) || (days is not null && (days.Word(VocabularyKeys.From) == name.Text || days.Word(VocabularyKeys.To) == name.Text)))
        {
            return name;
        }

        _findings.Unknown(name.At, "字段", name.Text, fields.Select(f => f.Name));
        return null;
    }

    private void CheckReferences(List<Ledger> ledgers)
    {
        foreach (var field in ledgers.SelectMany(l => l.Fields).Where(f => f.RefersTo is { } to && !ledgers.Exists(l => l.Name == to)))
        {
            _findings.Unknown(field.Place.Mark, "台账", field.RefersTo!, ledgers.Select(l => l.Name));
        }
    }

    private string[] ItemsOf(YamlItem value, string name)
    {
        if (value is YamlList list)
        {
            return [.. list.Items.OfType<YamlText>().Select(t => t.Text)];
        }

        _findings.Error(value.At, "shape", $"列表“{name}”应是一列文字");
        return [];
    }
}
