using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>Resolves the names of a pack's selections, measures and criteria, and reports those it cannot.</summary>
internal sealed partial class PackCompiler
{
    private readonly PolicyPack _pack;
    private readonly FindingList _findings;

    // types are added as measures are compiled, each before what names it
    private FeelScope _measureScope;
    private FeelScope _conditionScope;
    private readonly Dictionary<string, RowSetProgram?> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeasureProgram> _measures = new(StringComparer.Ordinal);
    private readonly Dictionary<RowSelection, RowSetProgram> _shared = [];
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private int _sets;

    internal PackCompiler(PolicyPack pack, FindingList findings) => (_pack, _findings, _measureScope, _conditionScope) = (pack, findings, MeasureExpression.ScopeOf(pack), MeasureExpression.ScopeOf(pack, lists: true));

    internal PackProgram Compile()
    {
        var programs = new List<MeasureProgram>();
        void Add(Measure measure)
        {
            if (Measure(measure, programs.Count) is { } program)
            {
                programs.Add(program);
                _measures[measure.Name] = program;
                var type = FeelBridge.TypeOf(program);
                (_measureScope, _conditionScope) = (_measureScope.With(measure.Name, type), _conditionScope.With(measure.Name, type));
            }
        }

        var choosers = Choosers();
        foreach (var measure in choosers)
        {
            Add(measure);
        }

        CheckChoices();
        foreach (var definition in _pack.Definitions)
        {
            Definition(definition.Name, MarkOf(definition.Place));
        }

        foreach (var measure in InOrderOfUse().Except(choosers))
        {
            Add(measure);
        }

        foreach (var table in _pack.Tables)
        {
            Table(table);
        }

        var criteria = new List<CriterionProgram>();
        foreach (var criterion in _pack.Criteria)
        {
            var root = Part(criterion.Root);
            var applies = criterion.AppliesIfText is { } text ? Condition(text) : null;
            if (root is not null)
            {
                criteria.Add(new CriterionProgram(criterion, root, applies));
            }
        }

        var benefits = _pack.Benefits.Select(b => BenefitProgram.Compile(b, _measureScope, _measures, _findings)).ToArray();
        var targets = _pack.Targets.Select(t => TargetProgram.Compile(t, _measureScope, _measures, _findings)).OfType<TargetProgram>().ToArray();
        UnusedLint.Check(_pack, _measureScope, _conditionScope, _findings);
        return new PackProgram([.. _pack.Measures.Select(m => _measures.GetValueOrDefault(m.Name)).OfType<MeasureProgram>()], criteria, benefits, targets, _sets);
    }

    /// <summary>Measures so that each comes after those its formula or ratio names; a cycle is a finding.</summary>
    private List<Measure> InOrderOfUse()
    {
        var ordered = new List<Measure>();
        var done = new HashSet<string>();
        var open = new HashSet<string>();
        void Visit(Measure measure)
        {
            if (done.Contains(measure.Name))
            {
                return;
            }

            if (!open.Add(measure.Name))
            {
                _findings.Error(MarkOf(measure.Place), "cycle", $"度量“{measure.Name}”绕一圈用到了自己");
                return;
            }

            foreach (var used in MeasureUses.Of(measure, _pack, _measureScope))
            {
                Visit(used);
            }

            open.Remove(measure.Name);
            done.Add(measure.Name);
            ordered.Add(measure);
        }

        foreach (var measure in _pack.Measures)
        {
            Visit(measure);
        }

        return [.. ordered.Distinct()];
    }

    private static Mark MarkOf(Place place) => place.Mark;
}
