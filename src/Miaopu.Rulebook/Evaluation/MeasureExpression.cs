using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>A FEEL expression over measures, bound once. A measure that is not exact is an unknown to it.</summary>
internal sealed class MeasureExpression
{
    private readonly FeelExpression _expression;

    // in the order of the names the expression uses; null is the cutoff
    private readonly MeasureProgram?[] _measures;

    // beside the measures: the list that a name stands for, or null
    private readonly FeelValue?[] _lists;

    private MeasureExpression(FeelExpression expression, MeasureProgram?[] measures, FeelValue?[] lists) => (_expression, _measures, _lists) = (expression, measures, lists);

    /// <summary>The readings of the measures it names.</summary>
    internal IReadOnlyList<string> Readings => [.. _measures.OfType<MeasureProgram>().SelectMany(m => m.Readings).Distinct()];

    internal FieldType? Type => FeelBridge.TypeOf(_expression);

    /// <summary>The unit of its numbers, where that of the measures shows it.</summary>
    internal string? Unit => _expression.Type.Unit is { Length: > 0 } unit ? unit : null;

    /// <summary>Binds to measures compiled so far (the caller compiles them in order of use) and to the named lists that the scope may have beside them.</summary>
    internal static MeasureExpression? Bind(
        YamlText text, FeelScope scope, IReadOnlyDictionary<string, MeasureProgram> measures, FindingList findings,
        FeelType? wanted = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? lists = null)
    {
        if (FeelBridge.Parse(text, scope, findings, wanted) is not { } expression)
        {
            return null;
        }

        var used = expression.Names.Select(n => n == FeelBridge.Cutoff ? null : measures.GetValueOrDefault(n)).ToArray();
        var listed = expression.Names.Select(n => !measures.ContainsKey(n) && lists?.GetValueOrDefault(n) is { } items ? FeelValue.List([.. items.Select(i => FeelValue.Of(i))]) : (FeelValue?)null).ToArray();
        var broken = expression.Names.Where((n, i) => n != FeelBridge.Cutoff && listed[i] is null).Any(n => !measures.ContainsKey(n));
        return broken ? null : new MeasureExpression(expression, used, listed);
    }

    /// <summary>The measures an expression names; none where it cannot be read, which binding reports.</summary>
    internal static IReadOnlyList<string> NamesIn(string text, FeelScope scope) =>
        FeelExpression.TryParse(text, scope, out var expression, out _) ? expression!.Names : [];

    /// <summary>The names that expressions over measures may use, their types left open.</summary>
    internal static FeelScope ScopeOf(PolicyPack pack, bool lists = false)
    {
        var named = lists ? pack.Vocabulary.Lists.Aggregate(FeelScope.Empty, (s, l) => s.With(l.Key, FeelType.ListOf(FeelType.OneOf(l.Value)))) : FeelScope.Empty;
        return pack.Measures.Aggregate(named.With(FeelBridge.Cutoff, FeelType.Date), (s, m) => s.With(m.Name));
    }

    /// <summary>Whether it is so, and on what that depends where it is not known. What is neither yes nor no is not so.</summary>
    internal (Truth Truth, IReadOnlyList<MissingInput> Missing) Ask(Run run) => Evaluate(run) is var outcome && outcome.IsUnknown ? (Truth.Unknown, outcome.Missing!) : (TruthOf(outcome), []);

    /// <summary>The same for a carrier of a block.</summary>
    internal Truth Ask(BlockRun run, int carrier) => Evaluate(run, carrier) is var outcome && outcome.IsUnknown ? Truth.Unknown : TruthOf(outcome);

    private static Truth TruthOf(in FieldOutcome outcome) => Truths.Of(outcome.Value is { Kind: FieldValueKind.YesNo, IsYes: true });

    internal FieldOutcome Evaluate(Run run)
    {
        var room = default(FeelRoom);
        var values = room.For(_measures.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var value = _measures[i]?.Value(run);
            values[i] = value is null ? _lists[i] ?? FeelValue.Of(run.Cutoff) : ToFeel(value.Bounds, value.Unknown);
        }

        return FeelBridge.FromFeel(_expression.Evaluate(values));
    }

    /// <summary>The same for a carrier of a block.</summary>
    internal FieldOutcome Evaluate(BlockRun run, int carrier)
    {
        var room = default(FeelRoom);
        var values = room.For(_measures.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (_measures[i] is not { } measure)
            {
                values[i] = _lists[i] ?? FeelValue.Of(run.Cutoff);
                continue;
            }

            var column = run.Measured(measure);
            values[i] = ToFeel(column[carrier], column.Misses(carrier) ? [measure.Missing] : []);
        }

        return FeelBridge.FromFeel(_expression.Evaluate(values));
    }

    internal static FeelValue ToFeel(MeasuredValue value) => ToFeel(new Bounds(value.Low, value.High, value.Other), value.Unknown);

    internal static FeelValue ToFeel(in Bounds value, IReadOnlyCollection<MissingInput> missing) => value switch
    {
        { Other.IsBlank: false } => FeelBridge.ToFeel(value.Other),
        { IsExact: true } => FeelValue.Of(value.Low!.Value),
        _ when missing.Count > 0 => FeelValue.Unknown(missing),
        _ => FeelValue.Null,
    };
}

/// <summary>A measure that is arithmetic between measures.</summary>
internal sealed class FormulaProgram(Measure measure, string? unit, MeasureExpression formula) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => formula.Readings;

    internal override FieldType? Type => formula.Type;

    internal override bool IsDerived => true;

    internal override void Fill(BlockRun run, MeasureColumn into)
    {
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var outcome = formula.Evaluate(run, carrier);
            var value = outcome.IsUnknown ? FieldValue.Blank : outcome.Value;
            into.Set(carrier, value.Kind == FieldValueKind.Number ? Bounds.Exactly(value.Number) : new Bounds(null, null, value), misses: value.IsBlank);
        }
    }

    protected override MeasuredValue Compute(Run run)
    {
        var outcome = formula.Evaluate(run);
        return outcome switch
        {
            { IsUnknown: true } => Between(null, null, [], outcome.Missing!),
            { Value.Kind: FieldValueKind.Number } => Between(outcome.Value.Number, outcome.Value.Number, [], []),
            { Value.IsBlank: true } => Between(null, null, [], [new MissingInput("", null, null, $"{Measure.Title}（无法计算）")]),
            _ => Blank() with { Other = outcome.Value },
        };
    }
}
