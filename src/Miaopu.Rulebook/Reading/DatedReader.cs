namespace Miaopu.Rulebook;

/// <summary>
/// Reads a number that is written as a list of values with days. A pack is read once for each period in which no number changes, so that nothing behind the
/// readers knows of days; this picks the value of the period that is being read.
/// </summary>
internal static class DatedReader
{
    internal static Quantity? Read(Section section, string key, YamlList list, bool counted)
    {
        var context = section.Context;
        var values = new List<(DatedNumber Number, Quantity Quantity, Mark At)>();
        foreach (var (item, i) in list.Items.Select((item, i) => (item, i)))
        {
            if (section.AsSection(item, $"{key}.{i + 1}", DatedKeys.Dated) is not { } below)
            {
                continue;
            }

            var text = (item as YamlMap)?[DatedKeys.Value.Word] as YamlText;
            var quantity = below.Quantity(DatedKeys.Value, counted);
            var (from, to) = (below.Day(DatedKeys.From), below.Day(DatedKeys.To));
            to = to == DateOnly.MaxValue ? null : to;
            if (to < from)
            {
                below.Findings.Error(below.MarkOf(DatedKeys.To), "dates", "止日早于起日");
            }

            var basis = context.Basis(below);
            below.Done();
            if (quantity is { } known && !(to < from))
            {
                values.Add((new DatedNumber($"{section.ItemName}.{key}", text!.Text, from, to, basis, below.Place), known, below.At));
            }
        }

        if (values.Count == 0)
        {
            context.Findings.Error(list.At, "missing", $"“{key}”下面没有内容");
            return null;
        }

        var ordered = values.OrderBy(v => v.Number.From ?? DateOnly.MinValue).ToArray();
        Check(context, list.At, ordered);
        foreach (var (number, _, _) in ordered)
        {
            context.Turn(number.From);
            context.Turn(number.To?.AddDays(1));
        }

        var chosen = Chosen(ordered, context.On);
        context.Dated.Add(chosen.Number);
        return chosen.Quantity;
    }

    /// <summary>The value of the day; before the first the first, after the last the last.</summary>
    private static (DatedNumber Number, Quantity Quantity, Mark At) Chosen((DatedNumber Number, Quantity Quantity, Mark At)[] ordered, DateOnly day)
    {
        var holding = ordered.Where(v => v.Number.Holds(day)).ToArray();
        return holding.Length > 0 ? holding[^1] : ordered.LastOrDefault(v => v.Number.From is not { } from || from <= day) is { Number: not null } before ? before : ordered[0];
    }

    private static void Check(ReadingContext context, Mark at, (DatedNumber Number, Quantity Quantity, Mark At)[] ordered)
    {
        var (first, last) = context.InForce;
        if (ordered[0].Number.From is { } begins && begins > first)
        {
            Gap(context, at, first, begins.AddDays(-1));
        }

        foreach (var (one, next) in ordered.Zip(ordered.Skip(1)))
        {
            if (one.Number.To is not { } to || next.Number.From is not { } from || from <= to)
            {
                context.Findings.Error(next.At, "dated-overlap", $"这个值与 {one.Number.Days}的“{one.Number.Text}”日期重叠");
            }
            else if (from > to.AddDays(1))
            {
                Gap(context, next.At, to.AddDays(1), from.AddDays(-1));
            }
        }

        if (ordered[^1].Number.To is { } ends && (last is not { } end || ends < end))
        {
            Gap(context, at, ends.AddDays(1), last);
        }
    }

    private static void Gap(ReadingContext context, Mark at, DateOnly from, DateOnly? to) => context.Findings.Error(
        at, "dated-gap", to is { } last && last == from ? $"{FieldValue.Of(from)} 没有值" : to is { } end ? $"{FieldValue.Of(from)} 至 {FieldValue.Of(end)} 没有值" : $"{FieldValue.Of(from)} 起没有值");
}
