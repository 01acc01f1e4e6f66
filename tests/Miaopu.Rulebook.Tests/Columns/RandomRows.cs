using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Columns;

/// <summary>Rows of any vocabulary with blanks, equal days, days on and beside every boundary, and numbers that meet at thresholds.</summary>
internal sealed class RandomRows(Random random, DateOnly cutoff)
{
    internal static readonly DateTime Middle = new(2021, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private int _id;

    internal IReadOnlyList<LedgerRow> Carrier(Vocabulary vocabulary)
    {
        var rows = vocabulary.Ledgers.SelectMany(ledger => Enumerable.Range(0, random.Next(6)).Select(_ => Row(ledger))).ToArray();
        random.Shuffle(rows);
        return rows;
    }

    private LedgerRow Row(Ledger ledger) => new(
        $"{_id++}",
        ledger.Name,
        random.Next(8) == 0 ? null : Day(),
        ledger.To is null || random.Next(2) == 0 ? null : Day(),
        Middle.AddDays(random.Next(-1, 2)),
        [.. ledger.Fields.Take(ledger.Fields.Count - (random.Next(20) == 0 ? 1 : 0)).Select(Value)]);

    private FieldValue Value(Field field) => random.Next(5) == 0 ? FieldValue.Blank : field.Type switch
    {
        FieldType.Number or FieldType.Money => FieldValue.Of(Within(field, Pick(0m, 1m, 1.0m, 2m, 15m, 20m, 24m, 24.5m, 60m, 100m, 499.99m, 500m, 120.1234567m))),
        FieldType.Date => FieldValue.Of(Day()),
        FieldType.YesNo => FieldValue.Of(random.Next(3) > 0),
        FieldType.List when field.Many => FieldValue.Of(field.Values.Where(_ => random.Next(2) == 0)),
        FieldType.List => FieldValue.Of(Pick([.. field.Values])),
        FieldType.Division => FieldValue.Of(Pick("210102", "210200", "110101")),
        _ => FieldValue.Of(Pick("甲", "乙", "丙", "丁")),
    };

    private static decimal Within(Field field, decimal number) => Math.Clamp(number, field.AtLeast ?? number, field.AtMost ?? number);

    private DateOnly Day() => Pick(cutoff, cutoff.AddMonths(Pick(-36, -24, -12, -6, 0, 6)), new DateOnly(cutoff.Year, 1, 1)).AddDays(random.Next(-1, 2));

    private T Pick<T>(params T[] among) => among[random.Next(among.Length)];
}
