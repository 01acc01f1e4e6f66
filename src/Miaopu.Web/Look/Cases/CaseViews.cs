namespace Miaopu.Web.Look;

/// <summary>When something is due, in local time, with the distance already counted by the business calendar.</summary>
/// <param name="WorkingDaysLeft">Working days after today up to and with the due day; after it, the working days gone by since.</param>
public sealed record DueView(DateTime Due, DateTime Now, int WorkingDaysLeft)
{
    /// <summary>From so many working days on, the date asks for attention.</summary>
    public const int Soon = 3;

    /// <summary>What may be done once it has passed, where that is no lateness: the end of a period that has to run out first. Null for a limit.</summary>
    public string? Afterwards { get; init; }

    public bool Passed => Now > Due;

    public bool IsToday => Now.Date == Due.Date;

    public Tone Tone => Passed && Afterwards is null ? Tone.Bad : Passed || WorkingDaysLeft <= Soon ? Tone.Warn : Tone.Neutral;

    public string Distance
    {
        get
        {
            if (Passed)
            {
                return Afterwards ?? (WorkingDaysLeft == 0 ? "已过期限" : $"已逾期 {WorkingDaysLeft} 个工作日");
            }

            if (IsToday)
            {
                return "今天截止";
            }

            return WorkingDaysLeft == 0
                ? $"还有 {(Due.Date - Now.Date).Days} 天，其间没有工作日"
                : $"还有 {WorkingDaysLeft} 个工作日";
        }
    }
}

public enum StageProgress { Done, Now, Next, Skipped, Overdue }

/// <summary>One stage on the line of a case; the note is a date or whose turn it is.</summary>
public sealed record StageView(string Title, StageProgress Progress, string? Note = null);

/// <summary>One entry of a history, newest first or oldest first as the page decides.</summary>
public sealed record HistoryEntry(DateTime At, string Text)
{
    /// <summary>Who did it, with the organisation.</summary>
    public string? By { get; init; }

    /// <summary>Reasons, opinion, or what changed.</summary>
    public string? Detail { get; init; }

    public Tone Tone { get; init; }

    public string? Href { get; init; }
}
