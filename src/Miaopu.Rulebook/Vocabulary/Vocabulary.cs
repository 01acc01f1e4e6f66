namespace Miaopu.Rulebook;

/// <summary>Which ledgers and fields exist: data, shipped under policies/vocabulary and extended by packs.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, Ledger> _byName;

    internal Vocabulary(IReadOnlyList<Ledger> ledgers, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        (Ledgers, Lists) = (ledgers, lists);
        _byName = ledgers.ToDictionary(l => l.Name, StringComparer.Ordinal);
    }

    /// <summary>No ledger at all.</summary>
    public static Vocabulary Empty { get; } = new([], new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>The ledgers in the order of menus.</summary>
    public IReadOnlyList<Ledger> Ledgers { get; }

    /// <summary>Named lists that fields share.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; }

    /// <summary>The ledger of this name, or null.</summary>
    public Ledger? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads one or several vocabulary files, in order; later ones may refer to earlier ones.</summary>
    public static VocabularyReading Read(IEnumerable<(string FileName, string Text)> files)
    {
        var vocabulary = Empty;
        var findings = new List<Finding>();
        foreach (var (fileName, text) in files)
        {
            var reading = VocabularyReader.Read(text, fileName, vocabulary);
            vocabulary = reading.Vocabulary;
            findings.AddRange(reading.Findings);
        }

        return new VocabularyReading(vocabulary, findings);
    }

    /// <summary>
    /// Every ledger of several vocabularies with every field that one of them gives it; of what has one name the first holds. For whoever holds records of many packs at once.
    /// </summary>
    public static Vocabulary Joined(IEnumerable<Vocabulary> vocabularies)
    {
        var all = vocabularies.Distinct().ToArray();
        var ledgers = all.SelectMany(v => v.Ledgers).GroupBy(l => l.Name, StringComparer.Ordinal).Select(g => g.First().WithFields(g.SelectMany(l => l.Fields)));
        return new([.. ledgers], all.SelectMany(v => v.Lists).DistinctBy(l => l.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>Reads one vocabulary file.</summary>
    public static VocabularyReading Read(string text, string fileName) => Read([(fileName, text)]);
}

/// <summary>A vocabulary and what is wrong with its text.</summary>
/// <param name="Vocabulary">What could be read; ledgers with faults are left out.</param>
/// <param name="Findings">In the order of the files.</param>
public sealed record VocabularyReading(Vocabulary Vocabulary, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => !Findings.Any(f => f.Severity == Severity.Error);
}
