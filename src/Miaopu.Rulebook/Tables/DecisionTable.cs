namespace Miaopu.Rulebook;

/// <summary>Which of the rules that apply decide (DMN 1.5, 8.2.8).</summary>
public enum HitPolicy
{
    /// <summary>At most one rule applies to any situation.</summary>
    Unique,

    /// <summary>The first that applies.</summary>
    First,

    /// <summary>Several may apply if they say the same.</summary>
    Any,

    /// <summary>The one whose output stands first in the output's list of values.</summary>
    Priority,

    /// <summary>All that apply, put together as <see cref="Collecting"/> says.</summary>
    Collect,

    /// <summary>All that apply, in the order of the rules.</summary>
    RuleOrder,

    /// <summary>All that apply, in the order of the output's list of values.</summary>
    OutputOrder,
}

/// <summary>How a collecting table puts together what its rules say.</summary>
public enum Collecting
{
    /// <summary>As a list.</summary>
    List,

    /// <summary>The sum; of none 0.</summary>
    Sum,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>How many rules apply.</summary>
    Count,
}

/// <summary>A decision table: rules that test inputs and say outputs.</summary>
public sealed record DecisionTable
{
    /// <summary>The name packs use.</summary>
    public required string Name { get; init; }

    /// <summary>What people read.</summary>
    public required string Title { get; init; }

    /// <summary>Which of the rules that apply decide.</summary>
    public required HitPolicy Hit { get; init; }

    /// <summary>For <see cref="HitPolicy.Collect"/>, how.</summary>
    public Collecting Collect { get; init; }

    /// <summary>What is tested.</summary>
    public required IReadOnlyList<TableInput> Inputs { get; init; }

    /// <summary>What is said.</summary>
    public required IReadOnlyList<TableOutput> Outputs { get; init; }

    /// <summary>The rules, in the order of the text.</summary>
    public required IReadOnlyList<TableRule> Rules { get; init; }

    /// <summary>What is said where no rule applies, or null.</summary>
    public TableRule? Otherwise { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    /// <summary>Whether a situation to which no rule applies leaves the table without an answer.</summary>
    internal bool NeedsARule => Otherwise is null && Hit switch
    {
        HitPolicy.Collect => Collect is Collecting.Min or Collecting.Max,
        HitPolicy.RuleOrder or HitPolicy.OutputOrder => false,
        _ => true,
    };
}

/// <summary>What a table tests: a measure, or FEEL over measures.</summary>
public sealed record TableInput
{
    /// <summary>The name tests know it by.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the measure; null for a formula.</summary>
    public string? Measure { get; init; }

    /// <summary>FEEL over measures, or null.</summary>
    public string? Formula { get; init; }

    /// <summary>The kind of value as the pack states it, or null where the measure shows it.</summary>
    public FieldType? Type { get; init; }

    /// <summary>All values it can have, where they are listed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The lowest number it can be, or null.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>The highest number it can be, or null.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>Only whole numbers.</summary>
    public bool Whole { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal Mark SourceMark { get; init; }

    internal YamlText? FormulaText { get; init; }
}

/// <summary>What a table says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Number, text, yes or no, or date.</param>
/// <param name="Unit">The unit of numbers, or null.</param>
/// <param name="Values">All values there are, the first before the others where priority counts; empty where they are not listed.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record TableOutput(string Name, FieldType Type, string? Unit, IReadOnlyList<FieldValue> Values, Place Place);

/// <summary>One rule of a table.</summary>
public sealed record TableRule
{
    /// <summary>Its number from 1; 0 for what holds otherwise.</summary>
    public required int Number { get; init; }

    /// <summary>What people call it, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The FEEL tests by input; null where the input does not matter.</summary>
    public IReadOnlyList<string?> When => [.. Tests.Select(t => t?.Text)];

    /// <summary>What it says, by output.</summary>
    public required IReadOnlyList<RuleResult> Then { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal IReadOnlyList<YamlText?> Tests { get; init; } = [];
}

/// <summary>What a rule says for one output: a value, or FEEL over the inputs.</summary>
/// <param name="Value">The value; blank for a formula.</param>
/// <param name="Formula">FEEL over the inputs of the table, or null.</param>
public sealed record RuleResult(FieldValue Value, string? Formula)
{
    internal YamlText? FormulaText { get; init; }
}
