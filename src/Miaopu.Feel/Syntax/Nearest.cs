namespace Miaopu.Feel;

/// <summary>Finds the known name most like one that is not known.</summary>
internal static class Nearest
{
    /// <summary>The nearest name, or null if none is near: at most half of the longer name may differ.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > 60)
        {
            return null;
        }

        string? best = null;
        var least = int.MaxValue;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) > Math.Max(candidate.Length, name.Length) / 2)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance * 2 <= Math.Max(name.Length, candidate.Length)
                && (distance < least || (distance == least && string.CompareOrdinal(candidate, best) < 0)))
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    public static string Hint(string? nearest) => nearest is null ? "" : $"，是否指“{nearest}”";

    // edits of single characters, two neighbours swapped counting once
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
