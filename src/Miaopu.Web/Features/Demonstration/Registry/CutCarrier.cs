using System.Globalization;
using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Demonstration.Registry;

/// <summary>
/// A carrier cut from one of a data file's: the same kinds of record under other names, with other days and figures. It knows no ledger by name: the largest one of the pattern is
/// the one that is repeated, days move together, and the names that records share with others stay shared.
/// </summary>
public sealed class CutCarrier
{
    /// <summary>With <see cref="MostTenants"/>, a little over thirty on average.</summary>
    public const int FewestTenants = 16;

    /// <inheritdoc cref="FewestTenants"/>
    public const int MostTenants = 45;

    private const string Prefixes = "春夏秋冬东西南北青蓝云海山川星月木禾松竹";
    private const string Words = "苗芽林园谷湾桥港城舟帆翼光火石泉溪原野垄";
    private readonly CarrierOfFile pattern;
    private readonly Random random;
    private readonly int number;
    private readonly int shift;
    private int coded;

    public CutCarrier(Province province, Random random, int number)
    {
        this.random = random;
        this.number = number;
        pattern = province.Carriers[random.Next(province.Carriers.Count)];
        shift = random.Next(-120, 90);
        coded = number * MostTenants;
        TenantLedger = pattern.Ledgers.MaxBy(l => l.Value.Count).Key;
        var name = $"{Prefixes[random.Next(Prefixes.Length)]}{Words[random.Next(Words.Length)]}{Prefixes[random.Next(Prefixes.Length)]}";
        Name = $"{name}{number + 1:D5} 号{pattern.Kind}";
        Operator = $"{name}创业服务第 {number + 1:D5} 有限公司";
    }

    public string Name { get; }

    public string Operator { get; }

    public string SignIn => $"registry{number + 1:D5}";

    public string Kind => pattern.Kind;

    public string Address => $"演示大街 {number + 1} 号";

    /// <summary>The ledger that has the most records: those who reside.</summary>
    public string TenantLedger { get; }

    public string CreditCode(string? division) => Rulebook.CreditCode.Complete($"91{division ?? "100000"}R{number % 10_000_000:D7}").Value;

    /// <summary>Ledger and record, as a person would have typed them. Of those who reside there are <see cref="FewestTenants"/> to <see cref="MostTenants"/>.</summary>
    public IEnumerable<(string Ledger, IReadOnlyDictionary<string, string?> Record)> Records(string? division)
    {
        var tenants = random.Next(FewestTenants, MostTenants + 1);
        foreach (var (ledger, records) in pattern.Ledgers)
        {
            var count = ledger == TenantLedger ? tenants : records.Count;
            for (var i = 0; i < count; i++)
            {
                var round = i / records.Count;
                yield return (ledger, records[i % records.Count].ToDictionary(f => f.Key, f => Vary(f.Value, round, division), StringComparer.Ordinal));
            }
        }
    }

    private string? Vary(string? value, int round, string? division)
    {
        if (value is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.AddDays(shift).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (value == pattern.Division)
        {
            return division;
        }

        if (Rulebook.CreditCode.TryParse(value, out _, out _))
        {
            return Rulebook.CreditCode.Complete($"91{division ?? "100000"}T{++coded % 10_000_000:D7}").Value;
        }

        // The same name gets the same mark, so that a record that names another still does.
        return round > 0 && value.Length > 2 && (value.EndsWith("团队", StringComparison.Ordinal) || value.EndsWith("公司", StringComparison.Ordinal)) ? $"{value}{round + 1}" : value;
    }
}
