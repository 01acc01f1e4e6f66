namespace Miaopu.Rulebook;

/// <summary>The words for answers in case files.</summary>
internal static class AnswerWords
{
    private static readonly Dictionary<string, Answer> Words = new(StringComparer.Ordinal)
    {
        ["met"] = Answer.Met,
        ["not met"] = Answer.NotMet,
        ["missing data"] = Answer.MissingData,
        ["not applicable"] = Answer.NotApplicable,
        ["for a person"] = Answer.ForAPerson,
    };

    internal static Answer Read(YamlText text, FindingList findings)
    {
        if (Words.TryGetValue(text.Text, out var answer))
        {
            return answer;
        }

        findings.Unknown(text.At, "答案", text.Text, Words.Keys);
        return Answer.ForAPerson;
    }

    internal static string Of(Answer answer) => Words.First(w => w.Value == answer).Key;
}
