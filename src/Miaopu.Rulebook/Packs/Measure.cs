namespace Miaopu.Rulebook;

/// <summary>How a measure is obtained.</summary>
public enum MeasureKind
{
    /// <summary>Number of rows, or of distinct values of a field.</summary>
    Count,

    /// <summary>Sum of a field.</summary>
    Sum,

    /// <summary>The largest value of a field, or the largest sum of it among the names of another.</summary>
    Largest,

    /// <summary>The longest row of periods without a gap of which each has a row.</summary>
    Streak,

    /// <summary>One measure divided by another.</summary>
    Ratio,

    /// <summary>The field of the one row there is.</summary>
    Value,

    /// <summary>Months from a day in the one row there is to the cutoff, parts of a month included.</summary>
    MonthsSince,

    /// <summary>FEEL arithmetic between measures.</summary>
    Formula,

    /// <summary>An output of a decision table.</summary>
    Table,
}

/// <summary>A named value derived from ledgers.</summary>
public sealed record Measure
{
    /// <summary>The name packs use, and what people read unless there is a title.</summary>
    public required string Name { get; init; }

    /// <summary>What people read.</summary>
    public required string Title { get; init; }

    /// <summary>How it is obtained.</summary>
    public required MeasureKind Kind { get; init; }

    /// <summary>家, 个, 平方米, 元, 月; % for a share; null for what has no unit.</summary>
    public string? Unit { get; init; }

    /// <summary>What is counted, as it follows the unit in "还差 2 个工位"; null where the title serves.</summary>
    public string? Noun { get; init; }

    /// <summary>The rows; null for ratios and formulas.</summary>
    public RowSelection? Rows { get; init; }

    /// <summary>The field that is summed, counted distinct or taken; null for a plain count.</summary>
    public string? Field { get; init; }

    /// <summary>For the largest, the field whose equal values are added up first; null for each row by itself.</summary>
    public string? Per { get; init; }

    internal Mark PerMark { get; init; }

    /// <summary>How periods in a row are counted; null for other measures. <see cref="Field"/> is then what numbers them, null for periods of the calendar.</summary>
    public Streak? Streak { get; init; }

    /// <summary>For a count, how much each row counts; null for one each.</summary>
    public RowWeights? Weights { get; init; }

    /// <summary>What a ratio divides.</summary>
    public Measure? Numerator { get; init; }

    /// <summary>What a ratio divides by.</summary>
    public Measure? Denominator { get; init; }

    /// <summary>FEEL between measures, or null.</summary>
    public string? Formula { get; init; }

    /// <summary>Name of the decision table that gives it, or null; <see cref="Field"/> is then the output, null where there is only one.</summary>
    public string? Table { get; init; }

    /// <summary>Refers to a measure of the pack by name rather than defining one; used inside ratios.</summary>
    internal bool IsReference { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal Mark FieldMark { get; init; }

    internal YamlText? FormulaText { get; init; }
}
