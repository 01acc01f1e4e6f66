namespace Miaopu.Rulebook;

/// <summary>How periods follow each other where those in a row are counted.</summary>
public enum StreakStep
{
    /// <summary>By the whole number that a field of the record holds, such as the year it is about.</summary>
    Number,

    /// <summary>Months, counted back from the window's last day.</summary>
    Month,

    /// <summary>Quarters, likewise.</summary>
    Quarter,

    /// <summary>Half years, likewise.</summary>
    HalfYear,

    /// <summary>Years, likewise.</summary>
    Year,
}

/// <summary>How periods in a row are counted.</summary>
/// <param name="Step">What a period is.</param>
/// <param name="GapIsUnknown">Whether a period without any record is an unknown; otherwise it ends the row. Only for periods of the calendar.</param>
public sealed record Streak(StreakStep Step, bool GapIsUnknown)
{
    /// <summary>Months a period has; 0 for <see cref="StreakStep.Number"/>.</summary>
    public int Months => Step switch { StreakStep.Month => 1, StreakStep.Quarter => 3, StreakStep.HalfYear => 6, StreakStep.Year => 12, _ => 0 };

    internal Mark At { get; init; }
}
