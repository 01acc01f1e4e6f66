using Miaopu.Casework.Cases;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Decisions;

/// <summary>决定：what the deciding body made of one case, with its reasons. It is proposed at the first sign-off and takes effect at the last.</summary>
public sealed class Decision
{
    private readonly List<DecisionSignOff> signOffs = [];

    private Decision()
    {
    }

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>One of <see cref="StageResults"/>: accept, refuse, return, defer.</summary>
    public string Result { get; private set; } = "";

    public string Reasons { get; private set; } = "";

    /// <summary>Minutes of the meeting that decided, where one did (会议纪要编号).</summary>
    public string? Minutes { get; private set; }

    /// <summary>Who proposed it, and when.</summary>
    public Guid By { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>When the last sign-off gave it effect; null before.</summary>
    public DateTime? EffectiveAt { get; private set; }

    /// <summary>When somebody who should have signed gave it back; another is proposed in its place.</summary>
    public DateTime? SentBackAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Who signed, in order; the proposal is the first.</summary>
    public IReadOnlyList<DecisionSignOff> SignOffs => signOffs;

    /// <summary>Proposed, and neither in effect nor given back.</summary>
    public bool IsPending => EffectiveAt is null && SentBackAt is null;

    internal static Decision Propose(Guid id, StageRun run, Guid applicationId, DecisionForm form, Guid by, DateTime now) => new()
    {
        Id = id,
        ApplicationId = applicationId,
        RunId = run.Id,
        Result = form.Result,
        Reasons = form.Reasons!.Trim(),
        Minutes = string.IsNullOrWhiteSpace(form.Minutes) ? null : form.Minutes.Trim(),
        By = by,
        At = now,
    };

    internal void Sign(string step, Guid by, string? note, bool last, DateTime now)
    {
        signOffs.Add(new DecisionSignOff(signOffs.Count + 1, step, by, now, string.IsNullOrWhiteSpace(note) ? null : note.Trim()));
        if (last)
        {
            EffectiveAt = now;
        }
    }

    internal void SendBack(string step, Guid by, string note, DateTime now)
    {
        signOffs.Add(new DecisionSignOff(signOffs.Count + 1, step, by, now, note));
        SentBackAt = now;
    }
}

/// <summary>One signature under a decision.</summary>
/// <param name="Number">From 1, in order.</param>
/// <param name="Step">Name of the sign-off, a word of the pack: 经办, 复核, 签发.</param>
public sealed record DecisionSignOff(int Number, string Step, Guid By, DateTime At, string? Note);

/// <param name="Result">One of the results the stage's ends name.</param>
/// <param name="Mend">For a return: what is to be mended.</param>
public sealed record DecisionForm(string Result, string? Reasons, string? Minutes, IReadOnlyList<ReturnItem> Mend);
