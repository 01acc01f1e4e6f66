namespace Miaopu.Feel;

/// <summary>What the signs of arithmetic give, as far as the types of their sides show (DMN 1.5, 10.3.2.13, tables 50 and 51); and what comes of units.</summary>
internal static class OperatorTypes
{
    /// <summary>The type of the result; null where the standard has none, so that it is null for all values.</summary>
    public static FeelType? Of(Operator sign, FeelType a, FeelType b)
    {
        if (a.Kind is null or FeelKind.Null || b.Kind is null or FeelKind.Null)
        {
            return FeelType.Any;
        }

        return sign switch
        {
            Operator.Add => Sum(a, b) ?? (b.Kind is FeelKind.Date or FeelKind.Time or FeelKind.DateTime ? Sum(b, a) : null),
            Operator.Subtract => Difference(a, b),
            Operator.Multiply => (a.Kind, b.Kind) switch
            {
                (FeelKind.Number, FeelKind.Number) => FeelType.Number.In(Product(a.Unit, b.Unit)),
                (FeelKind.Number, _) when IsDuration(b) => b,
                (_, FeelKind.Number) when IsDuration(a) => a,
                _ => null,
            },
            Operator.Divide => (a.Kind, b.Kind) switch
            {
                (FeelKind.Number, FeelKind.Number) => FeelType.Number.In(Quotient(a.Unit, b.Unit)),
                (_, FeelKind.Number) when IsDuration(a) => a,
                _ when IsDuration(a) && a.Kind == b.Kind => FeelType.Number,
                _ => null,
            },
            _ => a.Kind == FeelKind.Number && b.Kind == FeelKind.Number ? FeelType.Number : null,
        };
    }

    /// <summary>Whether numbers of both can be added, compared or chosen between; a unit left open goes with any.</summary>
    public static bool Agree(string? a, string? b) => a is null || b is null || a == b || (IsPlain(a) && IsPlain(b));

    private static FeelType? Sum(FeelType a, FeelType b) => (a.Kind, b.Kind) switch
    {
        (FeelKind.Number, FeelKind.Number) => FeelType.Number.In(a.Unit ?? b.Unit),
        (FeelKind.String, FeelKind.String) => FeelType.String,
        (FeelKind.Date or FeelKind.DateTime, FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration) => a,
        (FeelKind.Time, FeelKind.DaysTimeDuration) => a,
        _ when IsDuration(a) && a.Kind == b.Kind => a,
        _ => null,
    };

    private static FeelType? Difference(FeelType a, FeelType b) => (a.Kind, b.Kind) switch
    {
        (FeelKind.String, FeelKind.String) => null,
        (FeelKind.Time, FeelKind.Time) => FeelType.DaysTimeDuration,
        (FeelKind.Date or FeelKind.DateTime, FeelKind.Date or FeelKind.DateTime) => FeelType.DaysTimeDuration,
        _ => Sum(a, b),
    };

    // a number that nobody gave a unit may be a rate, such as 100 yuan for each company: what comes of it is open
    private static string? Product(string? a, string? b)
        => a is null || b is null ? null : IsPlain(a) ? b : IsPlain(b) ? a : null;

    private static string? Quotient(string? a, string? b)
        => a is null || b is null ? null : a == b ? "" : IsPlain(b) ? a : null;

    private static bool IsPlain(string unit) => unit is "" or "%";

    private static bool IsDuration(FeelType type) => type.Kind is FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration;
}
