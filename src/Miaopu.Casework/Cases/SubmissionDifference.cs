using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>One thing that is not as it was in the submission before.</summary>
/// <param name="Part">What kind of thing: 填写, 度量, 台账, 文件.</param>
/// <param name="Before">Null where it was not there.</param>
/// <param name="After">Null where it is gone.</param>
public sealed record SubmissionChange(string Part, string Label, string? Before, string? After);

/// <summary>与上次提交的差异: what changed between two submissions of one case.</summary>
public static class SubmissionDifference
{
    /// <param name="personal">Whether personal fields of records are shown; a change of one is told either way.</param>
    public static IReadOnlyList<SubmissionChange> Between(SubmittedContent before, SubmittedContent after, PolicyPack pack, bool personal = true)
    {
        var changes = new List<SubmissionChange>();
        Compare("填写", before.Texts, after.Texts, t => t.Key, t => t.Label, t => t.Text);
        Compare("度量", before.Measures, after.Measures, m => m.Name, m => m.Title, m => m.Text);
        Compare("台账", before.Records, after.Records, r => r.Id, r => $"{pack.Vocabulary.Find(r.Ledger)?.Label ?? r.Ledger} · {r.Shown(pack, personal).FirstOrDefault()?.Text}", r => Describe(r, r.Fields), r => Describe(r, r.Shown(pack, personal)));
        Compare("文件", before.Files, after.Files, f => f.Id.ToString("N"), f => SlotTitle(f.Slot, pack), f => f.Name);
        return changes;

        void Compare<T>(
            string part, IEnumerable<T> was, IEnumerable<T> now, Func<T, string> key, Func<T, string> label, Func<T, string> text, Func<T, string>? show = null)
            where T : class
        {
            show ??= text;
            var old = was.ToDictionary(key, StringComparer.Ordinal);
            foreach (var item in now)
            {
                old.Remove(key(item), out var same);
                if (same is null || text(same) != text(item))
                {
                    changes.Add(new SubmissionChange(part, label(item), same is null ? null : show(same), show(item)));
                }
            }

            changes.AddRange(old.Values.Select(gone => new SubmissionChange(part, label(gone), show(gone), null)));
        }
    }

    /// <summary>What people call a slot.</summary>
    public static string SlotTitle(string slot, PolicyPack pack) => slot.Split(':', 2) switch
    {
        ["material", var id] => pack.Materials.FirstOrDefault(m => m.Id == id)?.Title ?? id,
        ["criterion", var id] => pack.Criterion(id)?.Title ?? id,
        _ => slot,
    };

    private static string Describe(SubmittedRecord record, IEnumerable<SubmittedText> fields) =>
        string.Join('；', new[] { record.From is { } from ? $"{from:yyyy-MM-dd} 起" : null, record.To is { } to ? $"至 {to:yyyy-MM-dd}" : null }
            .OfType<string>().Concat(fields.Select(f => $"{f.Label}：{f.Text}")));
}
