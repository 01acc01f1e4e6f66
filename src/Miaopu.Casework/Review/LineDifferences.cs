using Miaopu.Casework.Cases;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Review;

/// <summary>Says of each line of a checklist whether what it rests on changed between two submissions: its verdict, numbers, files and texts, and every record of the ledgers it was read from. In doubt, it changed.</summary>
internal sealed class LineDifferences(SubmittedContent before, SubmittedContent now, PolicyPack pack)
{
    public bool Changed(CheckLine line) => line.Verdict is { } verdict ? Criterion(verdict, line.About) : Material(line.Material!, line.About);

    private bool Criterion(CriterionVerdict verdict, string about)
    {
        var criterion = verdict.Criterion;
        var measures = criterion.Root.All().OfType<ComparePart>().Select(p => p.Measure).ToHashSet(StringComparer.Ordinal);
        var rows = Rows(verdict.Root).Concat(Of(before).Concat(Of(now)).SelectMany(m => m.Records)).ToHashSet(StringComparer.Ordinal);
        var ledgers = before.Records.Concat(now.Records).Where(r => rows.Contains(r.Id)).Select(r => r.Ledger).ToHashSet(StringComparer.Ordinal);
        return Answer(before) != Answer(now)
            || !Of(before).Select(m => (m.Name, m.Text)).SequenceEqual(Of(now).Select(m => (m.Name, m.Text)))
            || !Kept(before).SetEquals(Kept(now))
            || !Files(before, [about, .. criterion.Evidence.Select(Checklist.AboutMaterial)]).SetEquals(Files(now, [about, .. criterion.Evidence.Select(Checklist.AboutMaterial)]))
            || Text(before) != Text(now);

        IEnumerable<SubmittedMeasure> Of(SubmittedContent content) => content.Measures.Where(m => measures.Contains(m.Name));
        string? Answer(SubmittedContent content) => content.Verdicts.FirstOrDefault(v => v.Criterion == criterion.Id) is { } v ? $"{v.Answer}\n{string.Join('\n', v.Missing)}" : null;
        HashSet<string> Kept(SubmittedContent content) => [.. content.Records.Where(r => ledgers.Contains(r.Ledger)).Select(Describe)];
        string? Text(SubmittedContent content) => content.Texts.FirstOrDefault(t => t.Key == ApplicationForm.ReasonOf(criterion))?.Text;
    }

    /// <summary>What the form itself makes is made of all that was written and recorded.</summary>
    private bool Material(Material material, string about)
    {
        var parts = pack.Materials.Where(m => m.PartOf == material.Id).Select(m => Checklist.AboutMaterial(m.Id)).Prepend(about).ToArray();
        return !Files(before, parts).SetEquals(Files(now, parts))
            || (material.Origin == MaterialOrigin.Form
                && (!before.Texts.Select(t => (t.Key, t.Text)).ToHashSet().SetEquals(now.Texts.Select(t => (t.Key, t.Text))) || !before.Records.Select(Describe).ToHashSet().SetEquals(now.Records.Select(Describe))));
    }

    private static HashSet<string> Files(SubmittedContent content, IReadOnlyCollection<string> slots) => [.. content.Files.Where(f => slots.Contains(f.Slot)).Select(f => $"{f.Slot}|{f.Hash}")];

    private static string Describe(SubmittedRecord record) => $"{record.Id}|{record.From:O}|{record.To:O}|{string.Join('|', record.Fields.Select(f => f.Key + "=" + f.Text))}";

    private static IEnumerable<string> Rows(PartVerdict part) => part.Rows.Concat(Rows(part.Value)).Concat(part.Parts.SelectMany(Rows));

    private static IEnumerable<string> Rows(MeasuredValue? value) => value is null ? [] : value.Rows.Concat(Rows(value.Numerator)).Concat(Rows(value.Denominator));
}
