namespace Miaopu.Rulebook;

/// <summary>A pack with every name resolved, made once when it is read. Holds no state of a run and is shared by threads.</summary>
internal sealed class PackProgram
{
    private readonly IReadOnlyList<MeasureProgram> _measures;
    private readonly IReadOnlyList<CriterionProgram> _criteria;
    private readonly int _sets;

    internal PackProgram(IReadOnlyList<MeasureProgram> measures, IReadOnlyList<CriterionProgram> criteria, int sets) =>
        (_measures, _criteria, _sets) = (measures, criteria, sets);

    internal static PackProgram Empty { get; } = new([], [], 0);

    /// <summary>Resolves names and binds expressions; what cannot be resolved is a finding.</summary>
    internal static PackProgram Compile(PolicyPack pack, FindingList findings) => new PackCompiler(pack, findings).Compile();

    internal Assessment Assess(PolicyPack pack, Situation situation)
    {
        var run = new Run(pack, situation, _sets, _measures.Count);
        var criteria = new CriterionVerdict[_criteria.Count];
        for (var i = 0; i < criteria.Length; i++)
        {
            criteria[i] = _criteria[i].Judge(run);
        }

        return new Assessment(pack, situation.Cutoff, situation.KnownAt, criteria, [.. _measures.Select(m => m.Value(run))]);
    }
}

/// <summary>A criterion with its names resolved.</summary>
internal sealed class CriterionProgram(Criterion criterion, PartProgram root, MeasureExpression? applies)
{
    internal CriterionVerdict Judge(Run run)
    {
        var verdict = root.Judge(run);
        if (applies is null)
        {
            return new CriterionVerdict(criterion, verdict.Answer, verdict);
        }

        var value = applies.Evaluate(run);
        return value switch
        {
            { IsUnknown: true } => new CriterionVerdict(criterion, Answer.MissingData, verdict with { Gap = Wording.Missing(value.Missing!) }),
            { Value: { Kind: FieldValueKind.YesNo, IsYes: true } } => new CriterionVerdict(criterion, verdict.Answer, verdict),
            _ => new CriterionVerdict(criterion, Answer.NotApplicable, verdict),
        };
    }
}
