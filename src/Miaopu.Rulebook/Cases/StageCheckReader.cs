namespace Miaopu.Rulebook;

/// <summary>Reads checks of a stage: when it is due once it has begun, or where it was returned from.</summary>
internal static class StageCheckReader
{
    internal static ProcedureCheck? Read(Section below, YamlText stage, PolicyPack pack, Dictionary<string, DateOnly> dates, CaseCalendar calendar) =>
        Stage(below, stage, pack) is not { } named ? null
        : below.Has(CaseKeys.Returned) ? Returned(below, named, dates, calendar)
        : Begun(below, named, dates, calendar);

    /// <summary>How to find the stage in a pack: of the procedure, or of the evaluation that is named; null after a finding.</summary>
    private static NamedStage? Stage(Section below, YamlText stage, PolicyPack pack)
    {
        if (below.Scalar(CaseKeys.StageOf) is { } of && pack.Evaluation(of.Text) is null)
        {
            below.Findings.Unknown(of.At, "评价", of.Text, pack.Evaluations.Select(e => e.Id));
            return null;
        }

        var named = new NamedStage(stage.Text, below.TextOrNull(CaseKeys.StageOf));
        if (named.In(pack) is null)
        {
            below.Findings.Unknown(stage.At, "阶段", stage.Text, named.Among(pack).Select(s => s.Id));
            return null;
        }

        return named;
    }

    private static ProcedureCheck Begun(Section below, NamedStage stage, Dictionary<string, DateOnly> dates, CaseCalendar calendar)
    {
        var begins = below.Day(CaseKeys.Begins) ?? default;
        return new ProcedureCheck($"{stage} 自 {ProcedureCheckReader.Text(begins)} 起", below.TextNeeded(CaseKeys.Due), pack => stage.In(pack)?.Due switch
        {
            { WorkingDays: { } days } => ProcedureCheckReader.Text(calendar.After(begins, days)),
            { Date: { } date } => ProcedureCheckReader.Text(dates.GetValueOrDefault(date)),
            _ => "none",
        }, below.Place);
    }

    private static ProcedureCheck Returned(Section below, NamedStage stage, Dictionary<string, DateOnly> dates, CaseCalendar calendar)
    {
        var day = below.Day(CaseKeys.Returned) ?? default;
        var time = below.Whole(CaseKeys.Time, counted: false) ?? 1;
        return new ProcedureCheck($"{stage} 于 {ProcedureCheckReader.Text(day)} 第 {time} 次退回", below.TextNeeded(CaseKeys.Due), pack =>
        {
            if (stage.In(pack)?.End(StageResults.Return) is not { } end || time > end.Times)
            {
                return "refused";
            }

            if (end.DueWorkingDays is not { } days)
            {
                return "none";
            }

            var due = calendar.After(day, days);
            return ProcedureCheckReader.Text(end.DueNoLaterThan is { } last && dates.TryGetValue(last, out var limit) && limit < due ? limit : due);
        }, below.Place);
    }

    private sealed record NamedStage(string Id, string? Evaluation)
    {
        internal IReadOnlyList<Stage> Among(PolicyPack pack) => Evaluation is { } evaluation ? pack.Evaluation(evaluation)?.Stages ?? [] : pack.Stages;

        internal Stage? In(PolicyPack pack) => Among(pack).FirstOrDefault(s => s.Id == Id);

        public override string ToString() => Evaluation is null ? Id : $"{Evaluation} 的 {Id}";
    }
}
