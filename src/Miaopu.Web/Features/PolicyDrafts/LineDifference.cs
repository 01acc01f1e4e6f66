namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>What became of a line.</summary>
public enum LineChange
{
    Kept,
    Removed,
    Added,
}

/// <summary>A line of two texts held against each other.</summary>
/// <param name="Number">Its number in the text it stands in: the second, or the first where it was removed. From 1.</param>
public readonly record struct DifferentLine(LineChange Change, int Number, string Text);

/// <summary>Two texts line by line: the fewest lines that have to go and come, with a few unchanged ones around them.</summary>
public static class LineDifference
{
    /// <summary>Beyond so many changed lines nobody looks for the fewest: what is between the same beginning and the same end is told as replaced.</summary>
    private const int MostSteps = 1500;

    private const int Around = 3;

    /// <summary>Runs of lines in the order of the text; between two runs nothing changed. None where the texts are the same.</summary>
    public static IReadOnlyList<IReadOnlyList<DifferentLine>> Between(string before, string after)
    {
        var lines = Lines(before.Split('\n'), after.Split('\n'));
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Change != LineChange.Kept)
            {
                shown.AsSpan(Math.Max(0, i - Around), Math.Min(lines.Count, i + Around + 1) - Math.Max(0, i - Around)).Fill(true);
            }
        }

        var runs = new List<List<DifferentLine>>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!shown[i])
            {
                continue;
            }

            if (i == 0 || !shown[i - 1])
            {
                runs.Add([]);
            }

            runs[^1].Add(lines[i]);
        }

        return runs;
    }

    private static List<DifferentLine> Lines(string[] one, string[] two)
    {
        var head = 0;
        while (head < one.Length && head < two.Length && one[head] == two[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < one.Length - head && tail < two.Length - head && one[^(tail + 1)] == two[^(tail + 1)])
        {
            tail++;
        }

        var lines = new List<DifferentLine>(two.Length);
        lines.AddRange(two.Take(head).Select((text, i) => new DifferentLine(LineChange.Kept, i + 1, text)));
        var (x, y) = (head, head);
        foreach (var change in Script(one.AsSpan(head..^tail).ToArray(), two.AsSpan(head..^tail).ToArray()))
        {
            lines.Add(change == LineChange.Removed ? new(change, x + 1, one[x]) : new(change, y + 1, two[y]));
            x += change == LineChange.Added ? 0 : 1;
            y += change == LineChange.Removed ? 0 : 1;
        }

        lines.AddRange(two.Skip(two.Length - tail).Select((text, i) => new DifferentLine(LineChange.Kept, two.Length - tail + i + 1, text)));
        return lines;
    }

    // Myers: the furthest that each diagonal reaches with so many changes, kept for the way back.
    private static List<LineChange> Script(string[] one, string[] two)
    {
        var most = Math.Min(one.Length + two.Length, MostSteps);
        var furthest = new Dictionary<int, int> { [1] = 0 };
        var trail = new List<Dictionary<int, int>>();
        for (var changes = 0; changes <= most; changes++)
        {
            trail.Add(new(furthest));
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var x = Down(furthest, diagonal, changes) ? furthest[diagonal + 1] : furthest[diagonal - 1] + 1;
                while (x < one.Length && x - diagonal < two.Length && one[x] == two[x - diagonal])
                {
                    x++;
                }

                furthest[diagonal] = x;
                if (x >= one.Length && x - diagonal >= two.Length)
                {
                    return Back(trail, one.Length, two.Length);
                }
            }
        }

        return [.. Enumerable.Repeat(LineChange.Removed, one.Length), .. Enumerable.Repeat(LineChange.Added, two.Length)];
    }

    private static bool Down(Dictionary<int, int> furthest, int diagonal, int changes) =>
        diagonal == -changes || (diagonal != changes && furthest[diagonal - 1] < furthest[diagonal + 1]);

    private static List<LineChange> Back(List<Dictionary<int, int>> trail, int x, int y)
    {
        var script = new List<LineChange>();
        for (var changes = trail.Count - 1; changes >= 0; changes--)
        {
            var diagonal = x - y;
            var from = Down(trail[changes], diagonal, changes) ? diagonal + 1 : diagonal - 1;
            var (startX, startY) = (trail[changes][from], trail[changes][from] - from);
            for (; x > startX && y > startY; x--, y--)
            {
                script.Add(LineChange.Kept);
            }

            if (changes > 0)
            {
                script.Add(x == startX ? LineChange.Added : LineChange.Removed);
                (x, y) = (startX, startY);
            }
        }

        script.Reverse();
        return script;
    }
}
