using Miaopu.Casework.Journal;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Policies;

/// <summary>The official text of a document that packs cite (原文), as an office brought it in. It is shown beside the clauses and bears on nothing.</summary>
public sealed class SourceText
{
    public const int LongestKey = 500;

    public const int MostCharacters = 500_000;

    private SourceText()
    {
    }

    /// <summary>See <see cref="KeyOf"/>.</summary>
    public string Key { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>The file it was read from, for whoever looks it up again.</summary>
    public string FileName { get; private set; } = "";

    public DateTime ImportedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>What tells texts apart: whose policies cite the document, and its issuer, number and title. Policies of one authority that cite the same document share its text; no other authority changes it.</summary>
    public static string KeyOf(PolicyPack pack, Source source)
    {
        var key = $"{pack.Authority}\n{source.Issuer}\n{source.Number}\n{source.Title}";
        return key.Length > LongestKey ? key[..LongestKey] : key;
    }

    /// <summary>Takes a text in, or another in the place of one there is.</summary>
    /// <param name="there">What there is of the document, or null.</param>
    public static Outcome<(SourceText Text, Happening Happening)> Import(PolicyPack pack, Source source, string text, string fileName, SourceText? there, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Refusal("文件里没有文字。扫描件请先做文字识别，再导入。", "File");
        }

        if (text.Length > MostCharacters)
        {
            return new Refusal($"原文最多 {MostCharacters:N0} 个字，现有 {text.Length:N0} 个字，请只导入这份文件。", "File");
        }

        var kept = there ?? new SourceText { Key = KeyOf(pack, source) };
        kept.Text = text;
        kept.FileName = fileName.Length > 200 ? fileName[..200] : fileName;
        kept.ImportedAt = now;
        return (kept, new Happening(Streams.Policy(pack.Id), "SourceImported", new { Source = source.Id, source.Title, source.Number, Hash = ContentHash.OfText(text).Value, Characters = text.Length }));
    }
}
