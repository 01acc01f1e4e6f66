using System.Globalization;
using Miaopu.Casework.Calendar;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Rounds;

/// <summary>A stage that a submission of the last minute reaches too late, however fast everybody works.</summary>
/// <param name="Stage">Id of the stage.</param>
/// <param name="Title">Its name.</param>
/// <param name="Date">The date by which it is due.</param>
/// <param name="Due">Its value.</param>
/// <param name="Submitted">The day of the last minute, from which the way is counted.</param>
/// <param name="Earliest">The first day on which its turn can come.</param>
/// <param name="Why">What takes the time: notices of fixed length, and holidays on the way.</param>
/// <param name="Provisional">Counted beyond the known calendar.</param>
public sealed record LateStage(string Stage, string Title, string Date, DueDate Due, DateOnly Submitted, DateOnly Earliest, string Why, bool Provisional)
{
    /// <summary>As people read it, with the day that would do.</summary>
    public string Sentence =>
        $"{Day(Submitted)} 最后一刻提交的申报，“{Title}”最早 {Day(Earliest)} 才能办（{Why}），晚于{Date}（{Due}）。{Date}最早应定在 {Day(Earliest)}{(Provisional ? "（其后的放假安排尚未公布，为暂定）" : "")}。";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>
/// 最后一刻提交: walks the procedure of a pack on the way without returns, as fast as it can go. What is received is taken in hand on the next working day, whoever has it then
/// hands it on the same day; a notice begins on such a day and runs its working days. So what is too late here is too late for everybody, and what is in time may still be hard.
/// </summary>
public sealed class LastMinute
{
    private readonly PolicyPack pack;
    private readonly WorkingCalendar calendar;
    private readonly Func<string, DueDate?> due;
    private readonly List<LateStage> late = [];
    private readonly List<(Stage Stage, DateOnly Day)> reached = [];
    private DateOnly submitted;

    private LastMinute(PolicyPack pack, WorkingCalendar calendar, Func<string, DueDate?> due)
    {
        this.pack = pack;
        this.calendar = calendar;
        this.due = due;
    }

    /// <summary>What comes too late where units hand in at the last minute of these dates: of each date the stage that needs most, as one date mends all of them.</summary>
    /// <param name="dates">The value of each date; null for one that has none yet: what rests on it is not looked at.</param>
    public static IReadOnlyList<LateStage> Of(PolicyPack pack, WorkingCalendar calendar, Func<string, DueDate?> dates)
    {
        if (!pack.HasProcedure || pack.FirstStage.Due?.Date is not { } first || dates(first) is not { } begins)
        {
            return [];
        }

        var walk = new LastMinute(pack, calendar, dates);
        walk.Go(pack.FirstStage, begins.LastDay, atDesk: false);
        return walk.Worst;
    }

    /// <summary>The same from a stage in which a case stands on a day.</summary>
    internal static IReadOnlyList<LateStage> From(PolicyPack pack, WorkingCalendar calendar, Func<string, DueDate?> dates, Stage stage, DateOnly today)
    {
        var walk = new LastMinute(pack, calendar, dates) { submitted = today };
        walk.Go(stage, today, atDesk: true);
        return walk.Worst;
    }

    private IReadOnlyList<LateStage> Worst => [.. late.GroupBy(l => l.Date, StringComparer.Ordinal).Select(g => g.MaxBy(l => l.Earliest)!)];

    /// <summary>On which day each stage is reached where units hand in on a day, whatever the dates.</summary>
    internal static IReadOnlyList<(Stage Stage, DateOnly Day)> Reached(PolicyPack pack, WorkingCalendar calendar, DateOnly day)
    {
        var walk = new LastMinute(pack, calendar, _ => null);
        walk.Go(pack.FirstStage, day, atDesk: false);
        return walk.reached;
    }

    /// <summary>The result by which the way without returns goes on.</summary>
    internal static StageEnd? Forward(Stage stage) =>
        stage.Ends.FirstOrDefault(e => e.Result is StageResults.Submit or StageResults.Pass or StageResults.Clear or StageResults.Done or StageResults.Accept);

    /// <returns>When the last stage of this way was done, and whether its office still has the day.</returns>
    private (DateOnly Day, bool AtDesk) Go(Stage? stage, DateOnly day, bool atDesk)
    {
        for (var seen = new HashSet<string>(StringComparer.Ordinal); stage is not null && seen.Add(stage.Id);)
        {
            if (stage.Act is StageAct.Prepare or StageAct.Approve)
            {
                (day, atDesk) = (stage.Due?.Date is { } by && due(by) is { } own && own.LastDay > day ? own.LastDay : day, false);
                submitted = day;
            }
            else if (stage.Act == StageAct.Parallel)
            {
                var (from, before) = (day, atDesk);
                var branches = stage.Branches.Select(b => Go(pack.Stage(b), from, before)).OrderBy(b => b.Day).ToList();
                (day, atDesk) = branches.Count == 0 ? (day, atDesk) : branches[(stage.JoinNeeds > 0 ? Math.Min(stage.JoinNeeds, branches.Count) : branches.Count) - 1];
            }
            else
            {
                day = atDesk ? day : calendar.AddWorkingDays(day, 1);
                reached.Add((stage, day));
                Hold(stage, day);
                (day, atDesk) = stage is { Act: StageAct.Publicise, Due.WorkingDays: { } length } ? (calendar.AddWorkingDays(day, length), false) : (day, true);
            }

            stage = Forward(stage)?.To is { } to ? pack.Stage(to) : null;
        }

        return (day, atDesk);
    }

    private void Hold(Stage stage, DateOnly day)
    {
        if (stage.Due?.Date is { } date && due(date) is { } limit && limit.LastDay < day)
        {
            late.Add(new LateStage(stage.Id, stage.Title, date, limit, submitted, day, Why(day), day > calendar.KnownUntil));
        }
    }

    private string Why(DateOnly day)
    {
        var parts = new List<string>();
        foreach (var (stage, begun) in reached.Where(r => r.Stage is { Act: StageAct.Publicise, Due.WorkingDays: not null }))
        {
            parts.Add($"{begun:M月d日}起“{stage.Title}”{stage.Due!.WorkingDays} 个工作日");
        }

        parts.AddRange(Holidays(calendar, submitted, day));
        return parts.Count > 0 ? $"其间{string.Join("，", parts)}" : "收到的次一工作日起办理";
    }

    /// <summary>The holidays between two days, the first not included: 国庆节 10月1日至10月7日放假.</summary>
    internal static IEnumerable<string> Holidays(WorkingCalendar calendar, DateOnly after, DateOnly until) => calendar.Days
        .Where(d => d.Kind == CalendarDayKind.Holiday && d.Date > after && d.Date <= until).GroupBy(d => d.Name)
        .Select(g => (g.Key, First: g.Min(d => d.Date), Last: g.Max(d => d.Date)))
        .Select(h => h.First == h.Last ? $"{h.Key} {h.First:M月d日}放假" : $"{h.Key} {h.First:M月d日}至{h.Last:M月d日}放假");
}
