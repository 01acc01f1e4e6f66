namespace Miaopu.Rulebook;

/// <summary>What has to hold: all of some, so many of some, or one thing.</summary>
internal abstract record Need;

/// <summary>At least so many of these.</summary>
internal sealed record SomeNeed(IReadOnlyList<Need> Below, int Needed) : Need;

/// <summary>It holds, or it does not and nothing counted can change that: <see cref="Way"/> says what is told then, and is a change like any other.</summary>
internal sealed record FixedNeed(OtherWay? Way) : Need;

/// <summary>A measure against a threshold, where amounts that it is made of can be changed.</summary>
/// <param name="Against">The threshold.</param>
internal abstract record MeasuredNeed(Comparison Against) : Need
{
    /// <summary>Whether it holds where the amounts are these.</summary>
    internal abstract bool IsMet(decimal[] values);

    /// <summary>Whether to go from one to the other may be a step nearer.</summary>
    internal abstract bool MayHelp(decimal[] values, decimal[] next);

    /// <summary>Whether a change that began at some values went far enough, or beyond the other end of a range, which ends a search as well.</summary>
    internal abstract bool IsReached(decimal[] values, decimal[] begun);

    /// <summary>Whether what does not help by itself may do so together with another change.</summary>
    internal abstract bool IsMixed { get; }

    /// <summary>Whether its value may stand still for a while and then change at once.</summary>
    internal virtual bool IsStepped => false;
}

/// <summary>An amount, or one amount divided by another, against a threshold.</summary>
/// <param name="Against">The threshold.</param>
/// <param name="Above">The amount, or what is divided.</param>
/// <param name="Below">By what it is divided; null for an amount.</param>
/// <param name="Of">For one per N, of what N count.</param>
internal sealed record AmountNeed(Comparison Against, Movable Above, Movable? Below, Movable? Of) : MeasuredNeed(Against)
{
    internal override bool IsMixed => Below is not null;

    internal override bool IsMet(decimal[] values) => Value(values) is { } value
        && Threshold.Hold(Against, Bounds.Exactly(value), Of is null ? Bounds.None : Bounds.Exactly(values[Of.Index])).Answer == Answer.Met;

    internal override bool MayHelp(decimal[] values, decimal[] next) => Slack(next) > Slack(values);

    internal override bool IsReached(decimal[] values, decimal[] begun) => Against.Kind != ComparisonKind.Between ? IsMet(values)
        : Value(values) is { } value && (Value(begun) < Against.Number ? value >= Against.Number : value <= Against.Upper);

    /// <summary>How far from the threshold, without rounding: a change that raises it helps. Below none at all nothing can be said.</summary>
    private decimal Slack(decimal[] values) => Value(values) is not { } value ? decimal.MinValue / 2 : Against.Kind switch
    {
        ComparisonKind.AtLeast or ComparisonKind.MoreThan => value - Against.Number,
        ComparisonKind.AtMost or ComparisonKind.LessThan => Against.Number - value,
        ComparisonKind.Between => value < Against.Number ? value - Against.Number : Against.Upper - value,
        _ => value - (values[Of!.Index] / Against.Number),
    };

    private decimal? Value(decimal[] values) => Below is null ? values[Above.Index] : values[Below.Index] > 0 ? values[Above.Index] / values[Below.Index] : null;
}

/// <summary>A formula or the outcome of a decision table: worked out anew for every state of the amounts it reads.</summary>
/// <param name="Against">The threshold.</param>
/// <param name="Reads">The amounts it is made of.</param>
/// <param name="Work">What it, and for one per N what N count, comes to.</param>
internal sealed record DerivedNeed(Comparison Against, IReadOnlyList<Movable> Reads, Func<decimal[], (Bounds Value, Bounds Of)> Work) : MeasuredNeed(Against)
{
    // by the amounts it reads: a search comes by the same ones over and over
    private readonly Dictionary<string, bool> _met = new(StringComparer.Ordinal);

    internal override bool IsMixed => true;

    internal override bool IsStepped => true;

    internal override bool IsMet(decimal[] values)
    {
        var amounts = string.Join(' ', Reads.Select(r => values[r.Index]));
        if (!_met.TryGetValue(amounts, out var met))
        {
            var (value, of) = Work(values);
            _met[amounts] = met = Threshold.Hold(Against, value, of).Answer == Answer.Met;
        }

        return met;
    }

    internal override bool MayHelp(decimal[] values, decimal[] next) => Reads.Any(r => values[r.Index] != next[r.Index]);

    internal override bool IsReached(decimal[] values, decimal[] begun) => IsMet(values);
}

/// <summary>A way out that is not a change of an amount.</summary>
/// <param name="Step">The step that is told, or null where there is none.</param>
/// <param name="Remark">What is told where nothing can be worked out, or null.</param>
internal sealed record OtherWay(WayStep? Step, string? Remark);
