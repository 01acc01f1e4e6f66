using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>One step of a procedure with what must follow: a due date, a refusal, a length that fits, a term, a ban.</summary>
/// <param name="What">What happens, as the file writes it.</param>
/// <param name="Expected">What must follow, as text.</param>
/// <param name="Follow">What does follow under a pack, as text.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ProcedureCheck(string What, string Expected, Func<PolicyPack, string> Follow, Place Place)
{
    /// <summary>Holds the check against a pack.</summary>
    public CaseResult Run(PolicyPack pack)
    {
        var got = Follow(pack);
        return new CaseResult(What, What, Place, got == Expected ? [] : [$"{What}：应为“{Expected}”，得到“{got}”"]);
    }
}

/// <summary>The calendar that a case file brings: weekends rest, but for the days it names.</summary>
internal sealed class CaseCalendar(IReadOnlySet<DateOnly> rest, IReadOnlySet<DateOnly> work)
{
    /// <summary>The day so many working days after a day; the first counted is the next day.</summary>
    internal DateOnly After(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            workingDays -= IsWorking(day) ? 1 : 0;
        }

        return day;
    }

    private bool IsWorking(DateOnly day) =>
        work.Contains(day) || (!rest.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
}

/// <summary>Reads the <c>procedure</c> part of a case file.</summary>
internal static class ProcedureCheckReader
{
    internal static List<ProcedureCheck> Read(Section section, PolicyPack pack)
    {
        var dates = section.Named(CaseKeys.Dates).ToDictionary(d => d.Name.Text, d => Day(section, d.Value), StringComparer.Ordinal);
        foreach (var (name, _) in section.Named(CaseKeys.Dates).Where(d => pack.Dates.All(known => known.Name != d.Name.Text)))
        {
            section.Findings.Unknown(name.At, "日期", name.Text, pack.Dates.Select(d => d.Name));
        }

        var calendar = new CaseCalendar(Days(section, CaseKeys.RestDays), Days(section, CaseKeys.WorkingDays));
        var checks = new List<ProcedureCheck>();
        foreach (var below in section.List(CaseKeys.Procedure))
        {
            if (One(below, pack, dates, calendar) is { } check)
            {
                checks.Add(check);
            }

            below.Done();
        }

        return checks;
    }

    private static ProcedureCheck? One(Section below, PolicyPack pack, Dictionary<string, DateOnly> dates, CaseCalendar calendar)
    {
        if (below.Scalar(CaseKeys.Stage) is { } stage)
        {
            if (pack.Stage(stage.Text) is null)
            {
                below.Findings.Unknown(stage.At, "阶段", stage.Text, pack.Stages.Select(s => s.Id));
                return null;
            }

            return below.Has(CaseKeys.Returned) ? Returned(below, stage.Text, dates, calendar) : Begun(below, stage.Text, dates, calendar);
        }

        return below switch
        {
            _ when below.Scalar(CaseKeys.Write) is { } field => Written(below, field),
            _ when below.Has(CaseKeys.Experts) => Experts(below),
            _ when below.Scalar(CaseKeys.Certificate) is { } certificate => Certificate(below, certificate.Text),
            _ when below.Scalar(CaseKeys.Sanction) is { } sanction => Sanction(below, sanction.Text),
            _ => Unreadable(below),
        };
    }

    private static ProcedureCheck Begun(Section below, string stage, Dictionary<string, DateOnly> dates, CaseCalendar calendar)
    {
        var begins = below.Day(CaseKeys.Begins) ?? default;
        return new ProcedureCheck($"{stage} 自 {Text(begins)} 起", below.TextNeeded(CaseKeys.Due), pack => pack.Stage(stage)?.Due switch
        {
            { WorkingDays: { } days } => Text(calendar.After(begins, days)),
            { Date: { } date } => Text(dates.GetValueOrDefault(date)),
            _ => "none",
        }, below.Place);
    }

    private static ProcedureCheck Returned(Section below, string stage, Dictionary<string, DateOnly> dates, CaseCalendar calendar)
    {
        var day = below.Day(CaseKeys.Returned) ?? default;
        var time = below.Whole(CaseKeys.Time, counted: false) ?? 1;
        return new ProcedureCheck($"{stage} 于 {Text(day)} 第 {time} 次退回", below.TextNeeded(CaseKeys.Due), pack =>
        {
            if (pack.Stage(stage)?.End(StageResults.Return) is not { } end || time > end.Times)
            {
                return "refused";
            }

            if (end.DueWorkingDays is not { } days)
            {
                return "none";
            }

            var due = calendar.After(day, days);
            return Text(end.DueNoLaterThan is { } last && dates.TryGetValue(last, out var limit) && limit < due ? limit : due);
        }, below.Place);
    }

    private static ProcedureCheck Written(Section below, YamlText field)
    {
        var length = below.Whole(CaseKeys.Length, counted: false) ?? 0;
        return new ProcedureCheck($"“{field.Text}”写 {length} 个字", below.TextNeeded(CaseKeys.Answer), pack =>
        {
            var written = pack.Form.SelectMany(s => s.Writes).FirstOrDefault(w => w.Id == field.Text);
            return written is null ? "no such field" : written.Field.Read(new string('字', length)).Refusal is null ? "fits" : "too long";
        }, below.Place);
    }

    private static ProcedureCheck Experts(Section below)
    {
        var experts = below.Whole(CaseKeys.Experts, counted: false) ?? 0;
        return new ProcedureCheck($"指派 {experts} 名专家", below.TextNeeded(CaseKeys.Answer), pack => pack.ReviewSheet?.Experts switch
        {
            null => "no experts",
            { } needed when experts < needed => "too few",
            { } needed when experts > needed => "too many",
            _ => "enough",
        }, below.Place);
    }

    private static ProcedureCheck Certificate(Section below, string id)
    {
        var granted = below.Day(CaseKeys.Granted) ?? default;
        return new ProcedureCheck($"{id} 于 {Text(granted)} 颁发", below.TextNeeded(CaseKeys.Until), pack => pack.Documents.FirstOrDefault(d => d.Id == id) switch
        {
            { ValidYears: { } years } => Text(granted.AddYears(years).AddDays(-1)),
            { } => "none",
            null => "no such document",
        }, below.Place);
    }

    private static ProcedureCheck Sanction(Section below, string id)
    {
        var found = below.Day(CaseKeys.Found) ?? default;
        return new ProcedureCheck($"{id} 于 {Text(found)} 查实", below.TextNeeded(CaseKeys.FreeFrom), pack => pack.Sanctions.FirstOrDefault(s => s.Id == id) switch
        {
            { BanYears: { } years } => Text(found.AddYears(years)),
            { } => "none",
            null => "no such sanction",
        }, below.Place);
    }

    private static ProcedureCheck? Unreadable(Section below)
    {
        below.Findings.Error(below.At, "shape", "流程检查应写 stage、write、experts、certificate 或 sanction 之一");
        return null;
    }

    private static HashSet<DateOnly> Days(Section section, Key<TextsKind> key) => [.. section.Texts(key).Select(t => Day(section, t))];

    private static DateOnly Day(Section section, YamlItem item)
    {
        if (item is YamlText text && DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        section.Findings.Error(item.At, "shape", "应是日期，如 2021-05-14");
        return default;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
