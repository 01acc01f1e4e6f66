using System.Globalization;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Reference;

/// <summary>What changes when a table takes the place of another, in the order of the rows.</summary>
public static class CompareTables
{
    public static IReadOnlyList<TableChange> Between(Divisions before, Divisions after) =>
    [
        .. before.All.Concat(after.All).Select(d => d.Code).Distinct().Order()
            .Select(code => new TableChange(code.Value, Told(before, code), Told(after, code))).Where(c => c.Before != c.After),
    ];

    public static IReadOnlyList<TableChange> Between(WorkingCalendar before, WorkingCalendar after)
    {
        var changes = before.Days.Concat(after.Days).Select(d => d.Date).Distinct().Order()
            .Select(day => new TableChange(DayOf(day), Told(before.Find(day)), Told(after.Find(day)))).Where(c => c.Before != c.After).ToList();
        if (before.KnownUntil != after.KnownUntil)
        {
            changes.Insert(0, new TableChange("已确定到", DayOf(before.KnownUntil), DayOf(after.KnownUntil)));
        }

        return changes;
    }

    private static string Told(Divisions divisions, DivisionCode code) => divisions.Find(code) is { } found
        ? $"{divisions.FullName(code)}（{LevelOf(found.Level)}）"
        : "";

    private static string Told(CalendarDay? day) => day is null ? "" : (day.Kind == CalendarDayKind.Holiday ? "放假" : "上班") + $"（{day.Name}）";

    /// <summary>The word for a level.</summary>
    public static string LevelOf(DivisionLevel level) => level switch
    {
        DivisionLevel.Province => "省",
        DivisionLevel.City => "市",
        DivisionLevel.County => "县",
        _ => "开发区",
    };

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
