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
