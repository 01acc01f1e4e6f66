using Miaopu.Rulebook;

namespace Miaopu.Casework.Review;

/// <summary>What somebody of a body judged where the pack leaves the answer to a person. A later one on the same part and record takes its place.</summary>
public sealed class CaseJudgment
{
    private CaseJudgment()
    {
    }

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>Id of the criterion or of its part.</summary>
    public string PartId { get; private set; } = "";

    /// <summary>The ledger record it is about; null when it is about all.</summary>
    public string? RowId { get; private set; }

    /// <summary>Met, not met or not applicable.</summary>
    public Answer Answer { get; private set; }

    public string Why { get; private set; } = "";

    public Guid By { get; private set; }

    /// <summary>The organisation that judged, as readers see it.</summary>
    public string ByName { get; private set; } = "";

    public DateTime At { get; private set; }

    public static CaseJudgment Make(
        Guid id, Guid applicationId, Guid runId, string partId, string? rowId, Answer answer, string why, People.Actor actor, DateTime now) => new()
        {
            Id = id,
            ApplicationId = applicationId,
            RunId = runId,
            PartId = partId,
            RowId = rowId,
            Answer = answer,
            Why = why,
            By = actor.PersonId,
            ByName = actor.OrganisationName,
            At = now,
        };

    /// <summary>As the rulebook reads them: the last word on each part and record, in the order in which they were spoken.</summary>
    public static IReadOnlyList<Judgment> LastWords(IEnumerable<CaseJudgment> judgments) =>
        [.. judgments.GroupBy(j => (j.PartId, j.RowId)).Select(g => g.OrderBy(j => j.At).ThenBy(j => j.Id).Last()).OrderBy(j => j.At).ThenBy(j => j.Id)
            .Select(j => new Judgment(j.PartId, j.RowId, j.Answer, j.ByName, j.Why))];
}
