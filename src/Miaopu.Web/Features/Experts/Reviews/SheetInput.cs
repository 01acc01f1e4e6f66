using System.Globalization;
using Miaopu.Casework;
using Miaopu.Casework.Experts;
using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Experts.Reviews;

/// <summary>What the page of a review posts: by id of the criterion or scored item. A form without a value for it binds null; that is no value.</summary>
public sealed class SheetInput
{
    public Dictionary<string, string?> Answers { get; set => field = value ?? []; } = [];

    public Dictionary<string, string?> Scores { get; set => field = value ?? []; } = [];

    public Dictionary<string, string?> Texts { get; set => field = value ?? []; } = [];

    public string? Supports { get; set; }

    public string? Opinion { get; set; }

    public static SheetInput Of(AdviceSheet sheet) => new()
    {
        Answers = sheet.Lines.ToDictionary(l => l.Key, l => l.Value.Answer?.ToString()),
        Scores = sheet.Lines.ToDictionary(l => l.Key, l => l.Value.Score?.ToString("0.##", CultureInfo.InvariantCulture)),
        Texts = sheet.Lines.ToDictionary(l => l.Key, l => (string?)l.Value.Text),
        Supports = sheet.Supports?.ToString(),
        Opinion = sheet.Opinion,
    };

    /// <summary>The sheet, and what in it does not read. Ids that the pack's sheet does not ask about are left out.</summary>
    public (AdviceSheet Sheet, List<Refusal> Unreadable) Read(ReviewSheet asked)
    {
        var unreadable = new List<Refusal>();
        var lines = new Dictionary<string, AdviceLine>();
        foreach (var id in asked.Criteria)
        {
            lines[id] = new AdviceLine(Enum.TryParse<Answer>(Answers.GetValueOrDefault(id), out var answer) && answer is Answer.Met or Answer.NotMet or Answer.NotApplicable ? answer : null, null, Text(id, unreadable));
        }

        foreach (var item in asked.Scores)
        {
            var typed = Scores.GetValueOrDefault(item.Id)?.Trim() ?? "";
            var read = decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score);
            if (typed.Length > 0 && (!read || decimal.Round(score, 2) != score))
            {
                unreadable.Add(new Refusal($"“{item.Title}”的分数“{typed}”应是数字，最多两位小数。", "line:" + item.Id));
            }

            lines[item.Id] = new AdviceLine(null, read ? score : null, Text(item.Id, unreadable));
        }

        var opinion = Opinion?.Trim() ?? "";
        if (opinion.Length > LongestOpinion)
        {
            unreadable.Add(new Refusal($"总体意见最多 {LongestOpinion} 个字，现有 {opinion.Length} 个字。", "opinion"));
        }

        return (new AdviceSheet(lines, opinion, Supports switch { "True" => true, "False" => false, _ => null }), unreadable);
    }

    public const int LongestText = 500;

    public const int LongestOpinion = 2000;

    private string Text(string id, List<Refusal> unreadable)
    {
        var text = Texts.GetValueOrDefault(id)?.Trim() ?? "";
        if (text.Length > LongestText)
        {
            unreadable.Add(new Refusal($"理由最多 {LongestText} 个字，现有 {text.Length} 个字。", "text:" + id));
        }

        return text;
    }
}
