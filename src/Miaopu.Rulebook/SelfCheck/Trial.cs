namespace Miaopu.Rulebook;

/// <summary>What a pack says of values that somebody states. What is asked row by row, and what a person judges, is left open. No decision.</summary>
/// <param name="Assessment">One verdict a criterion.</param>
/// <param name="Support">What each benefit comes to.</param>
/// <param name="Open">The values that may still decide, criterion by criterion that lacks data, in the order of the pack.</param>
/// <param name="OpenSupport">The values that benefits still need.</param>
public sealed record Trial(
    Assessment Assessment, IReadOnlyList<BenefitVerdict> Support, IReadOnlyList<IReadOnlyList<AskedMeasure>> Open, IReadOnlyList<AskedMeasure> OpenSupport)
{
    /// <summary>The values that general requirements still need: they decide nothing by themselves, but people want to know.</summary>
    public IReadOnlyList<AskedMeasure> OpenSoft { get; init; } = [];

    /// <summary>Whether general requirements are all there is to measure, and of those values are lacking: to say that it fits would promise what nobody stated.</summary>
    public bool IsUnstated => Outlook == Outlook.Passes && OpenSoft.Count > 0 && !Hard.SelectMany(c => Leaves(c.Root, soft: false)).Any(p => p.Answer == Answer.Met);

    /// <summary>Where it stands, all criteria taken together.</summary>
    public Outlook Outlook =>
        Hard.Any(c => c.Answer == Answer.NotMet) ? Outlook.Fails : Hard.Any(c => c.Answer == Answer.MissingData) ? Outlook.Open : Outlook.Passes;

    /// <summary>The parts of a criterion that compare or judge something: those of general requirements, or the others.</summary>
    internal static IEnumerable<PartVerdict> Leaves(PartVerdict part, bool soft, bool within = false) =>
        part.Part is GroupPart ? part.Parts.SelectMany(p => Leaves(p, soft, within || part.Part.Soft)) : (within || part.Part.Soft) == soft ? [part] : [];

    private IEnumerable<CriterionVerdict> Hard => Assessment.Criteria.Where(c => !c.Criterion.Soft);
}

/// <summary>A measure as a question to somebody without ledgers.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Type">What to answer with: a number, yes or no, an item of a list, a division, a day or a text.</param>
/// <param name="Unit">The unit of the number; % where a share is meant, stated as 0.6 for 60%.</param>
/// <param name="Items">The items to choose from.</param>
/// <param name="Meaning">The same for measures of all packs that mean the same, whatever they are called.</param>
/// <param name="Readings">How the pack reads it.</param>
public sealed record AskedMeasure(Measure Measure, FieldType Type, string? Unit, IReadOnlyList<string> Items, string Meaning, IReadOnlyList<string> Readings)
{
    /// <inheritdoc />
    public bool Equals(AskedMeasure? other) => other is not null && other.Meaning == Meaning;

    /// <inheritdoc />
    public override int GetHashCode() => Meaning.GetHashCode(StringComparison.Ordinal);
}
