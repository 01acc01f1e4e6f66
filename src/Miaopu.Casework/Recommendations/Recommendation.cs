namespace Miaopu.Casework.Recommendations;

/// <summary>推荐：one body hands a batch of ranked cases on, with the letter and table made of them.</summary>
public sealed class Recommendation
{
    private readonly List<RecommendedCase> cases = [];

    private Recommendation()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public string OrganisationName { get; private set; } = "";

    public Guid RoundId { get; private set; }

    /// <summary>Title of the table the cases share, see <see cref="Ranking.RankingGroup"/>.</summary>
    public string Group { get; private set; } = "";

    /// <summary>发文字号 of the letter.</summary>
    public string DocumentNumber { get; private set; } = "";

    /// <summary>成文日期.</summary>
    public DateOnly SignedOn { get; private set; }

    public DateTime HandedInAt { get; private set; }

    public Guid HandedInBy { get; private set; }

    /// <summary>SHA-256 of the letter as handed in; the file is kept under it.</summary>
    public string LetterHash { get; private set; } = "";

    public string TableHash { get; private set; } = "";

    public int Version { get; private set; }

    /// <summary>In ranked order.</summary>
    public IReadOnlyList<RecommendedCase> Cases => cases;

    internal static Recommendation Make(
        Guid id, People.Actor actor, Guid roundId, string group, LetterFacts letter, string letterHash, string tableHash, IEnumerable<RecommendedCase> cases, DateTime now)
    {
        var recommendation = new Recommendation
        {
            Id = id,
            OrganisationId = actor.OrganisationId,
            OrganisationName = actor.OrganisationName,
            RoundId = roundId,
            Group = group,
            DocumentNumber = letter.DocumentNumber!.Trim(),
            SignedOn = letter.SignedOn!.Value,
            HandedInAt = now,
            HandedInBy = actor.PersonId,
            LetterHash = letterHash,
            TableHash = tableHash,
        };
        recommendation.cases.AddRange(cases);
        return recommendation;
    }
}

/// <summary>A case as it was recommended.</summary>
public sealed record RecommendedCase(Guid ApplicationId, Guid RunId, int Rank);

/// <summary>The two things on a letter that the system does not know; everything else is made of what it holds.</summary>
public sealed record LetterFacts(string? DocumentNumber, DateOnly? SignedOn)
{
    /// <summary>The same with its number as official documents print it; what is no number is left as it was typed.</summary>
    public LetterFacts Plain(DateOnly today) => Values.DocumentNumber.TryParse(DocumentNumber, today, out var number, out _) ? this with { DocumentNumber = number.Value } : this;
}
