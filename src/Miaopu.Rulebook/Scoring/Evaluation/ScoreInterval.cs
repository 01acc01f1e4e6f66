namespace Miaopu.Rulebook;

/// <summary>A score, or all that it can still be while something is unknown. Both ends are possible bounds, included.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public readonly record struct ScoreInterval(decimal Low, decimal High)
{
    /// <summary>Whether nothing is open.</summary>
    public bool IsExact => Low == High;

    /// <summary>As people read it: 86.5, or 80 至 86.5.</summary>
    public string Text => IsExact ? Figures.Short(Low) : $"{Figures.Short(Low)} 至 {Figures.Short(High)}";

    internal static ScoreInterval Of(decimal score) => new(score, score);

    /// <summary>All sums of a score of one and a score of the other.</summary>
    public static ScoreInterval operator +(ScoreInterval a, ScoreInterval b) => new(a.Low + b.Low, a.High + b.High);

    /// <summary>All differences of them.</summary>
    public static ScoreInterval operator -(ScoreInterval a, ScoreInterval b) => new(a.Low - b.High, a.High - b.Low);

    internal ScoreInterval Times(decimal weight) => new(Low * weight, High * weight);

    internal ScoreInterval Within(decimal least, decimal most) => new(Math.Clamp(Low, least, most), Math.Clamp(High, least, most));

    internal ScoreInterval Rounded(int? decimals, FractionRounding rounding) => new(Fractions.To(Low, decimals, rounding), Fractions.To(High, decimals, rounding));

    /// <inheritdoc />
    public override string ToString() => Text;
}

/// <summary>What is so, not so or open, put together.</summary>
internal static class Truths
{
    internal static Truth Of(bool so) => so ? Truth.True : Truth.False;

    internal static Truth And(this Truth a, Truth b) =>
        a == Truth.False || b == Truth.False ? Truth.False : a == Truth.True && b == Truth.True ? Truth.True : Truth.Unknown;

    internal static Truth Or(this Truth a, Truth b) => a.Not().And(b.Not()).Not();

    internal static Truth Not(this Truth a) => a switch { Truth.True => Truth.False, Truth.False => Truth.True, _ => Truth.Unknown };

    internal static bool? Said(this Truth a) => a == Truth.Unknown ? null : a == Truth.True;
}
