using System.Globalization;
using Miaopu.Casework.Calendar;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Rounds;

/// <summary>How far apart two dates of a round have to lie so that a submission of the last minute can be dealt with by the second.</summary>
/// <param name="From">The date until which units hand in.</param>
/// <param name="To">The date by which offices are to be done.</param>
/// <param name="Least">Days between them where no holiday comes in between.</param>
/// <param name="Most">Days between them at the worst.</param>
/// <param name="Worst">The day of handing in with which it takes most.</param>
/// <param name="Holidays">The holidays that make it so long.</param>
public sealed record DeadlineNeed(string From, string To, int Least, int Most, DateOnly Worst, string Holidays)
{
    /// <summary>Stages walked at the most; a text with very many of them is tried for the last days of the period only.</summary>
    private const int MostSteps = 500_000;

    /// <summary>As people read it.</summary>
    public string Sentence => Least == Most ? $"{To}至少应比{From}晚 {Least} 天。"
        : string.Create(CultureInfo.InvariantCulture, $"{To}应比{From}晚 {Least} 至 {Most} 天，看其间的周末和放假：最长的如{From}定在 {Worst:yyyy-MM-dd}{(Holidays.Length > 0 ? $"（{Holidays}）" : "")}。");

    /// <summary>
    /// What a pack needs, for each date by which offices are due after units have handed in. Every day of a period is tried, so it is exact for that period. Counted from the last date of the applicants.
    /// </summary>
    /// <param name="first">The first day of handing in that is tried.</param>
    /// <param name="last">The last; none beyond the known calendar.</param>
    public static IReadOnlyList<DeadlineNeed> Of(PolicyPack pack, WorkingCalendar calendar, DateOnly first, DateOnly last)
    {
        var order = pack.Dates.Select((d, i) => (d.Name, i)).ToDictionary(d => d.Name, d => d.i, StringComparer.Ordinal);
        if (LastMinute.Applicants(pack).Where(s => order.ContainsKey(s.Due!.Date!)).MaxBy(s => order[s.Due!.Date!]) is not { } by)
        {
            return [];
        }

        var (from, days) = (by.Due!.Date!, Math.Max(1, MostSteps / pack.Stages.Count));
        first = last.DayNumber - first.DayNumber >= days ? last.AddDays(1 - days) : first;
        var found = new Dictionary<string, (int Least, int Most, DateOnly Worst, DateOnly Until)>(StringComparer.Ordinal);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var reached = LastMinute.Reached(pack, calendar, by, day);
            if (reached.Count > 0 && reached[^1].Day > calendar.KnownUntil)
            {
                break;
            }

            foreach (var date in reached.Where(r => r.Stage.Due?.Date is { } own && own != from).GroupBy(r => r.Stage.Due!.Date!, StringComparer.Ordinal))
            {
                var until = date.Max(r => r.Day);
                var apart = until.DayNumber - day.DayNumber;
                found[date.Key] = !found.TryGetValue(date.Key, out var so) ? (apart, apart, day, until)
                    : (Math.Min(so.Least, apart), Math.Max(so.Most, apart), apart > so.Most ? day : so.Worst, apart > so.Most ? until : so.Until);
            }
        }

        return [.. pack.Dates.Where(d => found.ContainsKey(d.Name)).Select(d => (d.Name, Need: found[d.Name])).Select(n =>
            new DeadlineNeed(from, n.Name, n.Need.Least, n.Need.Most, n.Need.Worst, string.Join("，", LastMinute.Holidays(calendar, n.Need.Worst, n.Need.Until))))];
    }
}
