namespace Miaopu.Feel;

/// <summary>How a range was written: between two ends, or by one comparison.</summary>
internal enum RangeForm : byte
{
    Between,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>
/// All values between two end points (DMN 1.5, 10.3.2.5). A null end means "no bound"; a range written as a comparison,
/// such as <c>(&lt; 10)</c>, remembers that it was, since the standard does not equate it with <c>(null..10)</c>.
/// </summary>
public sealed class FeelRange
{
    internal FeelRange(FeelValue start, bool startIncluded, FeelValue end, bool endIncluded, RangeForm form = RangeForm.Between)
    {
        (Start, StartIncluded, End, EndIncluded, Form) = (start, startIncluded, end, endIncluded, form);
    }

    /// <summary>The lower end, or null for none.</summary>
    public FeelValue Start { get; }

    /// <summary>Whether the lower end belongs to the range.</summary>
    public bool StartIncluded { get; }

    /// <summary>The upper end, or null for none.</summary>
    public FeelValue End { get; }

    /// <summary>Whether the upper end belongs to the range.</summary>
    public bool EndIncluded { get; }

    internal RangeForm Form { get; }

    /// <summary>Whether an end that should be there is null: either of two, or the one compared with.</summary>
    internal bool LacksEnd => Form switch
    {
        RangeForm.Between => Start.IsNull || End.IsNull,
        RangeForm.Less or RangeForm.LessOrEqual => End.IsNull,
        RangeForm.Greater or RangeForm.GreaterOrEqual => Start.IsNull,
        _ => false,
    };

    /// <summary>A range written with two ends, such as <c>[1..10)</c>.</summary>
    public static FeelRange Between(FeelValue start, bool startIncluded, FeelValue end, bool endIncluded)
        => new(start, startIncluded, end, endIncluded);

    internal static FeelRange Compared(RangeForm form, FeelValue end) => form switch
    {
        RangeForm.Less => new(default, false, end, false, form),
        RangeForm.LessOrEqual => new(default, false, end, true, form),
        RangeForm.Greater => new(end, false, default, false, form),
        RangeForm.GreaterOrEqual => new(end, true, default, false, form),
        _ => new(end, true, end, true, form),
    };
}
