namespace Miaopu.Rulebook;

/// <summary>Evaluations: that they have results, and a stage that gives them; and that sanctions wait for results that can come.</summary>
internal static class EvaluationLint
{
    internal static void Check(PolicyPack pack, FindingList findings)
    {
        foreach (var again in pack.Evaluations.GroupBy(e => e.Id).SelectMany(g => g.Skip(1)))
        {
            findings.Error(again.Place.Mark, "duplicate", $"评价编号“{again.Id}”重复");
        }

        foreach (var evaluation in pack.Evaluations)
        {
            One(evaluation, pack, findings);
        }

        string[] known = [.. pack.Results];
        foreach (var run in pack.Sanctions.Select(s => s.After).OfType<ResultRun>().Where(r => r.Result.Length > 0 && !known.Contains(r.Result)))
        {
            if (known.Length == 0)
            {
                findings.Demand(run.ResultMark, "missing", $"没有哪项评价得出“{run.Result}”：请写“evaluations”，列出它的结果；评价办法在别的文件里的，只写结果，不写阶段");
            }
            else
            {
                findings.Demand(run.ResultMark, "unknown-name", $"没有名为“{run.Result}”的结果", NearestName.Of(run.Result, known));
            }
        }
    }

    private static void One(EvaluationRule evaluation, PolicyPack pack, FindingList findings)
    {
        var at = evaluation.Place.Mark;
        string[] grades = [.. pack.Scoring.Grades.Select(g => g.Id)];
        if (evaluation.Results.Count == 0)
        {
            findings.Error(at, "missing", $"评价“{evaluation.Id}”没有结果：请写“results”，或写本包的等级（grades）");
        }
        else if (grades.Length > 0)
        {
            foreach (var result in evaluation.Results.Where(r => !grades.Contains(r)))
            {
                findings.Unknown(at, "等级", result, grades);
            }
        }

        foreach (var again in evaluation.AllResults.GroupBy(r => r).Where(g => g.Count() > 1))
        {
            findings.Error(at, "duplicate", $"评价“{evaluation.Id}”的结果“{again.Key}”重复");
        }

        if (evaluation.Stages.Count > 0 && evaluation.Stages.All(s => s.Act != StageAct.Grade))
        {
            findings.Demand(evaluation.Stages[0].Place.Mark, "stage-act", $"评价“{evaluation.Id}”没有得出结果的阶段（act: grade）");
        }
    }
}
