namespace Miaopu.Rulebook;

/// <summary>The day on which a window ends.</summary>
public enum WindowEnd
{
    /// <summary>The cutoff itself.</summary>
    Cutoff,

    /// <summary>The last day of the month before the cutoff's.</summary>
    LastMonthEnd,

    /// <summary>The last day of the quarter before the cutoff's.</summary>
    LastQuarterEnd,

    /// <summary>31 December of the year before the cutoff's.</summary>
    LastYearEnd,

    /// <summary>31 December of the cutoff's year.</summary>
    YearEnd,
}

/// <summary>A named period that measures count in: so many whole months, ending on a day. Both days are included.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Months">Length.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record Window(string Name, int Months, WindowEnd End, Basis Basis, Place Place)
{
    /// <summary>The windows of which the applicant chooses one, for all that counts in this one; null for a period of its own.</summary>
    public WindowChoice? Choice { get; init; }

    /// <summary>First and last day for a cutoff. Twelve months to 2021-05-14 begin on 2020-05-15.</summary>
    public (DateOnly First, DateOnly Last) Days(DateOnly cutoff)
    {
        var last = End switch
        {
            WindowEnd.LastMonthEnd => new DateOnly(cutoff.Year, cutoff.Month, 1).AddDays(-1),
            WindowEnd.LastQuarterEnd => new DateOnly(cutoff.Year, ((cutoff.Month - 1) / 3 * 3) + 1, 1).AddDays(-1),
            WindowEnd.LastYearEnd => new DateOnly(cutoff.Year - 1, 12, 31),
            WindowEnd.YearEnd => new DateOnly(cutoff.Year, 12, 31),
            _ => cutoff,
        };
        var endsMonth = last.AddDays(1).Day == 1;
        var first = endsMonth ? last.AddDays(1).AddMonths(-Months) : last.AddMonths(-Months).AddDays(1);
        return (first, last);
    }
}

/// <summary>Several windows of which an applicant chooses one.</summary>
/// <param name="Either">Names of the windows.</param>
/// <param name="ChosenBy">Name of the measure that says which: its items are the names of the windows.</param>
public sealed record WindowChoice(IReadOnlyList<string> Either, string ChosenBy)
{
    internal IReadOnlyList<Mark> Marks { get; init; } = [];

    internal Mark ChosenByMark { get; init; }
}
