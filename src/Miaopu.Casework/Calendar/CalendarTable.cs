using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Calendar;

/// <summary>The text form of a calendar: a row per day, and one row that says how far it is known.</summary>
public static class CalendarTable
{
    /// <summary>The columns of <c>reference/china-holidays.csv</c>; kind is holiday, workday or, once, known-until.</summary>
    public const string Header = "date,kind,name";

    internal static bool TryRead(string csv, [NotNullWhen(true)] out WorkingCalendar? calendar, [NotNullWhen(false)] out string? why)
    {
        calendar = null;
        if (!CsvRows.TryRead(csv, Header, out var rows, out why))
            return false;

        var days = new Dictionary<DateOnly, CalendarDay>(rows.Count);
        DateOnly? knownUntil = null;
        foreach (var (line, fields) in rows)
        {
            if (!DateOnly.TryParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                why = $"第 {line} 行：日期“{fields[0]}”应写成四位年-两位月-两位日。";
            else if (fields[1] == "known-until")
                why = knownUntil is null ? null : $"第 {line} 行：known-until 只能有一行，请删去多余的。";
            else if (KindOf(fields[1]) is not { } kind)
                why = $"第 {line} 行：类别“{fields[1]}”无法识别，应为 holiday、workday 或 known-until。";
            else if (kind == CalendarDayKind.Workday && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                why = $"第 {line} 行：{fields[0]} 不在周末，本来就上班。workday 只写周末调休上班的日子，请核对日期或删去这一行。";
            else if (!days.TryAdd(date, new CalendarDay(date, kind, fields[2])))
                why = $"第 {line} 行：{fields[0]} 出现了两次，请删去一行。";

            if (why is not null)
                return false;
            if (fields[1] == "known-until")
                knownUntil = date;
        }
        if (knownUntil is not { } known)
        {
            why = "缺少 known-until 一行：请写明日历已确定到哪一天，格式为“日期,known-until,依据”。";
            return false;
        }
        calendar = new WorkingCalendar(days.Values, known);
        why = null;
        return true;
    }

    private static CalendarDayKind? KindOf(string text) => text switch
    {
        "holiday" => CalendarDayKind.Holiday,
        "workday" => CalendarDayKind.Workday,
        _ => null,
    };
}
