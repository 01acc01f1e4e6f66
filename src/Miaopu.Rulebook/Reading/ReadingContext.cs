namespace Miaopu.Rulebook;

/// <summary>What all readers of one file share.</summary>
/// <param name="findings">Where findings go.</param>
/// <param name="on">A day of the period that is read; numbers that change with time are read with the value they have then.</param>
internal sealed class ReadingContext(FindingList findings, DateOnly? on = null)
{
    internal FindingList Findings => findings;

    internal DateOnly On => on ?? DateOnly.MaxValue;

    /// <summary>From when to when the pack is in force, which the values of a number must cover.</summary>
    internal (DateOnly From, DateOnly? To) InForce { get; set; }

    /// <summary>The days on which some number changes.</summary>
    internal SortedSet<DateOnly> Turns { get; } = [];

    /// <summary>The values picked for the period.</summary>
    internal List<DatedNumber> Dated { get; } = [];

    /// <summary>What was changed of the packs that this one extends, in order.</summary>
    internal List<PackOverride> Changes { get; } = [];

    /// <summary>Those of whole items that say they tighten or relax.</summary>
    internal List<OrderedChange> Ordered { get; } = [];

    /// <summary>The changes behind an item of the tree.</summary>
    internal Dictionary<YamlItem, IReadOnlyList<PackOverride>> ChangesAt { get; } = new(ReferenceEqualityComparer.Instance);

    internal void Turn(DateOnly? day)
    {
        if (day is { } turn)
        {
            Turns.Add(turn);
        }
    }

    internal List<PackNumber> Numbers { get; } = [];

    internal List<PackNumber> Days { get; } = [];

    internal Quantity? Quantity(YamlText text, string path, bool counted = true)
    {
        if (Rulebook.Quantity.Parse(text.Text) is not { } quantity)
        {
            var large = text.Text.Length > 12 && char.IsAsciiDigit(text.Text.TrimStart('-', '+')[..1].FirstOrDefault());
            findings.Error(text.At, "shape", large ? $"“{Cut(text.Text)}”不是数，或者太大：应小于 1000 万亿" : $"“{Cut(text.Text)}”不是数");
            return null;
        }

        if (counted && text.At.File is null)
        {
            Numbers.Add(new PackNumber(path, text.Inside(0), quantity.DigitsLength, text.Text[..quantity.DigitsLength]));
        }

        return quantity;
    }

    /// <summary>The beginning of a text, for a finding that repeats it.</summary>
    private static string Cut(string text) => text.Length > 60 ? text[..60] + "…" : text;

    internal YamlText? AsText(YamlItem item, string key)
    {
        if (item is YamlText text && text.Text.Length > 0)
        {
            return text;
        }

        findings.Error(item.At, "shape", $"“{key}”应是一段文字");
        return null;
    }

    /// <summary>cite, ours and reading of an item whose shape says whether one of them must be there.</summary>
    internal Basis Basis(Section section)
    {
        var cites = new List<Citation>();
        foreach (var text in section.Texts(BasisKeys.Cite))
        {
            var cut = text.Text.IndexOf(' ', StringComparison.Ordinal);
            if (cut <= 0)
            {
                findings.Error(text.At, "citation", $"引用应写“文件 条款”，如 NOTICE 二(一)3，现为“{text.Text}”");
                continue;
            }

            var citation = new Citation(text.Text[..cut], text.Text[(cut + 1)..].Trim());
            cites.Add(citation);
            Citations.Add((citation, text.At, section.ItemName, section.ItemTitle));
        }

        var basis = new Basis(cites, section.TextOrNull(BasisKeys.Ours), section.TextOrNull(BasisKeys.Reading));
        if (section.Shape.NeedsBasis && !basis.IsStated)
        {
            findings.Error(section.At, "no-basis", $"“{section.Path}”没有写依据：请写 cite（文件和条款）或 ours（自定的理由）");
        }

        return basis;
    }

    internal List<(Citation Citation, Mark At, string Item, string? Title)> Citations { get; } = [];
}
