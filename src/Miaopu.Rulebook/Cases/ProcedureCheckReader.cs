using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>Reads the <c>procedure</c> part of a case file.</summary>
internal static class ProcedureCheckReader
{
    internal static List<ProcedureCheck> Read(Section section, PolicyPack pack, IReadOnlyList<PolicyCase> cases)
    {
        var dates = Dates(section);
        foreach (var (name, _) in section.Named(CaseKeys.Dates).Where(d => pack.Dates.All(known => known.Name != d.Name.Text)))
        {
            section.Findings.Unknown(name.At, "日期", name.Text, pack.Dates.Select(d => d.Name));
        }

        var calendar = new CaseCalendar(Days(section, CaseKeys.RestDays), Days(section, CaseKeys.WorkingDays));
        var checks = new List<ProcedureCheck>();
        foreach (var below in section.List(CaseKeys.Procedure))
        {
            if (One(below, pack, dates, calendar, cases) is { } check)
            {
                checks.Add(check);
            }

            below.Done();
        }

        return checks;
    }

    internal static Dictionary<string, DateOnly> Dates(Section section) =>
        section.Named(CaseKeys.Dates).ToDictionary(d => d.Name.Text, d => Day(section, d.Value), StringComparer.Ordinal);

    private static ProcedureCheck? One(Section below, PolicyPack pack, Dictionary<string, DateOnly> dates, CaseCalendar calendar, IReadOnlyList<PolicyCase> cases)
    {
        if (below.Scalar(CaseKeys.Stage) is { } stage)
        {
            return StageCheckReader.Read(below, stage, pack, dates, calendar);
        }

        return below switch
        {
            _ when below.Scalar(CaseKeys.Evaluation) is { } evaluation => Evaluated(below, evaluation, pack),
            _ when below.Scalar(CaseKeys.Write) is { } field => Written(below, field),
            _ when below.Has(CaseKeys.Experts) => Experts(below),
            _ when below.Scalar(CaseKeys.Certificate) is { } certificate => Certificate(below, certificate.Text),
            _ when below.Scalar(CaseKeys.Sanction) is { } sanction => below.Has(CaseKeys.Results) ? Results(below, sanction.Text) : Sanction(below, sanction.Text, calendar),
            _ when below.Scalar(CaseKeys.Duty) is { } duty => Duty(below, duty, pack, calendar),
            _ when below.Scalar(CaseKeys.Target) is { } target => Target(below, target, pack, cases),
            _ => Unreadable(below),
        };
    }

    private static ProcedureCheck? Evaluated(Section below, YamlText id, PolicyPack pack)
    {
        if (pack.Evaluation(id.Text) is null)
        {
            below.Findings.Unknown(id.At, "评价", id.Text, pack.Evaluations.Select(e => e.Id));
            return null;
        }

        var last = below.Whole(CaseKeys.Last, counted: false) ?? 0;
        return new ProcedureCheck($"{id.Text} 上一次在 {last} 年", $"{below.Whole(CaseKeys.Next, counted: false)}", p => $"{p.Evaluation(id.Text)?.After(last)}", below.Place);
    }

    private static ProcedureCheck Written(Section below, YamlText field)
    {
        var length = below.Whole(CaseKeys.Length, counted: false) ?? 0;
        return new ProcedureCheck($"“{field.Text}”写 {length} 个字", below.TextNeeded(CaseKeys.Answer), pack =>
        {
            var written = pack.Form.SelectMany(s => s.Writes).FirstOrDefault(w => w.Id == field.Text);
            return written is null ? "no such field"
                : written.Field is { Type: FieldType.Phone, MaxLength: var most } ? (length > most ? "too long" : "fits")
                : written.Field.Read(new string('字', length)).Refusal is null ? "fits" : "too long";
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

    /// <summary>Whether the latest yearly results bring a sanction about.</summary>
    private static ProcedureCheck Results(Section below, string id)
    {
        var results = below.Texts(CaseKeys.Results).Select(t => t.Text).ToArray();
        return new ProcedureCheck($"历年结果：{string.Join('、', results)}", below.TextNeeded(CaseKeys.Answer), pack => pack.Sanctions.FirstOrDefault(s => s.Id == id) switch
        {
            { After: { } run } => run.EndsIn(results) ? "follows" : "does not",
            { } => "none",
            null => "no such sanction",
        }, below.Place);
    }

    private static ProcedureCheck Duty(Section below, YamlText id, PolicyPack pack, CaseCalendar calendar)
    {
        if (pack.Duties.All(d => d.Id != id.Text))
        {
            below.Findings.Unknown(id.At, "义务", id.Text, pack.Duties.Select(d => d.Id));
        }

        var happened = below.Day(CaseKeys.Happened) ?? default;
        return new ProcedureCheck($"{id.Text} 于 {Text(happened)} 发生", below.TextNeeded(CaseKeys.Due), pack =>
            pack.Duties.FirstOrDefault(d => d.Id == id.Text)?.Within is { } term ? Text(term.After(happened, calendar.After)) : "none", below.Place);
    }

    /// <summary>How far a target is over carriers, each of which may stand for several and have the facts of a case.</summary>
    private static ProcedureCheck Target(Section below, YamlText id, PolicyPack pack, IReadOnlyList<PolicyCase> cases)
    {
        if (pack.Targets.All(t => t.Id != id.Text))
        {
            below.Findings.Unknown(id.At, "目标", id.Text, pack.Targets.Select(t => t.Id));
        }

        var carriers = new List<CountedCarrier>();
        foreach (var one in below.List(CaseKeys.Carriers))
        {
            var situation = one.Scalar(CaseKeys.As) is { } name ? Known(one, name, cases) : null;
            var carrier = new CountedCarrier(one.Text(CaseKeys.CarrierKind), one.TextOrNull(CaseKeys.Division) ?? "", situation ?? new Situation { Cutoff = DateOnly.MinValue, Rows = [] });
            carriers.AddRange(Enumerable.Repeat(carrier, Math.Clamp(one.Whole(CaseKeys.CarrierRepeat, counted: false) ?? 1, 0, 10_000)));
            one.Done();
        }

        return new ProcedureCheck($"{id.Text}：{carriers.Count} 家载体", below.TextNeeded(CaseKeys.Answer), pack =>
            pack.Progress(carriers).FirstOrDefault(p => p.Target.Id == id.Text) is { } progress ? AnswerWords.Of(progress.Answer) : "no such target", below.Place);
    }

    private static Situation? Known(Section one, YamlText name, IReadOnlyList<PolicyCase> cases)
    {
        if (cases.FirstOrDefault(c => c.Id == name.Text) is { } known)
        {
            return known.Situation;
        }

        one.Findings.Unknown(name.At, "案例", name.Text, cases.Select(c => c.Id));
        return null;
    }

    private static ProcedureCheck Sanction(Section below, string id, CaseCalendar calendar)
    {
        var found = below.Day(CaseKeys.Found) ?? default;
        if (below.Has(CaseKeys.PutRightBy))
        {
            return new ProcedureCheck($"{id} 于 {Text(found)} 发现", below.TextNeeded(CaseKeys.PutRightBy), pack =>
                pack.Sanctions.FirstOrDefault(s => s.Id == id)?.RectifyWithin is { } term ? Text(term.After(found, calendar.After)) : "none", below.Place);
        }

        return new ProcedureCheck($"{id} 于 {Text(found)} 查实", below.TextNeeded(CaseKeys.FreeFrom), pack => pack.Sanctions.FirstOrDefault(s => s.Id == id) switch
        {
            { BanYears: { } years } => Text(found.AddYears(years)),
            { } => "none",
            null => "no such sanction",
        }, below.Place);
    }

    private static ProcedureCheck? Unreadable(Section below)
    {
        below.Findings.Error(below.At, "shape", "流程检查应写 stage、evaluation、write、experts、certificate、sanction、duty 或 target 之一");
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

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
