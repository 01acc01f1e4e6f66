namespace Miaopu.Rulebook;

/// <summary>An edge of a band of scores.</summary>
/// <param name="Score">The score.</param>
/// <param name="Included">Whether the score itself lies in the band.</param>
public readonly record struct BandEdge(decimal Score, bool Included);

/// <summary>
/// One grade. A carrier has the first grade of the list whose lower edge it reaches, among whose places it is and that nothing keeps it from; who misses a grade
/// for want of a place or by a block falls to the next. The upper edge says where the grade above begins: lint holds the bands to it.
/// </summary>
public sealed record GradeRule
{
    /// <summary>The grade, as people read it.</summary>
    public required string Id { get; init; }

    /// <summary>The lowest score of the band; null for no bound.</summary>
    public BandEdge? Lower { get; init; }

    /// <summary>The highest score of the band; null for no bound.</summary>
    public BandEdge? Upper { get; init; }

    /// <summary>Only who ranks within this share of the cohort, 0.2 for the first 20%; null for all. Places above that others leave are not passed on.</summary>
    public PlacesRule? Top { get; init; }

    /// <summary>At most this share of the cohort has the grade, in the order of the ranks; null for no limit. Places that others leave are passed on.</summary>
    public PlacesRule? Share { get; init; }

    /// <summary>The cohort of both; the total's where none is named.</summary>
    public string? In { get; init; }

    /// <summary>What gives the grade outright, such as the grade of a higher level.</summary>
    public IReadOnlyList<ScoringCondition> Inherits { get; init; } = [];

    /// <summary>Whether those take places of <see cref="Share"/>.</summary>
    public bool InheritedTakePlaces { get; init; }

    /// <summary>What keeps a carrier from the grade, however high the score.</summary>
    public IReadOnlyList<ScoringCondition> Blocked { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal Mark LowerMark { get; init; }

    internal Mark UpperMark { get; init; }

    internal Mark TopMark { get; init; }

    internal Mark ShareMark { get; init; }

    internal Mark InMark { get; init; }

    /// <summary>Whether a carrier that reaches the band can still miss the grade.</summary>
    public bool IsConditional => Top is not null || Share is not null || Blocked.Count > 0;
}
