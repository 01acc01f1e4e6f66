using System.Diagnostics.CodeAnalysis;

namespace Miaopu.Rulebook;

/// <summary>The words for answers in case files.</summary>
internal static class AnswerWords
{
    /// <summary>The words as a schema lists them.</summary>
    internal static readonly ChoiceKind<Answer> Kind = new(
        null,
        ("met", Answer.Met),
        ("not met", Answer.NotMet),
        ("missing data", Answer.MissingData),
        ("not applicable", Answer.NotApplicable),
        ("for a person", Answer.ForAPerson));

    private static readonly Dictionary<string, Answer> Words = Kind.Choices.ToDictionary(c => c.Word, c => c.Value, StringComparer.Ordinal);

    internal static Answer Read(YamlText text, FindingList findings)
    {
        if (Words.TryGetValue(text.Text, out var answer))
        {
            return answer;
        }

        findings.Unknown(text.At, "答案", text.Text, Words.Keys);
        return Answer.ForAPerson;
    }

    /// <summary>The answer of a word that code wrote; null where this version knows no such word.</summary>
    internal static Answer? Find(string word) => Words.TryGetValue(word, out var answer) ? answer : null;

    /// <summary>A word that code wrote, as people read it: of an engine that has other words, the word itself.</summary>
    [return: NotNullIfNotNull(nameof(word))]
    internal static string? Told(string? word) => word is null ? null : Find(word) is { } answer ? Wording.Word(answer) : $"“{word}”";

    internal static string Of(Answer answer) => Words.First(w => w.Value == answer).Key;
}
