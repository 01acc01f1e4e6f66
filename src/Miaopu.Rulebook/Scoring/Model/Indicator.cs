namespace Miaopu.Rulebook;

/// <summary>What an indicator does to the sum above it.</summary>
public enum IndicatorKind
{
    /// <summary>Gives points that count towards what the whole adds up to.</summary>
    Ordinary,

    /// <summary>Gives points on top.</summary>
    Bonus,

    /// <summary>Takes points away.</summary>
    Deduction,
}

/// <summary>One indicator: a rule that gives points, or a group of others.</summary>
public sealed record Indicator
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>What people read.</summary>
    public required string Title { get; init; }

    /// <summary>What it does to the sum.</summary>
    public IndicatorKind Kind { get; init; }

    /// <summary>The most points it gives (of a deduction: takes).</summary>
    public required decimal Max { get; init; }

    /// <summary>By what its points are multiplied in the sum above.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>For a group: its items may give more than <see cref="Max"/>, at which it is cut.</summary>
    public bool Capped { get; init; }

    /// <summary>The rule, or null for a group.</summary>
    public ScoreRule? Rule { get; init; }

    /// <summary>The items of a group.</summary>
    public IReadOnlyList<Indicator> Items { get; init; } = [];

    /// <summary>What it rests on, where it says so itself; an item without rests on what its group does.</summary>
    public Basis Basis { get; init; } = Basis.None;

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal Mark MaxMark { get; init; }

    /// <summary>This and all below it.</summary>
    public IEnumerable<Indicator> All() => Items.SelectMany(i => i.All()).Prepend(this);
}

/// <summary>How points come about.</summary>
public abstract record ScoreRule
{
    /// <summary>The measure that is looked at, or null.</summary>
    public string? Measure { get; init; }

    /// <summary>The most points the rule can give by itself, or null for no limit.</summary>
    public abstract decimal? Highest { get; }

    /// <summary>The fewest points it can give by itself.</summary>
    public virtual decimal Lowest => Highest ?? 0;

    /// <summary>The cohort it compares with, or null for a carrier by itself.</summary>
    public virtual string? Cohort => null;

    /// <summary>The units written with the values of the measure; lint holds them against the measure's.</summary>
    internal IReadOnlyList<string?> Units { get; init; } = [];

    internal Mark MeasureMark { get; init; }

    internal Mark CohortMark { get; init; }
}

/// <summary>So many points for every so much: 2 for each event, 1 for every full 3万元.</summary>
/// <param name="Points">Points for each.</param>
/// <param name="Per">For how much.</param>
/// <param name="Full">Whether a part gives nothing.</param>
/// <param name="Above">What lies up to this gives nothing more than <paramref name="Start"/>.</param>
/// <param name="Start">Points for having reached <paramref name="Above"/>.</param>
public sealed record UnitPoints(decimal Points, decimal Per, bool Full, decimal Above, decimal Start) : ScoreRule
{
    /// <inheritdoc />
    public override decimal? Highest => null;

    /// <inheritdoc />
    public override decimal Lowest => Math.Min(Points, Start);
}

/// <summary>One point of a curve.</summary>
/// <param name="At">The value.</param>
/// <param name="Points">The points given at it.</param>
public readonly record struct CurvePoint(decimal At, decimal Points);

/// <summary>Points along straight lines between given points; below the first <see cref="Below"/>, beyond the last those of the last.</summary>
/// <param name="Points">The given points, by rising value.</param>
/// <param name="Below">Points below the first.</param>
/// <param name="Falling">Whether more of the measure is worse.</param>
public sealed record CurvePoints(IReadOnlyList<CurvePoint> Points, decimal Below, bool Falling) : ScoreRule
{
    /// <inheritdoc />
    public override decimal? Highest => Points.Select(p => p.Points).Append(Below).Max();

    /// <inheritdoc />
    public override decimal Lowest => Points.Select(p => p.Points).Append(Below).Min();
}

/// <summary>Points by steps: those of the highest value that is reached.</summary>
/// <param name="Steps">Value and points, by falling value.</param>
/// <param name="Else">Points below all of them.</param>
public sealed record StepPoints(IReadOnlyList<CurvePoint> Steps, decimal Else) : ScoreRule
{
    /// <inheritdoc />
    public override decimal? Highest => Steps.Select(s => s.Points).Append(Else).Max();

    /// <inheritdoc />
    public override decimal Lowest => Steps.Select(s => s.Points).Append(Else).Min();
}

/// <summary>Points where something is so, and none where it is not.</summary>
/// <param name="Condition">FEEL over measures.</param>
/// <param name="Points">The points.</param>
public sealed record ConditionPoints(ScoringCondition Condition, decimal Points) : ScoreRule
{
    /// <inheritdoc />
    public override decimal? Highest => Points;
}

/// <summary>The mean of what people give, without the highest and the lowest of them.</summary>
/// <param name="By">Id of the body that scores.</param>
/// <param name="Needed">How many must have scored; fewer leave the rest unknown.</param>
/// <param name="DropHighest">How many of the highest are left out.</param>
/// <param name="DropLowest">How many of the lowest.</param>
/// <param name="Decimals">Digits of the mean, a half going up; null for no rounding.</param>
public sealed record ExpertPoints(string By, int Needed, int DropHighest, int DropLowest, int? Decimals) : ScoreRule
{
    /// <inheritdoc />
    public override decimal? Highest => null;

    internal Mark ByMark { get; init; }
}

/// <summary>A share of a cohort and what it gives.</summary>
/// <param name="Top">0.2 for the first 20%.</param>
/// <param name="Points">The points.</param>
public readonly record struct QuantileBand(decimal Top, decimal Points);

/// <summary>A rule that looks at the others of a cohort too.</summary>
/// <param name="In">The cohort.</param>
/// <param name="LowIsBetter">Whether less of the measure is better.</param>
public abstract record RelativePoints(string In, bool LowIsBetter) : ScoreRule
{
    /// <inheritdoc />
    public override string? Cohort => In;
}

/// <summary>Points by the share of the cohort among whose first a carrier is.</summary>
/// <param name="In">The cohort.</param>
/// <param name="LowIsBetter">Whether less of the measure is better.</param>
/// <param name="Bands">The shares, the best first.</param>
/// <param name="Else">Points of the rest.</param>
/// <param name="Round">What a part of a place is.</param>
/// <param name="Ties">What becomes of equals at the last place of a band.</param>
public sealed record QuantilePoints(string In, bool LowIsBetter, IReadOnlyList<QuantileBand> Bands, decimal Else, FractionRounding Round, TieRule Ties) : RelativePoints(In, LowIsBetter)
{
    /// <inheritdoc />
    public override decimal? Highest => Bands.Select(b => b.Points).Append(Else).Max();

    /// <inheritdoc />
    public override decimal Lowest => Bands.Select(b => b.Points).Append(Else).Min();
}

/// <summary>Points by rank: so many for the first, less with every place.</summary>
/// <param name="In">The cohort.</param>
/// <param name="LowIsBetter">Whether less of the measure is better.</param>
/// <param name="First">Points of the first.</param>
/// <param name="Step">How many fewer with every place.</param>
/// <param name="Least">Never fewer than these.</param>
public sealed record RankPoints(string In, bool LowIsBetter, decimal First, decimal Step, decimal Least) : RelativePoints(In, LowIsBetter)
{
    /// <inheritdoc />
    public override decimal? Highest => First;

    /// <inheritdoc />
    public override decimal Lowest => Least;
}

/// <summary>Points in proportion to the highest of the cohort, who has all of them. Where nobody has anything, nobody has points.</summary>
/// <param name="In">The cohort.</param>
/// <param name="Points">Points of the highest.</param>
public sealed record BestPoints(string In, decimal Points) : RelativePoints(In, false)
{
    /// <inheritdoc />
    public override decimal? Highest => Points;
}
