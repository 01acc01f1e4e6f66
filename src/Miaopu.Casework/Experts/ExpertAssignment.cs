namespace Miaopu.Casework.Experts;

/// <summary>One expert's task on one case: declare, fill in the sheet, hand it in.</summary>
public sealed class ExpertAssignment
{
    private ExpertAssignment()
    {
    }

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    /// <summary>The run of advice it belongs to.</summary>
    public Guid RunId { get; private set; }

    public Guid ExpertId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTime AssignedAt { get; private set; }

    public Guid AssignedBy { get; private set; }

    /// <summary>When the expert declared to have no interest in the case; the material opens with it.</summary>
    public DateTime? DeclaredFreeAt { get; private set; }

    /// <summary>When the expert stepped back, declared a conflict, or was released.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Why it ended without a sheet.</summary>
    public string? EndReason { get; private set; }

    /// <summary>JSON of <see cref="AdviceSheet"/>; a draft until handed in.</summary>
    public string Sheet { get; private set; } = "{}";

    public DateTime? HandedInAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Still asked, and not yet answered.</summary>
    public bool IsOpen => EndedAt is null && HandedInAt is null;

    internal static ExpertAssignment Make(Guid id, Guid applicationId, Guid runId, Expert expert, Guid by, DateTime now) => new()
    {
        Id = id,
        ApplicationId = applicationId,
        RunId = runId,
        ExpertId = expert.Id,
        PersonId = expert.PersonId,
        AssignedAt = now,
        AssignedBy = by,
    };

    internal void DeclareFree(DateTime now) => DeclaredFreeAt = now;

    internal void End(string reason, DateTime now) => (EndedAt, EndReason) = (now, reason);

    /// <summary>Keeps the draft; autosave.</summary>
    public void Keep(string sheet)
    {
        if (IsOpen)
        {
            Sheet = sheet;
        }
    }

    internal void HandIn(string sheet, DateTime now) => (Sheet, HandedInAt) = (sheet, now);
}
