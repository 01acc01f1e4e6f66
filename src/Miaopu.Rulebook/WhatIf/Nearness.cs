namespace Miaopu.Rulebook;

/// <summary>How far a known value lies from the threshold it is held against, in shares of the threshold. The nearer bound is included.</summary>
public enum Nearness : byte
{
    /// <summary>More than a tenth, or not known.</summary>
    Far,

    /// <summary>Not met, and at most a twentieth away.</summary>
    JustMissed,

    /// <summary>Not met, and between a twentieth and a tenth away.</summary>
    NearlyMissed,

    /// <summary>Met, and at most a twentieth away.</summary>
    JustMet,

    /// <summary>Met, and between a twentieth and a tenth away.</summary>
    NearlyMet,
}

/// <summary>Says for each carrier of a block how near it lies to a threshold.</summary>
internal delegate void Approach(BlockRun run, Span<Nearness> near);

/// <summary>A threshold of a pack as carriers of a block come near to it.</summary>
internal sealed record Proximity(ComparePart Part, Approach Near)
{
    /// <summary>The same, for those alone to whom a condition certainly applies.</summary>
    internal Proximity Where(MeasureExpression applies) => new(Part, (run, near) =>
    {
        Near(run, near);
        for (var carrier = 0; carrier < near.Length; carrier++)
        {
            near[carrier] = applies.Ask(run, carrier) == Truth.True ? near[carrier] : Nearness.Far;
        }
    });
}

/// <summary>How near the carriers lie to one threshold.</summary>
/// <param name="Criterion">The criterion it belongs to.</param>
/// <param name="Part">The comparison.</param>
/// <param name="Of">By the carriers' place in the snapshot.</param>
public sealed record NearThreshold(Criterion Criterion, ComparePart Part, IReadOnlyList<Nearness> Of)
{
    internal static Nearness Judge(in Bounds value, decimal? needed, Answer answer)
    {
        if (needed is not { } threshold || threshold == 0 || !value.IsExact || value.Low is not { } number || answer is not (Answer.Met or Answer.NotMet))
        {
            return Nearness.Far;
        }

        var away = Math.Abs(number - threshold) / Math.Abs(threshold);
        return (away <= 0.05m, away <= 0.1m, answer) switch
        {
            (true, _, Answer.Met) => Nearness.JustMet,
            (true, _, _) => Nearness.JustMissed,
            (_, true, Answer.Met) => Nearness.NearlyMet,
            (_, true, _) => Nearness.NearlyMissed,
            _ => Nearness.Far,
        };
    }
}
