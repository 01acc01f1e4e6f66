namespace Miaopu.Rulebook;

/// <summary>What a benefit consists of.</summary>
public enum BenefitKind
{
    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>Comes first, other things equal.</summary>
    Priority,

    /// <summary>Tax or fees that need not be paid.</summary>
    Relief,

    /// <summary>A voucher with which services are bought.</summary>
    Voucher,
}

/// <summary>Who receives a benefit, and over whose life it is counted.</summary>
public enum Beneficiary
{
    /// <summary>The legal person that runs the carrier.</summary>
    Operator,

    /// <summary>The carrier.</summary>
    Carrier,

    /// <summary>A team or company in the carrier.</summary>
    Tenant,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A body that provides services to startups.</summary>
    Provider,
}

/// <summary>How often a benefit may be had by one beneficiary.</summary>
public enum BenefitFrequency
{
    /// <summary>As often as the condition holds.</summary>
    EachTime,

    /// <summary>Once and never again.</summary>
    Once,

    /// <summary>Once for every level of title.</summary>
    OncePerLevel,

    /// <summary>Once in a calendar year.</summary>
    OncePerYear,
}

/// <summary>Money or another advantage that a policy gives. Which of the ways of <see cref="BenefitAmount"/> computes it is the pack's.</summary>
public sealed record Benefit
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The name people read.</summary>
    public required string Title { get; init; }

    /// <summary>Money, priority, relief or voucher.</summary>
    public BenefitKind Kind { get; init; }

    /// <summary>Id of the body that gives it, or null where the source does not say.</summary>
    public string? By { get; init; }

    /// <summary>Who receives it.</summary>
    public Beneficiary To { get; init; }

    /// <summary>FEEL over measures: who is entitled; null for everybody the pack is about.</summary>
    public string? When { get; init; }

    /// <summary>How often.</summary>
    public BenefitFrequency Frequency { get; init; }

    /// <summary>How much; null for what is no money.</summary>
    public BenefitAmount? Amount { get; init; }

    /// <summary>How the amount is shared between those who pay, or null.</summary>
    public BenefitSplit? Split { get; init; }

    /// <summary>What the money may be spent on, as people read it; empty for anything.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];

    /// <summary>Ids of the sanctions that take it back.</summary>
    public IReadOnlyList<string> RecoveredBy { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal YamlText? WhenText { get; init; }
}

/// <summary>How an amount of money is found. Amounts are in yuan.</summary>
public sealed record BenefitAmount
{
    /// <summary>A fixed amount, or the lower end of what may be decided.</summary>
    public decimal? Fixed { get; init; }

    /// <summary>The upper end of what may be decided.</summary>
    public decimal? Upper { get; init; }

    /// <summary>Id of the body that decides the amount, where the policy leaves it open or gives a range.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The measure whose value picks the amount, with <see cref="Cases"/>.</summary>
    public string? By { get; init; }

    /// <summary>Amount by value of <see cref="By"/>.</summary>
    public IReadOnlyList<BenefitCase> Cases { get; init; } = [];

    /// <summary>Amounts of the first, second … time or year, with <see cref="By"/> the measure that counts them from 1.</summary>
    public IReadOnlyList<decimal> Series { get; init; } = [];

    /// <summary>A share of <see cref="Of"/>, as 0.5 for 50%.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Yuan for each unit of <see cref="Of"/>.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>The measure that a rate or a unit price is taken of.</summary>
    public string? Of { get; init; }

    /// <summary>FEEL over measures that gives yuan.</summary>
    public string? Formula { get; init; }

    /// <summary>The measure of what was received already for the same, which is taken off.</summary>
    public string? Less { get; init; }

    /// <summary>The most that is given at a time.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>The most that is given in all, with <see cref="Received"/>.</summary>
    public decimal? LifeCap { get; init; }

    /// <summary>The measure of what was received in all before, for <see cref="LifeCap"/>.</summary>
    public string? Received { get; init; }

    internal YamlText? FormulaText { get; init; }

    internal Mark At { get; init; }
}

/// <summary>An amount for one value of a measure.</summary>
/// <param name="Value">The value, as written.</param>
/// <param name="Amount">Yuan.</param>
public sealed record BenefitCase(string Value, decimal Amount);

/// <summary>Shares of those who pay, and who takes the fen that do not divide.</summary>
/// <param name="Shares">Share by payer, as written: 7 and 3.</param>
/// <param name="OddFen">The payer who takes what is left.</param>
public sealed record BenefitSplit(IReadOnlyList<BenefitShare> Shares, string OddFen)
{
    /// <summary>Divides an amount of yuan to the fen; the parts add up to it.</summary>
    public IReadOnlyList<BenefitPart> Divide(decimal yuan)
    {
        var fen = decimal.Round(yuan * 100m, 0, MidpointRounding.ToEven);
        var whole = Shares.Sum(s => s.Share);
        var parts = Shares.Select(s => (s.Payer, Fen: decimal.Floor(fen * s.Share / whole))).ToArray();
        var left = fen - parts.Sum(p => p.Fen);
        return [.. parts.Select(p => new BenefitPart(p.Payer, (p.Fen + (p.Payer == OddFen ? left : 0m)) / 100m))];
    }
}

/// <summary>The share of one payer.</summary>
public sealed record BenefitShare(string Payer, decimal Share);

/// <summary>What one payer pays, in yuan.</summary>
public sealed record BenefitPart(string Payer, decimal Amount);
