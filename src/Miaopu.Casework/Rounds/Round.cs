using Miaopu.Casework.Organisations;

namespace Miaopu.Casework.Rounds;

/// <summary>批次：one call for applications under one or more packs, each pinned by hash, with the dates and contacts of its notice.</summary>
public sealed class Round
{
    private readonly List<RoundScheme> schemes = [];
    private readonly List<RoundDeadline> dates = [];

    private Round()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The authority that owns it.</summary>
    public Guid AuthorityId { get; private set; }

    public string AuthorityName { get; private set; } = "";

    /// <summary>Place of the authority in the forest; units below it may enter.</summary>
    public string AuthorityPath { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string? DocumentNumber { get; private set; }

    /// <summary>The notice as shown to the public, Markdown.</summary>
    public string NoticeText { get; private set; } = "";

    /// <summary>Whom to ask: lines of text as the notice gives them.</summary>
    public string Contacts { get; private set; } = "";

    public DateTime OpenedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<RoundScheme> Schemes => schemes;

    /// <summary>The dates the packs name, with the values this round gives them, the earliest first; a database keeps no order.</summary>
    public IReadOnlyList<RoundDeadline> Dates => [.. dates.OrderBy(d => d.Instant)];

    public bool IsOpen => ClosedAt is null;

    /// <summary>The first instant that is too late for the named date.</summary>
    public DateTime Due(string date) => dates.Single(d => d.Name == date).Instant;

    /// <summary>The pack by which an application of this scheme is judged.</summary>
    public RoundScheme? Scheme(string packId) => schemes.Find(s => s.PackId == packId);

    public static Round Open(
        Guid id, Organisation authority, string title, string? documentNumber, string noticeText, string contacts,
        IEnumerable<RoundScheme> schemes, IEnumerable<RoundDeadline> dates, DateTime now)
    {
        var round = new Round
        {
            Id = id,
            AuthorityId = authority.Id,
            AuthorityName = authority.Name,
            AuthorityPath = authority.Path,
            Title = title.Trim(),
            DocumentNumber = documentNumber,
            NoticeText = noticeText,
            Contacts = contacts,
            OpenedAt = now,
        };
        round.schemes.AddRange(schemes);
        round.dates.AddRange(dates.OrderBy(d => d.Instant));
        return round;
    }

    /// <summary>Moves a date for everybody; cases read it anew.</summary>
    public void Move(string date, DateTime instant)
    {
        dates.Single(d => d.Name == date).MoveTo(instant);
    }

    /// <summary>Another text of the policy takes the place of the pinned one, see <see cref="AmendRound"/>.</summary>
    internal void Amend(Rulebook.PolicyPack pack) => schemes.Single(s => s.PackId == pack.Id).Amend(pack);

    public void Close(DateTime now) => ClosedAt = now;
}

/// <summary>A pack of a round, pinned by hash. Only an amendment pins another text of the same policy.</summary>
public sealed record RoundScheme(string PackId, string PackHash, string Title, string Award, string CarrierKind)
{
    public string PackHash { get; private set; } = PackHash;

    public string Title { get; private set; } = Title;

    internal void Amend(Rulebook.PolicyPack pack) => (PackHash, Title) = (pack.Hash, pack.Title);
}

/// <summary>A date of a round: the name its packs give it, and the first instant (UTC) that is too late.</summary>
public sealed class RoundDeadline(string name, DateTime instant)
{
    public string Name { get; private set; } = name;

    public DateTime Instant { get; private set; } = instant;

    internal void MoveTo(DateTime instant) => Instant = instant;
}
