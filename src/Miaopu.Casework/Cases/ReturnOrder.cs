namespace Miaopu.Casework.Cases;

/// <summary>退回修改: back to the applicant, with what is to be mended and by when.</summary>
public sealed class ReturnOrder
{
    private readonly List<ReturnItem> items = [];

    private ReturnOrder()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Stage that returned it.</summary>
    public string FromStage { get; private set; } = "";

    public string FromTitle { get; private set; } = "";

    public Guid RunId { get; private set; }

    public DateTime At { get; private set; }

    public Guid By { get; private set; }

    /// <summary>The first instant (UTC) that is too late; null where the pack sets no time.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>The stage the resubmitted case comes back to; null walks the graph anew.</summary>
    public string? ResumeStage { get; private set; }

    /// <summary>Outcome at which the case closes when the due date passes, or null.</summary>
    public string? LapseOutcome { get; private set; }

    /// <summary>Working days the returning stage still had where its clock stops meanwhile; null otherwise.</summary>
    public int? WorkingDaysLeft { get; private set; }

    public DateTime? SettledAt { get; private set; }

    public IReadOnlyList<ReturnItem> Items => items;

    internal static ReturnOrder Make(
        Guid id, StageRun run, IEnumerable<ReturnItem> items, DateTime? due, string? resume, string? lapse, int? daysLeft, Guid by, DateTime now)
    {
        var order = new ReturnOrder
        {
            Id = id,
            FromStage = run.Stage,
            FromTitle = run.Title,
            RunId = run.Id,
            At = now,
            By = by,
            DueAt = due,
            ResumeStage = resume,
            LapseOutcome = lapse,
            WorkingDaysLeft = daysLeft,
        };
        order.items.AddRange(items);
        return order;
    }

    internal void Extend(DateTime due) => DueAt = due;

    internal void Settle(DateTime now) => SettledAt = now;
}

/// <summary>One thing to mend.</summary>
/// <param name="About">Id of the criterion, material or form field; empty where it concerns the whole.</param>
/// <param name="Label">Its name as shown.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
public sealed record ReturnItem(string About, string Label, string Reason);
