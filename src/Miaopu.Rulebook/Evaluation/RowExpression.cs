using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>A FEEL expression over the fields of one row, bound once.</summary>
internal sealed class RowExpression
{
    private readonly FeelExpression _expression;

    // in the order of the names the expression uses; null is the cutoff
    private readonly RowField?[] _fields;

    private RowExpression(FeelExpression expression, RowField?[] fields) => (_expression, _fields) = (expression, fields);

    /// <summary>What kind of value it gives; null where only evaluation shows it.</summary>
    internal FieldType? Type => FeelBridge.TypeOf(_expression);

    /// <param name="text">The expression.</param>
    /// <param name="fields">The fields it may name.</param>
    /// <param name="findings">Where findings go.</param>
    /// <param name="wanted">What its value should be; null for anything.</param>
    /// <param name="typed">Whether it is held to the fields' types.</param>
    internal static RowExpression? Bind(YamlText text, IReadOnlyCollection<RowField> fields, FindingList findings, FeelType? wanted = null, bool typed = true)
    {
        var scope = fields.Aggregate(FeelScope.Empty.With(FeelBridge.Cutoff, FeelType.Date), (s, f) => s.With(f.Name, typed ? FeelBridge.TypeOf(f) : FeelType.Any));
        if (FeelBridge.Parse(text, scope, findings, wanted) is not { } expression)
        {
            return null;
        }

        var used = expression.Names.Select(n => fields.FirstOrDefault(f => f.Name == n)).ToArray();
        return new RowExpression(expression, used);
    }

    internal FieldOutcome Evaluate(LedgerRow row, DateOnly cutoff)
    {
        var room = default(FeelRoom);
        var values = room.For(_fields.Length);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _fields[i] is { } field ? FeelBridge.ToFeel(field.Read(row, cutoff)) : FeelValue.Of(cutoff);
        }

        return FeelBridge.FromFeel(_expression.Evaluate(values));
    }

    /// <summary>The fields it reads, as columns, in the order in which <see cref="Evaluate(ReadOnlySpan{FieldOutcome}, DateOnly)"/> takes their outcomes.</summary>
    internal FieldColumn[] Columns(BlockRun run, Ledger ledger) => [.. _fields.OfType<RowField>().Select(f => run.Field(ledger, f))];

    /// <summary>The same for fields read already.</summary>
    internal FieldOutcome Evaluate(ReadOnlySpan<FieldOutcome> read, DateOnly cutoff)
    {
        var room = default(FeelRoom);
        var values = room.For(_fields.Length);
        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _fields[i] is null ? FeelValue.Of(cutoff) : FeelBridge.ToFeel(read[next++]);
        }

        return FeelBridge.FromFeel(_expression.Evaluate(values));
    }

    /// <summary>What it gives for all rows of a ledger, worked out once for each combination of what it reads.</summary>
    internal FieldColumn Column(BlockRun run, Ledger ledger)
    {
        var combinations = new Combinations(Columns(run, ledger));
        var codes = new int[run.Columns(ledger).From.Length];
        var known = combinations.Count is { } count ? new int[count] : null;
        var outcomes = new List<FieldOutcome>();
        for (var row = 0; row < codes.Length; row++)
        {
            var number = known is null ? 0 : combinations.Number(row);
            if (known is not null && known[number] != 0)
            {
                codes[row] = known[number] - 1;
                continue;
            }

            codes[row] = outcomes.Count;
            outcomes.Add(Evaluate(combinations.Read(row), run.Cutoff));
            if (known is not null)
            {
                known[number] = outcomes.Count;
            }
        }

        return FieldColumn.Of(codes, [.. outcomes]);
    }
}

/// <summary>Room for the inputs of one evaluation, without allocation for the few that expressions have.</summary>
[InlineArray(Few)]
internal struct FeelRoom
{
    private const int Few = 6;
    private FeelValue _first;

    [UnscopedRef]
    internal Span<FeelValue> For(int count) => count <= Few ? MemoryMarshal.CreateSpan(ref _first, Few)[..count] : new FeelValue[count];
}
