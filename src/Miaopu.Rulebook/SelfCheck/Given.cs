namespace Miaopu.Rulebook;

/// <summary>
/// Values of measures that somebody states, in place of ledgers. What has no value is unknown, and is noted as asked for. Formulas and decision tables are worked out; shares are stated as such.
/// </summary>
internal sealed class Given(IReadOnlyDictionary<string, FieldValue> values)
{
    private readonly List<MeasureProgram> _asked = [];

    internal MeasuredValue Value(MeasureProgram program, Run run)
    {
        if (program.IsDerived)
        {
            return program.Derive(run);
        }

        if (!values.TryGetValue(program.Measure.Name, out var value) || value.IsBlank)
        {
            if (!_asked.Contains(program))
            {
                _asked.Add(program);
            }

            return program.State(Bounds.None);
        }

        return program.State(value.Kind == FieldValueKind.Number ? Bounds.Exactly(value.Number) : new Bounds(null, null, value));
    }

    /// <summary>The measures asked for in vain since the last time.</summary>
    internal IReadOnlyList<MeasureProgram> TakeAsked()
    {
        MeasureProgram[] asked = [.. _asked];
        _asked.Clear();
        return asked;
    }
}
