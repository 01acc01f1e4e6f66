using System.Globalization;

namespace Miaopu.Web.Look;

/// <summary>How days, instants, sizes and numbers are written on pages. All take local time; none asks for the time.</summary>
public static class Wording
{
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static string Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Moment(DateTime local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A due date, by the last moment that is in time: 17:00 where 16:59:59 still is, and 24:00 at the end of a day, as notices write it.</summary>
    public static string Until(DateTime last)
    {
        var end = last.AddTicks(1);
        return end.TimeOfDay < TimeSpan.FromSeconds(1) && end.Date > last.Date ? $"{Day(DateOnly.FromDateTime(last))} 24:00" : Moment(end);
    }

    public static string UntilWithWeekday(DateTime last) => $"{Until(last)} {Weekday(DateOnly.FromDateTime(last))}";

    public static string DayWithWeekday(DateOnly day) => $"{Day(day)} {Weekday(day)}";

    public static string MomentWithWeekday(DateTime local) => $"{Moment(local)} {Weekday(DateOnly.FromDateTime(local))}";

    /// <summary>Value of a <c>time</c> element's <c>datetime</c> attribute.</summary>
    public static string Machine(DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Thousands separators, no trailing zeros.</summary>
    public static string Number(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>
    /// A number that counts or measures something, with thousands separators; one without a unit may be a year or an ordinal, and stays as it was typed.
    /// </summary>
    public static string Number(decimal value, string? unit) => unit is null ? value.ToString("0.####", CultureInfo.InvariantCulture) : Number(value);

    /// <summary>Money held in fen, written as 万元 with at most two decimals.</summary>
    public static string WanYuan(long fen) => (fen / 1_000_000m).ToString("#,0.##", CultureInfo.InvariantCulture) + " 万元";

    /// <summary>Money held in fen, written exactly.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("#,0.00", CultureInfo.InvariantCulture) + " 元";

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => (bytes / 1024m).ToString("0.#", CultureInfo.InvariantCulture) + " KB",
        _ => (bytes / 1024m / 1024m).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
    };
}
