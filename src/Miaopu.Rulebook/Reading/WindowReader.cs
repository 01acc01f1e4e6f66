namespace Miaopu.Rulebook;

/// <summary>Reads windows.</summary>
internal static class WindowReader
{
    private const int LongestWindow = 1200;

    internal static List<Window> Read(Section section)
    {
        var windows = new List<Window>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Windows))
        {
            if (below.Has(WindowKeys.Either))
            {
                windows.Add(new Window(name.Text, 1, WindowEnd.Cutoff, section.Context.Basis(below), below.Place) { Choice = Choice(below) });
                below.Done();
                continue;
            }

            var months = below.Whole(WindowKeys.Months) ?? (below.Whole(WindowKeys.Years) is { } years ? years * 12 : 0);
            if (months <= 0)
            {
                below.Findings.Error(below.At, "missing", "时间窗要写大于 0 的“months”或“years”，或写“either”");
            }
            else if (months > LongestWindow)
            {
                below.Findings.Error(below.MarkOf(below.Has(WindowKeys.Years) ? WindowKeys.Years : WindowKeys.Months), "range", $"时间窗最长 {LongestWindow / 12} 年");
            }

            var end = below.Choice(WindowKeys.Ending);
            windows.Add(new Window(name.Text, Math.Clamp(months, 1, LongestWindow), end, section.Context.Basis(below), below.Place));
            below.Done();
        }

        return windows;
    }

    private static WindowChoice Choice(Section below)
    {
        var either = below.Texts(WindowKeys.Either);
        Key[] others = [WindowKeys.Months, WindowKeys.Years, WindowKeys.Ending];
        if (either.Count < 2 || others.Any(o => below.Item(o) is not null))
        {
            below.Findings.Error(below.MarkOf(WindowKeys.Either), "shape", "“either”要列出两个以上的时间窗，不再写长度和截止");
        }

        return new WindowChoice([.. either.Select(e => e.Text)], below.TextNeeded(WindowKeys.ChosenBy))
        {
            Marks = [.. either.Select(e => e.At)],
            ChosenByMark = below.Has(WindowKeys.ChosenBy) ? below.MarkOf(WindowKeys.ChosenBy) : below.At,
        };
    }
}
