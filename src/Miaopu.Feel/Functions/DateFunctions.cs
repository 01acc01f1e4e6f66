using System.Globalization;

namespace Miaopu.Feel;

/// <summary>Functions of dates and times (DMN 1.5, 10.3.4.8 and 10.3.4.9).</summary>
internal static partial class FunctionLibrary
{
    private static IEnumerable<OwnFunction> DateFunctions()
    {
        yield return Define("is", Unknowns.Spread, (in Call call) => FeelValue.Of(call[0].Equals(call[1])), "value1, value2");
        yield return Impure("now", (in Call call, DateTimeOffset now) => FeelValue.Of(new FeelDateTime(Day(now), new FeelTime(now.TimeOfDay.Ticks * 100, Zone(now)))));
        yield return Impure("today", (in Call call, DateTimeOffset now) => FeelValue.Of(Day(now)));
        yield return Define("day of year", (in Call call) => OfDate(call, d => FeelValue.Of((decimal)d.DayOfYear)), "date");
        yield return Define("day of week", (in Call call) => OfDate(call, d =>
            FeelValue.Of(CultureInfo.InvariantCulture.DateTimeFormat.DayNames[d.Weekday % 7])), "date");
        yield return Define("month of year", (in Call call) => OfDate(call, d =>
            FeelValue.Of(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[d.Month - 1])), "date");
        yield return Define("week of year", (in Call call) => OfDate(call, d => FeelValue.Of((decimal)IsoWeek(d))), "date");
    }

    private delegate FeelValue Timely(in Call call, DateTimeOffset now);

    private static OwnFunction Impure(string name, Timely function)
        => new(name, Unknowns.Spread, (in Call call) => call.Frame.Run.Now is { } now ? function(call, now) : call.Error("这次计算没有给出当前时刻"), [CallForm.Read("")]) { Pure = false };

    private static FeelDate Day(DateTimeOffset now) => FeelDate.Of(DateOnly.FromDateTime(now.DateTime));

    private static FeelZone? Zone(DateTimeOffset now) => FeelZone.TryOf((int)now.Offset.TotalSeconds, out var zone) ? zone : null;

    private static FeelValue OfDate(in Call call, Func<FeelDate, FeelValue> function)
    {
        var value = call.Single(0);
        return value.Kind is FeelKind.Date or FeelKind.DateTime ? function(value.Date) : call.WrongKind(0, "日期或日期时间");
    }

    // ISO 8601: the week belongs to the year of its Thursday
    private static int IsoWeek(FeelDate date)
        => (FeelDate.OfDayNumberUnchecked(date.DayNumber - date.Weekday + 4).DayOfYear + 6) / 7;
}
