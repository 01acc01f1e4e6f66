namespace Miaopu.Rulebook;

/// <summary>Every stage can be reached and left, every end is of its act's kind, and a case can close with the title given.</summary>
internal static class StageGraphLint
{
    internal static void Check(PolicyPack pack, FindingList findings)
    {
        string[] dates = [.. pack.Dates.Select(d => d.Name)];
        foreach (var procedure in Procedure.Of(pack).Where(p => p.Stages.Count > 0))
        {
            foreach (var stage in procedure.Stages)
            {
                Ends(procedure, stage, dates, findings);
            }

            Kinds(procedure, findings);
            ParallelLint.Check(procedure, findings);
            Reach(procedure, findings);
        }
    }

    /// <summary>Acts and outcomes that have no place in this kind of procedure.</summary>
    private static void Kinds(Procedure procedure, FindingList findings)
    {
        var where = procedure.Evaluates ? "评价" : "授予称号的流程";
        foreach (var stage in procedure.Stages.Where(s => s.ActKnown && !procedure.Has(s.Act)))
        {
            findings.Demand(MarkOf(stage.Place), "stage-act", $"{where}里没有“{ProcedureReader.WordOf(stage.Act)}”这种阶段：{(procedure.Evaluates ? "评分写 score，得出结果写 grade" : "score 和 grade 只用于评价（evaluations）")}");
        }

        foreach (var outcome in procedure.Outcomes.Where(o => !procedure.Has(o.Kind)))
        {
            findings.Demand(MarkOf(outcome.Place), "outcome-kind", $"{where}的结局“{outcome.Name}”只能是 {(procedure.Evaluates ? "graded（评出结果）或 absent（未参加）" : "granted、refused、lapsed 或 withdrawn")}");
        }
    }

    private static void Ends(Procedure procedure, Stage stage, string[] dates, FindingList findings)
    {
        if (!stage.ActKnown)
        {
            foreach (var end in stage.Ends)
            {
                Names(procedure, stage, end, MarkOf(end.Place), dates, findings);
            }

            return;
        }

        var allowed = StageResults.Allowed(stage.Act);
        var at = MarkOf(stage.Place);
        foreach (var needed in StageResults.Needed(stage.Act).Where(n => stage.End(n) is null))
        {
            findings.Error(at, "stage-end", $"阶段“{stage.Id}”缺少结果“{needed}”的去向");
        }

        if (stage.Due is not null && stage.Act != StageAct.Publicise && stage.End(StageResults.DuePassed) is null && allowed.Contains(StageResults.DuePassed))
        {
            findings.Error(at, "stage-end", $"阶段“{stage.Id}”有期限，但没有写逾期（due passed）的去向");
        }

        if (stage.Act == StageAct.Publicise && stage.Due?.WorkingDays is null)
        {
            findings.Error(at, "missing", $"公示阶段“{stage.Id}”缺少“due: N working days”");
        }

        if (stage.Act == StageAct.Publicise && stage.Steps.Count > 1)
        {
            findings.Demand(at, "shape", $"公示阶段“{stage.Id}”不写“steps”：公示由一人发布和结束，几步签字不起作用；要先签发的，在公示前另设一个阶段");
        }

        foreach (var end in stage.Ends)
        {
            var mark = MarkOf(end.Place);
            if (!allowed.Contains(end.Result))
            {
                findings.Error(mark, "stage-end", $"“{ProcedureReader.WordOf(stage.Act)}”阶段不会有结果“{end.Result}”，可写：{string.Join('、', allowed)}", NearestName.Of(end.Result, allowed));
            }

            Names(procedure, stage, end, mark, dates, findings);
        }
    }

    private static void Names(Procedure procedure, Stage stage, StageEnd end, Mark mark, string[] dates, FindingList findings)
    {
        var stages = procedure.Stages.Select(s => s.Id).ToArray();
        var outcomes = procedure.Outcomes.Select(o => o.Name).ToArray();
        foreach (var to in new[] { end.To, end.Resume }.OfType<string>().Where(t => !stages.Contains(t)))
        {
            findings.Unknown(mark, "阶段", to, stages);
        }

        foreach (var outcome in new[] { end.Outcome, end.DuePassed }.OfType<string>().Where(o => !outcomes.Contains(o)))
        {
            findings.Unknown(mark, "结局", outcome, outcomes);
        }

        if (end.DueNoLaterThan is { } date && !dates.Contains(date))
        {
            findings.Unknown(mark, "日期", date, dates);
        }

        if (end is { To: null, Outcome: null } && !procedure.Stages.Any(s => s.Branches.Contains(stage.Id)))
        {
            findings.Error(mark, "stage-end", "只有并行的分支才能写“join”");
        }

        if (end.Result != StageResults.Return && (end.DueWorkingDays ?? end.Times) is not null)
        {
            findings.Error(mark, "stage-end", "“due”和“times”只用于退回（return）");
        }

        if (end is { Result: StageResults.Return, DueWorkingDays: not null, DuePassed: null })
        {
            findings.Error(mark, "stage-end", "退回有期限，但没有写逾期（due passed）的去向");
        }

        if (end.Times is <= 0)
        {
            findings.Error(mark, "range", "“times”应大于 0");
        }
    }

    private static void Reach(Procedure procedure, FindingList findings)
    {
        var next = procedure.Stages.ToDictionary(s => s.Id, s => s.Ends.SelectMany(e => new[] { e.To, e.Resume }).OfType<string>().Concat(s.Branches).Where(id => procedure.Stage(id) is not null).ToArray());
        var reached = Walk([procedure.Stages[0].Id], id => next[id]);
        var joins = procedure.Stages.Where(s => s.Branches.Count > 0).SelectMany(s => s.Branches.Select(b => (b, s.Id))).ToLookup(p => p.b, p => p.Id);
        var before = procedure.Stages
            .SelectMany(s => s.Ends.Select(e => e.To).OfType<string>().Concat(joins[s.Id]).Select(to => (From: s.Id, To: to)))
            .ToLookup(p => p.To, p => p.From);
        var closing = procedure.Stages.Where(s => s.Ends.Any(e => e.Outcome is not null)).Select(s => s.Id);
        var leaving = Walk(closing, id => before[id]);
        foreach (var stage in procedure.Stages)
        {
            if (!reached.Contains(stage.Id))
            {
                findings.Error(MarkOf(stage.Place), "stage-unreachable", $"没有路走到阶段“{stage.Id}”");
            }
            else if (!leaving.Contains(stage.Id))
            {
                findings.Error(MarkOf(stage.Place), "stage-trap", $"从阶段“{stage.Id}”走不到任何结局");
            }
        }

        var used = procedure.Stages.SelectMany(s => s.Ends.SelectMany(e => new[] { e.Outcome, e.DuePassed })).Append(procedure.Withdrawn).ToHashSet();
        foreach (var outcome in procedure.Outcomes.Where(o => !used.Contains(o.Name)))
        {
            findings.Warning(MarkOf(outcome.Place), "unused", $"没有路走到结局“{outcome.Name}”");
        }

        if (!procedure.Outcomes.Any(o => o.Kind == procedure.Goal && used.Contains(o.Name)))
        {
            findings.Error(MarkOf(procedure.Stages[0].Place), "stage-trap", procedure.Evaluates ? "没有一条路通向评出结果的结局（graded）" : "没有一条路通向授予资格的结局（granted）");
        }
    }

    private static HashSet<string> Walk(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(from);
        while (open.TryPop(out var id))
        {
            if (seen.Add(id))
            {
                foreach (var to in next(id))
                {
                    open.Push(to);
                }
            }
        }

        return seen;
    }

    private static Mark MarkOf(Place place) => place.Mark;
}
