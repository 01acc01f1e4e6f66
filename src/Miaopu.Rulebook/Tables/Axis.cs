using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>
/// The values of one input cut into segments within which no test of the table changes its answer: the ends of all tests, and what lies between them.
/// </summary>
internal abstract class Axis
{
    /// <summary>One value of each segment, that stands for all of it.</summary>
    internal required IReadOnlyList<FieldValue> Samples { get; init; }

    /// <summary>The segments that the input can be in.</summary>
    internal required IReadOnlyList<int> Live { get; init; }

    /// <summary>Whether a value is of the kind that the axis orders.</summary>
    internal virtual bool Takes(FieldValue value) => true;

    /// <summary>The segment of a value.</summary>
    internal abstract int Find(FieldValue value);

    /// <summary>The live segments between two numbers; null is no bound.</summary>
    internal virtual IEnumerable<int> Between(decimal? low, decimal? high) => Live;

    internal static Axis Of(FieldType? type, IEnumerable<FeelTestParts> tests, TableInput input, Domain domain)
    {
        var parts = tests.SelectMany(t => t.Parts).ToArray();
        return type switch
        {
            FieldType.Number or FieldType.Money => NumberAxis.Make(Ends(parts).Select(e => e.TryGetNumber(out var n) ? n : 0), domain, days: false),
            FieldType.Date => NumberAxis.Make(
                Ends(parts).Select(e => e.TryGetDate(out var day) ? day.DayNumber : 0m), new Domain(0, DateOnly.MaxValue.DayNumber, Whole: true, []), days: true),
            FieldType.YesNo => ItemAxis.Make([FieldValue.Of(true), FieldValue.Of(false)], open: false),
            _ => ItemAxis.Make(
                [.. (domain.Items.Count > 0 ? domain.Items : Ends(parts).Select(e => e.TryGetString(out var t) ? t : "").Where(t => t.Length > 0).Distinct()).Select(FieldValue.Of)],
                open: domain.Items.Count == 0),
        };
    }

    internal static IEnumerable<FeelValue> Ends(IEnumerable<FeelValue> parts) =>
        parts.SelectMany(p => p.TryGetRange(out var range) ? new[] { range.Start, range.End }.Where(e => !e.IsNull) : [p]);
}

/// <summary>What values an input can have.</summary>
/// <param name="Low">The lowest number, or null.</param>
/// <param name="High">The highest number, or null.</param>
/// <param name="Whole">Only whole numbers.</param>
/// <param name="Items">All texts; empty where any text can come.</param>
internal sealed record Domain(decimal? Low, decimal? High, bool Whole, IReadOnlyList<string> Items);

/// <summary>Numbers, or days by their number: before the first end, at it, between it and the next, and so on.</summary>
internal sealed class NumberAxis : Axis
{
    private readonly decimal[] _ends;
    private readonly FieldValueKind _kind;

    private NumberAxis(decimal[] ends, bool days) => (_ends, _kind) = (ends, days ? FieldValueKind.Date : FieldValueKind.Number);

    internal override bool Takes(FieldValue value) => value.Kind == _kind;

    internal static NumberAxis Make(IEnumerable<decimal> ends, Domain domain, bool days)
    {
        var cuts = ends.Concat(new[] { domain.Low, domain.High }.OfType<decimal>()).Distinct().Order().ToArray();
        var samples = new List<FieldValue>();
        var live = new List<int>();
        for (var i = 0; i <= cuts.Length * 2; i++)
        {
            var sample = Sample(cuts, i, domain.Whole);
            if (sample is { } number && (domain.Low is not { } low || number >= low) && (domain.High is not { } high || number <= high) && (!domain.Whole || number == decimal.Truncate(number)))
            {
                live.Add(i);
            }

            samples.Add(Value(sample ?? cuts[(i - 1) / 2], days));
        }

        return new NumberAxis(cuts, days) { Samples = samples, Live = live };
    }

    internal override int Find(FieldValue value) => Find(value.Kind == FieldValueKind.Date ? value.Date.DayNumber : value.Number);

    internal override IEnumerable<int> Between(decimal? low, decimal? high)
    {
        var (first, last) = (low is { } l ? Find(l) : 0, high is { } h ? Find(h) : _ends.Length * 2);
        return Live.Where(s => s >= first && s <= last);
    }

    private int Find(decimal number)
    {
        var at = Array.BinarySearch(_ends, number);
        return at >= 0 ? (at * 2) + 1 : ~at * 2;
    }

    /// <summary>A number of a segment; null where no whole number lies between its ends.</summary>
    private static decimal? Sample(decimal[] cuts, int segment, bool whole)
    {
        if (segment % 2 == 1)
        {
            return cuts[segment / 2];
        }

        decimal? below = segment == 0 ? null : cuts[(segment / 2) - 1];
        decimal? above = segment == cuts.Length * 2 ? null : cuts[segment / 2];
        if (below is null || above is null)
        {
            return below is { } b ? Math.Floor(b) + 1 : above is { } a ? Math.Ceiling(a) - 1 : 0;
        }

        var next = Math.Floor(below.Value) + 1;
        return next < above ? next : whole ? null : below.Value + ((above.Value - below.Value) / 2);
    }

    private static FieldValue Value(decimal number, bool days) =>
        days ? FieldValue.Of(DateOnly.FromDayNumber((int)Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber))) : FieldValue.Of(number);
}

/// <summary>Texts, or yes and no; and, last, every other text.</summary>
internal sealed class ItemAxis : Axis
{
    private readonly Dictionary<FieldValue, int> _positions;

    private ItemAxis(Dictionary<FieldValue, int> positions) => _positions = positions;

    internal static ItemAxis Make(IReadOnlyList<FieldValue> items, bool open)
    {
        var positions = items.Select((item, i) => (item, i)).ToDictionary(p => p.item, p => p.i);
        return new ItemAxis(positions) { Samples = [.. items, FieldValue.Of(Other)], Live = [.. Enumerable.Range(0, items.Count + (open ? 1 : 0))] };
    }

    /// <summary>Stands for every text that no test names.</summary>
    internal const string Other = "其他";

    internal override int Find(FieldValue value) => _positions.GetValueOrDefault(value, _positions.Count);
}
