using System.Text.Json;

namespace Miaopu.Casework.Policies;

/// <summary>One text of a vocabulary file.</summary>
public sealed record VocabularyText(string File, string Text);

/// <summary>The texts of the shared vocabulary at one time, addressed by one hash over all of them. Packs and ledgers are read with an edition of it.</summary>
public sealed class VocabularyEdition
{
    private VocabularyEdition()
    {
    }

    public string Hash { get; private set; } = "";

    /// <summary>JSON of the texts in the order they are read.</summary>
    public string Texts { get; private set; } = "";

    /// <summary>Since when it is the one in use; the newest is.</summary>
    public DateTime InUseSince { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<VocabularyText> Files => JsonSerializer.Deserialize<List<VocabularyText>>(Texts)!;

    public static VocabularyEdition Of(IReadOnlyList<VocabularyText> texts, DateTime now) => new()
    {
        Hash = HashOf(texts),
        Texts = JsonSerializer.Serialize(texts),
        InUseSince = now,
    };

    public void UseAgain(DateTime now) => InUseSince = now;

    /// <summary>SHA-256 over names and texts in order, each preceded by its length so that no two sets share a hash.</summary>
    public static string HashOf(IEnumerable<VocabularyText> texts) =>
        Values.ContentHash.OfText(string.Concat(texts.SelectMany(t => new[] { t.File, t.Text }).Select(part => $"{part.Length}:{part}"))).Value;
}
