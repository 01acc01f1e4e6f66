using System.Globalization;
using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Conditions;

/// <summary>Derived values as pages show them: as the engine writes them, but a division by its name.</summary>
public static class MeasureText
{
    /// <param name="measure">Name of the measure.</param>
    /// <param name="text">What the engine wrote.</param>
    /// <param name="division">The name of a division by its code; empty for an unknown one.</param>
    public static string Of(PolicyPack pack, string measure, string text, Func<string, string> division) =>
        pack.Measure(measure) is { Kind: MeasureKind.Value, Rows: { } rows, Field: { } field } && FieldOf(pack, rows.Over, field) is { Type: FieldType.Division } && division(text) is { Length: > 0 } name
            ? name : text;

    /// <summary>A field of a record, by its ledger; a number with its unit.</summary>
    public static string OfField(PolicyPack pack, string ledger, string field, string text, Func<string, string> division) => FieldOf(pack, ledger, field) switch
    {
        { Type: FieldType.Division } when division(text) is { Length: > 0 } name => name,
        { Type: FieldType.Number or FieldType.Money, Unit: { } unit } when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => $"{Wording.Number(number)} {unit}",
        _ => text,
    };

    /// <summary>The periods that measures count in, by name and days: 申报年度 2020-05-15 至 2021-05-14. What counts on a day only has none.</summary>
    public static IReadOnlyList<string> Periods(PolicyPack pack, IEnumerable<string> measures, DateOnly cutoff) =>
        [.. measures.Select(pack.Measure).OfType<Measure>().SelectMany(m => WindowsOf(pack, m)).Distinct().Select(name => pack.Windows.FirstOrDefault(w => w.Name == name)).OfType<Window>().Where(w => w.Choice is null).Select(w => Period(w, cutoff))];

    private static string Period(Window window, DateOnly cutoff)
    {
        var (first, last) = window.Days(cutoff);
        return $"{window.Name} {Wording.Day(first)} 至 {Wording.Day(last)}";
    }

    private static IEnumerable<string> WindowsOf(PolicyPack pack, Measure measure) => WindowsOf(pack, measure.Rows)
        .Concat(new[] { measure.Numerator, measure.Denominator }.OfType<Measure>().SelectMany(side => WindowsOf(pack, side.Rows is null && side.Name != measure.Name ? pack.Measure(side.Name) ?? side : side)));

    // with no time of its own, a selection takes that of the definition it is over
    private static IEnumerable<string> WindowsOf(PolicyPack pack, RowSelection? rows) =>
        rows is null || rows.AtCutoff ? [] : rows.Window is { } own ? [own]
        : pack.Definitions.FirstOrDefault(d => d.Name == rows.Over) is { } definition && definition.Rows.Over != rows.Over ? WindowsOf(pack, definition.Rows) : [];

    /// <param name="over">A ledger, or a definition over one.</param>
    private static Field? FieldOf(PolicyPack pack, string over, string field) =>
        pack.Vocabulary.Find(over) is { } ledger ? ledger.Find(field)
        : pack.Definitions.FirstOrDefault(d => d.Name == over) is { } definition && definition.Rows.Over != over ? FieldOf(pack, definition.Rows.Over, field) : null;
}
