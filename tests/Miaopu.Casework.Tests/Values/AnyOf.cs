using FsCheck;
using FsCheck.Fluent;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Tests.Values;

/// <summary>Random values for the property tests, and the one way to run a property.</summary>
internal static class AnyOf
{
    private const string CreditSigns = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static readonly Gen<DateOnly> Day =
        Gen.Choose(new DateOnly(2003, 1, 1).DayNumber, new DateOnly(2028, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    public static readonly Gen<DateRange> Range =
        from day in Day
        from length in Gen.Frequency((4, Gen.Choose(0, 60).Select(n => (int?)n)), (1, Gen.Constant((int?)null)))
        select new DateRange(day, length is { } n ? day.AddDays(n) : null);

    public static readonly Gen<Money> Money =
        from high in Gen.Choose(-1_000_000, 1_000_000)
        from low in Gen.Choose(0, 999_999)
        select new Money(high * 1_000_000L + low);

    /// <summary>Valid credit codes, their check signs worked out by the standards' formulas in another way than the product does.</summary>
    public static readonly Gen<string> CreditCode =
        from head in Gen.Elements(CreditSigns.ToCharArray()).ArrayOf(2)
        from division in Gen.Elements("0123456789".ToCharArray()).ArrayOf(6)
        from organisation in Gen.Elements(CreditSigns.ToCharArray()).ArrayOf(8)
        select WithCheckSigns(new string([.. head, .. division, .. organisation]));

    public static string WithCheckSigns(string sixteen)
    {
        const string any = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var organisation = 0;
        for (var i = 0; i < 8; i++)
            organisation += any.IndexOf(sixteen[8 + i]) * weights[i];
        var seventeen = sixteen + "0123456789X0"[11 - organisation % 11 == 11 ? 0 : 11 - organisation % 11];

        // A whole code weighted with powers of three is a multiple of 31 with its check sign counted once more: try all signs.
        return CreditSigns.Select(sign => seventeen + sign).Single(code =>
        {
            var (sum, weight) = (0, 1);
            for (var i = 0; i < 17; i++, weight = weight * 3 % 31)
                sum += CreditSigns.IndexOf(code[i]) * weight;
            return (sum + CreditSigns.IndexOf(code[17])) % 31 == 0;
        });
    }

    public static void Holds<T>(Gen<T> gen, Func<T, bool> property) =>
        Prop.ForAll(gen.ToArbitrary(), property).QuickCheckThrowOnFailure();
}
