namespace Miaopu.Rulebook;

/// <summary>What has to hold: all of some, so many of some, or one thing.</summary>
internal abstract record Need;

/// <summary>At least so many of these.</summary>
internal sealed record SomeNeed(IReadOnlyList<Need> Below, int Needed) : Need;

/// <summary>It holds, or it does not and nothing counted can change that: <see cref="Way"/> says what is told then, and is a change like any other.</summary>
internal sealed record FixedNeed(OtherWay? Way) : Need;

/// <summary>An amount, or one amount divided by another, against a threshold.</summary>
/// <param name="Against">The threshold.</param>
/// <param name="Above">The amount, or what is divided.</param>
/// <param name="Below">By what it is divided; null for an amount.</param>
/// <param name="Of">For one per N, of what N count.</param>
internal sealed record AmountNeed(Comparison Against, Movable Above, Movable? Below, Movable? Of) : Need
{
    internal bool IsMet(decimal[] values) => Value(values) is { } value
        && Threshold.Hold(Against, Bounds.Exactly(value), Of is null ? Bounds.None : Bounds.Exactly(values[Of.Index])).Answer == Answer.Met;

    /// <summary>How far from the threshold, without rounding: a change that raises it helps. Below none at all nothing can be said.</summary>
    internal decimal Slack(decimal[] values) => Value(values) is not { } value ? decimal.MinValue / 2 : Against.Kind switch
    {
        ComparisonKind.AtLeast or ComparisonKind.MoreThan => value - Against.Number,
        ComparisonKind.AtMost or ComparisonKind.LessThan => Against.Number - value,
        ComparisonKind.Between => value < Against.Number ? value - Against.Number : Against.Upper - value,
        _ => value - (values[Of!.Index] / Against.Number),
    };

    /// <summary>Whether the change went far enough, or beyond the other end of a range, which ends a search as well.</summary>
    internal bool IsReached(decimal[] values, bool wasBelow) => Against.Kind != ComparisonKind.Between ? IsMet(values)
        : Value(values) is { } value && (wasBelow ? value >= Against.Number : value <= Against.Upper);

    internal bool IsBelow(decimal[] values) => Value(values) < Against.Number;

    private decimal? Value(decimal[] values) => Below is null ? values[Above.Index] : values[Below.Index] > 0 ? values[Above.Index] / values[Below.Index] : null;
}

/// <summary>A way out that is not a change of an amount.</summary>
/// <param name="Step">The step that is told, or null where there is none.</param>
/// <param name="Remark">What is told where nothing can be worked out, or null.</param>
internal sealed record OtherWay(WayStep? Step, string? Remark);
