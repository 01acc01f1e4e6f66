namespace Miaopu.Rulebook;

/// <summary>The keys of one value of a number that changes with time.</summary>
internal static class DatedKeys
{
    internal static readonly Shape Dated = new Shape("dated", "随日期而变的一个数，按统计截点取").Resting(needed: false);
    internal static readonly Key<NumberKind> Value = Dated.Number("value", "这段时间的数", needed: true);
    internal static readonly Key<DayKind> From = Dated.Day("from", "从哪天起，含当天；不写为一直以来");
    internal static readonly Key<DayKind> To = Dated.Day("to", "到哪天为止，含当天；不写为一直有效");
}
