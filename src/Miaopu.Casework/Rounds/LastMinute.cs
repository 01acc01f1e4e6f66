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
    private const int MostNested = 8;
    private const int LastYear = 9000;

    private readonly PolicyPack pack;
    private readonly WorkingCalendar calendar;
    private readonly Func<string, DueDate?> due;
    private readonly List<LateStage> late = [];
    private readonly List<(Stage Stage, DateOnly Day)> reached = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
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
        if (Applicants(pack).FirstOrDefault(s => dates(s.Due!.Date!) is not null) is not { } first)
        {
            return [];
        }

        var walk = new LastMinute(pack, calendar, dates);
        walk.Go(first, dates(first.Due!.Date!)!.Value.LastDay, atDesk: false);
        return walk.Worst;
    }

    /// <summary>The same from the stages in which a case stands on a day: more than one where it is in parallel ones.</summary>
    internal static IReadOnlyList<LateStage> From(PolicyPack pack, WorkingCalendar calendar, Func<string, DueDate?> dates, IReadOnlyCollection<string> standing, DateOnly today)
    {
        var walk = new LastMinute(pack, calendar, dates) { submitted = today };
        foreach (var top in standing.Select(id => walk.Top(id)).OfType<Stage>().DistinctBy(s => s.Id))
        {
            walk.GoFrom(top, standing, today);
        }

        return walk.Worst;
    }

    /// <summary>The stages of the applicant that are due by a date of the round, as they come on the way without returns.</summary>
    internal static IEnumerable<Stage> Applicants(PolicyPack pack)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var stage = pack.HasProcedure ? pack.FirstStage : null; stage is not null && seen.Add(stage.Id); stage = Next(pack, stage))
        {
            if (stage is { Act: StageAct.Prepare or StageAct.Approve, Due.Date: not null })
            {
                yield return stage;
            }
        }
    }

    private IReadOnlyList<LateStage> Worst => [.. late.GroupBy(l => l.Date, StringComparer.Ordinal).Select(g => g.MaxBy(l => l.Earliest)!)];

    /// <summary>On which day each stage is reached where units hand in on a day, whatever the dates.</summary>
    /// <param name="from">The stage by which they hand in.</param>
    internal static IReadOnlyList<(Stage Stage, DateOnly Day)> Reached(PolicyPack pack, WorkingCalendar calendar, Stage from, DateOnly day)
    {
        var walk = new LastMinute(pack, calendar, _ => null);
        walk.Go(from, day, atDesk: false);
        return walk.reached;
    }

    /// <summary>Where the way without returns goes on; null at an outcome or a join.</summary>
    private static Stage? Next(PolicyPack pack, Stage stage) => stage.Ends.FirstOrDefault(e => StageResults.Forward.Contains(e.Result))?.To is { } to ? pack.Stage(to) : null;

    /// <summary>The stage itself, or the outermost parallel stage around it.</summary>
    private Stage? Top(string id)
    {
        var (top, depth) = (pack.Stage(id), 0);
        while (top is not null && depth++ < MostNested && pack.Stages.FirstOrDefault(s => s.Branches.Contains(top.Id)) is { } frame)
        {
            top = frame;
        }

        return top;
    }

    /// <summary>Goes on from where a case stands in this stage or in branches of it; null where it does not stand there. Branches that ended before have passed.</summary>
    private (DateOnly Day, bool AtDesk)? GoFrom(Stage stage, IReadOnlyCollection<string> standing, DateOnly today, int depth = 0)
    {
        if (standing.Contains(stage.Id) || depth >= MostNested)
        {
            return standing.Contains(stage.Id) ? Go(stage, today, atDesk: true, depth) : null;
        }

        var open = stage.Branches.Select(pack.Stage).OfType<Stage>().Select(b => GoFrom(b, standing, today, depth + 1)).OfType<(DateOnly Day, bool AtDesk)>().ToList();
        if (open.Count == 0)
        {
            return null;
        }

        var (day, atDesk) = Joined(stage, open, passed: stage.Branches.Count - open.Count);
        return Go(Next(pack, stage), day, atDesk, depth);
    }

    /// <summary>When enough branches have passed.</summary>
    private static (DateOnly Day, bool AtDesk) Joined(Stage frame, List<(DateOnly Day, bool AtDesk)> branches, int passed)
    {
        var needed = (frame.JoinNeeds > 0 ? frame.JoinNeeds : frame.Branches.Count) - passed;
        return branches.OrderBy(b => b.Day).ElementAt(Math.Clamp(needed, 1, branches.Count) - 1);
    }

    /// <returns>When the last stage of this way was done, and whether its office still has the day.</returns>
    private (DateOnly Day, bool AtDesk) Go(Stage? stage, DateOnly day, bool atDesk, int depth = 0)
    {
        // Each stage once in the whole walk, and no deeper than packs may nest: also texts from before the linter said so come to an end.
        for (; stage is not null && seen.Add(stage.Id) && day.Year < LastYear; stage = Next(pack, stage))
        {
            if (stage.Act is StageAct.Prepare or StageAct.Approve)
            {
                (day, atDesk) = (stage.Due?.Date is { } by && due(by) is { } own && own.LastDay > day ? own.LastDay : day, false);
                submitted = day;
            }
            else if (stage.Act == StageAct.Parallel)
            {
                var (from, before) = (day, atDesk);
                var branches = depth < MostNested ? stage.Branches.Select(b => Go(pack.Stage(b), from, before, depth + 1)).ToList() : [];
                (day, atDesk) = branches.Count == 0 ? (day, atDesk) : Joined(stage, branches, passed: 0);
            }
            else
            {
                day = atDesk ? day : calendar.AddWorkingDays(day, 1);
                reached.Add((stage, day));
                Hold(stage, day);
                (day, atDesk) = stage is { Act: StageAct.Publicise, Due.WorkingDays: { } length } ? (calendar.AddWorkingDays(day, length), false) : (day, true);
            }
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
