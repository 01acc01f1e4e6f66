using Miaopu.Casework.People;

namespace Miaopu.Casework.Rounds;

/// <summary>批次修订: that a round and its open cases should go on under another text of the same policy, by one person, until another has agreed or declined.</summary>
public sealed class RoundAmendment
{
    private List<AmendedCase> cases = [];

    private RoundAmendment()
    {
    }

    public Guid Id { get; private set; }

    public Guid RoundId { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>Id of the policy.</summary>
    public string PackId { get; private set; } = "";

    /// <summary>Hash of the text the round had when it was proposed.</summary>
    public string FromHash { get; private set; } = "";

    /// <summary>Hash of the text it should have.</summary>
    public string ToHash { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>Number of the document by which it is made known.</summary>
    public string DocumentNumber { get; private set; } = "";

    public Guid ProposedBy { get; private set; }

    public string ProposedByName { get; private set; } = "";

    public DateTime ProposedAt { get; private set; }

    public Guid? SettledBy { get; private set; }

    public string? SettledByName { get; private set; }

    public DateTime? SettledAt { get; private set; }

    /// <summary>Whether the second person agreed; null while it waits.</summary>
    public bool? Agreed { get; private set; }

    public int Version { get; private set; }

    /// <summary>The cases it touched when it took effect, each with what of its verdict changed.</summary>
    public IReadOnlyList<AmendedCase> Cases => cases;

    internal static RoundAmendment Propose(Guid id, Round round, string packId, string toHash, string reason, string number, Actor by, DateTime now) => new()
    {
        Id = id,
        RoundId = round.Id,
        OrganisationId = by.OrganisationId,
        PackId = packId,
        FromHash = round.Scheme(packId)!.PackHash,
        ToHash = toHash,
        Reason = reason,
        DocumentNumber = number,
        ProposedBy = by.PersonId,
        ProposedByName = by.Name,
        ProposedAt = now,
    };

    internal void Settle(bool agreed, IEnumerable<AmendedCase> touched, Actor by, DateTime now) =>
        (Agreed, cases, SettledBy, SettledByName, SettledAt) = (agreed, [.. touched], by.PersonId, by.Name, now);
}

/// <summary>A case that an amendment touches.</summary>
/// <param name="Stage">Where it stood.</param>
/// <param name="HandedIn">Whether its facts were frozen; otherwise its verdict was worked out from what the ledgers held that day.</param>
/// <param name="Criteria">Ids of the criteria that are answered otherwise.</param>
/// <param name="Changes">What changes of its verdict, one sentence a criterion; empty where nothing does.</param>
public sealed record AmendedCase(
    Guid ApplicationId, string CarrierName, string? ReceiptNumber, string Stage, bool HandedIn, IReadOnlyList<string> Criteria, IReadOnlyList<string> Changes);
