namespace Miaopu.Rulebook;

/// <summary>How a rule of the lower level lies to one of the upper, in the order in which an officer reads.</summary>
public enum BesideKind
{
    /// <summary>互相矛盾: nobody can meet both.</summary>
    Contradictory,

    /// <summary>同一事由两处给钱: both pay on the same occasion.</summary>
    PaidTwice,

    /// <summary>可能同一事由: both look for the same result or title.</summary>
    PerhapsPaidTwice,

    /// <summary>下级更严: whoever meets the lower level's meets the upper's.</summary>
    Stricter,

    /// <summary>下级更宽: the reverse.</summary>
    Looser,

    /// <summary>难分松紧: each lets some pass that the other does not, or it cannot be said.</summary>
    Unclear,

    /// <summary>可能是同一项: equal title, unequal meaning; a person has to compare.</summary>
    PerhapsSame,

    /// <summary>只有下级有.</summary>
    OnlyLower,

    /// <summary>只有上级有.</summary>
    OnlyUpper,

    /// <summary>一致.</summary>
    Same,
}

/// <summary>A rule of one level beside that of another.</summary>
/// <param name="Kind">How the lower lies to the upper.</param>
/// <param name="Sort">条件, 扶持, 制裁 or 名称.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Upper">What the upper level says, or null.</param>
/// <param name="Lower">What the lower level says, or null.</param>
/// <param name="UpperBasis">What that rests on.</param>
/// <param name="LowerBasis">What that rests on.</param>
/// <param name="Remark">What the texts say of overlap, or why it cannot be said; null for nothing.</param>
public sealed record BesideLine(BesideKind Kind, string Sort, string Title, string? Upper, string? Lower, Basis? UpperBasis, Basis? LowerBasis, string? Remark);

/// <summary>The rules of a city beside those of its province, or of any two levels that bind the same carriers.</summary>
/// <param name="Upper">The upper level's pack.</param>
/// <param name="Lower">The lower level's.</param>
/// <param name="Lines">Everything found, what is equal included, by kind.</param>
public sealed record PacksBeside(PolicyPack Upper, PolicyPack Lower, IReadOnlyList<BesideLine> Lines)
{
    /// <summary>Whether both are about one kind of carrier; a plan that gives no title is about any.</summary>
    public bool SameCarriers => Upper.CarrierKind.Length == 0 || Lower.CarrierKind.Length == 0 || Upper.CarrierKind == Lower.CarrierKind;

    /// <summary>Sets the rules beside each other. Measures are one where they mean the same; where only their titles agree a person has to look.</summary>
    public static PacksBeside Of(PolicyPack upper, PolicyPack lower)
    {
        IEnumerable<BesideLine> lines = [.. ConditionsBeside.Of(upper, lower), .. MoneyBeside.Of(upper, lower)];
        return new PacksBeside(upper, lower, [.. lines.OrderBy(l => l.Kind)]);
    }
}
