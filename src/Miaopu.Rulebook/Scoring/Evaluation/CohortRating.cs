namespace Miaopu.Rulebook;

/// <summary>What a pack says of carriers evaluated together.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Carriers">One rating a carrier, in the order in which they entered.</param>
/// <param name="Cohorts">The closed lists that ranks refer to.</param>
/// <param name="Contested">Records that several carriers claim.</param>
/// <param name="Settled">What officers settled of them, as it was handed in.</param>
public sealed record CohortRating(
    PolicyPack Pack, IReadOnlyList<CarrierRating> Carriers, IReadOnlyList<CohortSnapshot> Cohorts, IReadOnlyList<ContestedRecord> Contested, IReadOnlyList<SettledClaim> Settled)
{
    /// <summary>The rating of a carrier.</summary>
    public CarrierRating this[string carrierId] =>
        Carriers.FirstOrDefault(c => c.Entrant.Id == carrierId) ?? throw new KeyNotFoundException($"no carrier {carrierId}");
}

/// <summary>A cohort as it was closed: who is in it, and a hash over them and their inputs.</summary>
/// <param name="Cohort">Name of the cohort.</param>
/// <param name="Members">Ids of the members, in order.</param>
/// <param name="Undecided">Ids of those of whom data leave open whether they are members.</param>
/// <param name="Hash">SHA-256, 64 lower-case hex digits.</param>
public sealed record CohortSnapshot(string Cohort, IReadOnlyList<string> Members, IReadOnlyList<string> Undecided, string Hash);

/// <summary>What a pack says of one carrier among others.</summary>
public sealed record CarrierRating
{
    /// <summary>The carrier.</summary>
    public required Entrant Entrant { get; init; }

    /// <summary>Its criteria and measures.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>Whether it is a member of the cohort in which totals are ranked; null while data leave it open. True where nobody is ranked.</summary>
    public bool? TakesPart { get; init; }

    /// <summary>By whose indicators it is scored; null where all are scored alike.</summary>
    public SetVerdict? Set { get; init; }

    /// <summary>The points by indicator.</summary>
    public IReadOnlyList<ScoreVerdict> Indicators { get; init; } = [];

    /// <summary>The total; null where the pack scores nobody.</summary>
    public ScoreInterval? Total { get; init; }

    /// <summary>The total before its bounds and rounding.</summary>
    public ScoreInterval? Uncut { get; init; }

    /// <summary>Its rank by total; null where nobody is ranked, where it takes no part, or where a veto takes it out.</summary>
    public Placement? Placement { get; init; }

    /// <summary>Its grade; null where the pack grades nobody.</summary>
    public GradeVerdict? Grade { get; init; }

    /// <summary>The next better grade by points, and how many it is short of: of the lowest total it can still have. Null where it has the best, or no grade goes by points.</summary>
    public NextGrade? Next
    {
        get
        {
            if (Total is not { } total || Grade is not { Possible: [.., var sure] })
            {
                return null;
            }

            var grades = Assessment.Pack.Scoring.Grades;
            return grades.TakeWhile(g => g.Id != sure.Id).Reverse().Where(g => g.Lower is { } edge && (total.Low < edge.Score || (total.Low == edge.Score && !edge.Included)))
                .Select(g => new NextGrade(g, g.Lower!.Value.Score - total.Low, g.Lower.Value.Included)).FirstOrDefault();
        }
    }

    /// <summary>Whether its result is made public; null while data leave it open.</summary>
    public bool? Published { get; init; } = true;

    /// <summary>Whether it goes on, by quota.</summary>
    public IReadOnlyList<QuotaVerdict> Quotas { get; init; } = [];

    /// <summary>The points of one indicator.</summary>
    public ScoreVerdict Indicator(string id) =>
        Indicators.SelectMany(i => i.All()).FirstOrDefault(i => i.Indicator.Id == id) ?? throw new KeyNotFoundException($"no indicator {id}");
}

/// <summary>The set of indicators of a carrier, or those it can still belong to.</summary>
/// <param name="Possible">The sets, in the order of the pack; none where it fits none.</param>
/// <param name="IsOpen">Whether data that are missing leave it open.</param>
public sealed record SetVerdict(IReadOnlyList<IndicatorSet> Possible, bool IsOpen)
{
    /// <summary>The set; null while it is open, or where the carrier fits none.</summary>
    public IndicatorSet? Set => IsOpen ? null : Possible.SingleOrDefault();

    /// <summary>As people read it: its name, 缺数据 while it is open, 不属于任何一类.</summary>
    public string Text => IsOpen ? $"缺数据（可能是{string.Join("或", Possible.Select(s => s.Name))}）" : Set?.Name ?? "不属于任何一类";
}

/// <summary>How far it is to a better grade.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Points">The points that are lacking.</param>
/// <param name="Included">Whether just so many are enough; otherwise it takes more.</param>
public sealed record NextGrade(GradeRule Grade, decimal Points, bool Included)
{
    /// <summary>As people read it: 离“两盏灯”还差 5 分.</summary>
    public string Text => $"离“{Grade.Id}”还差 {Figures.Short(Points)} 分{(Included ? "" : "以上")}";
}

/// <summary>The grade of a carrier, or those it can still have.</summary>
/// <param name="Possible">The grades, the best first; one where it is certain, none where it takes no part.</param>
/// <param name="Steps">Why: grade by grade, as far as was looked.</param>
public sealed record GradeVerdict(IReadOnlyList<GradeRule> Possible, IReadOnlyList<GradeStep> Steps)
{
    /// <summary>The grade; null while it is open, or where the carrier takes no part.</summary>
    public GradeRule? Grade => Possible.Count == 1 ? Possible[0] : null;

    /// <summary>Whether data that are missing leave it open.</summary>
    public bool IsOpen => Possible.Count > 1;

    /// <summary>The grade as people read it; 缺数据 while it is open, 不参评 for who takes no part.</summary>
    public string Text => Possible.Count switch
    {
        0 => "不参评",
        1 => Possible[0].Id,
        _ => $"缺数据（{string.Join(" 或 ", Possible.Select(g => g.Id))}）",
    };
}

/// <summary>Why a carrier has a grade, has it not, or may have it.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Has">Null while it is open.</param>
/// <param name="Why">A Chinese sentence.</param>
/// <param name="Basis">What that rests on.</param>
public sealed record GradeStep(GradeRule Grade, bool? Has, string Why, Basis Basis);

/// <summary>Whether a carrier is within a quota.</summary>
/// <param name="Quota">The quota.</param>
/// <param name="Within">Null while it is open.</param>
/// <param name="Placement">Its place among those who may have one; null for who may not.</param>
/// <param name="FewestPlaces">How many places there are at the least.</param>
/// <param name="MostPlaces">How many at the most.</param>
/// <param name="Why">A Chinese sentence.</param>
public sealed record QuotaVerdict(QuotaRule Quota, bool? Within, Placement? Placement, int FewestPlaces, int MostPlaces, string Why);
