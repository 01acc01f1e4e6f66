using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>One passage of a case through a stage. Entering a stage again makes a new run with the next attempt.</summary>
public sealed class StageRun
{
    private readonly List<StageSignature> signatures = [];

    private StageRun()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Id of the stage in the pack.</summary>
    public string Stage { get; private set; } = "";

    public string Title { get; private set; } = "";

    public StageAct Act { get; private set; }

    /// <summary>The organisation whose turn it is.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>From 1; how often the case has entered this stage.</summary>
    public int Attempt { get; private set; }

    /// <summary>The run of the parallel stage it is a branch of, or null.</summary>
    public Guid? FrameId { get; private set; }

    /// <summary>Index of the sign-off that is next (经办 0, 复核 1 …).</summary>
    public int Step { get; private set; }

    /// <summary>Whether each of its steps wants another person, see <see cref="FourEyes"/>.</summary>
    public bool SignersDiffer { get; private set; }

    /// <summary>Who acted at which of several steps, in order; what was sent back to the first step stays in it. Empty in a stage of one step.</summary>
    public IReadOnlyList<StageSignature> Signatures => signatures;

    public DateTime StartedAt { get; private set; }

    /// <summary>The first instant (UTC) that is too late; null for no limit.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>The due date was counted beyond the known calendar.</summary>
    public bool DueProvisional { get; private set; }

    /// <summary>The return that this run answers, or null.</summary>
    public Guid? ReturnId { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public Guid? EndedBy { get; private set; }

    /// <summary>One of <see cref="StageResults"/>; "superseded" for a branch that another branch's way out ended.</summary>
    public string? Result { get; private set; }

    /// <summary>What the person who ended it wrote.</summary>
    public string? Note { get; private set; }

    public const string Superseded = "superseded";

    internal static StageRun Enter(Guid id, Stage stage, Guid organisationId, int attempt, Guid? frameId, DateTime now, (DateTime At, bool Provisional)? due, Guid? returnId) => new()
    {
        Id = id,
        Stage = stage.Id,
        Title = stage.Title,
        Act = stage.Act,
        OrganisationId = organisationId,
        Attempt = attempt,
        FrameId = frameId,
        SignersDiffer = FourEyes.Bind(stage),
        StartedAt = now,
        DueAt = due?.At,
        DueProvisional = due?.Provisional ?? false,
        ReturnId = returnId,
    };

    internal void Sign(string title, People.Actor by, DateTime now) => signatures.Add(new StageSignature(Step, title, by.PersonId, by.Name, now));

    internal void SignOff() => Step++;

    internal void BackToFirstStep() => Step = 0;

    internal void End(string result, string? note, Guid by, DateTime now)
    {
        EndedAt = now;
        EndedBy = by;
        Result = result;
        Note = note;
    }

    internal void Extend(DateTime due, bool provisional) => (DueAt, DueProvisional) = (due, provisional);
}
