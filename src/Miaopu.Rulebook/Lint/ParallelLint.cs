namespace Miaopu.Rulebook;

/// <summary>A branch belongs to one parallel stage, begins with it and ends in its join.</summary>
internal static class ParallelLint
{
    /// <summary>Parallel stages in parallel stages: more is no procedure that anybody could read, and what walks it may go as deep.</summary>
    private const int MostNested = 8;

    internal static void Check(Procedure procedure, FindingList findings)
    {
        Branches(procedure, findings);
        EnteredAlone(procedure, findings);
    }

    /// <summary>
    /// Parallel stages are a tree: a branch belongs to one of them, and its good results end in the join. Where it led to a stage instead it would leave the others behind, and
    /// one that led back would begin them all anew, without end.
    /// </summary>
    private static void Branches(Procedure procedure, FindingList findings)
    {
        var frames = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var frame in procedure.Stages)
        {
            foreach (var branch in frame.Branches)
            {
                if (!frames.TryAdd(branch, frame.Id))
                {
                    findings.Demand(frame.Place.Mark, "stage-end", $"“{branch}”不能两次作并行的分支：已是“{frames[branch]}”的分支，需要两次的另写一个阶段");
                }
            }
        }

        var (told, deep) = (new HashSet<string>(StringComparer.Ordinal), false);
        foreach (var frame in procedure.Stages.Where(s => s.Branches.Count > 0 && !told.Contains(s.Id)))
        {
            var around = new List<string> { frame.Id };
            while (around.Count <= MostNested + 1 && frames.TryGetValue(around[^1], out var next) && next != frame.Id)
            {
                around.Add(next);
            }

            if (frames.GetValueOrDefault(around[^1]) == frame.Id)
            {
                told.UnionWith(around);
                findings.Demand(frame.Place.Mark, "stage-trap", $"并行阶段“{frame.Id}”的分支又是它自己或包含它，走不完");
                continue;
            }

            if (around.Count > MostNested && !deep)
            {
                deep = true;
                findings.Demand(frame.Place.Mark, "stage-trap", $"并行阶段套了不止 {MostNested} 层，请分成先后几个阶段");
            }

            foreach (var end in frame.Branches.Distinct().Select(procedure.Stage).OfType<Stage>().SelectMany(b => b.Ends).Where(e => e.To is not null && StageResults.Forward.Contains(e.Result)))
            {
                findings.Demand(end.Place.Mark, "stage-end", $"并行的分支“{end.Result}”应写“join”，由“{frame.Id}”汇合后再往下走；直接写“{end.To}”，其余分支就不办了", "join");
            }
        }
    }

    /// <summary>
    /// A branch begins with its parallel stage and in no other way: what enters it alone, be it a branch that has just left, has no join to end in. Good results of branches are
    /// left to <see cref="Branches"/>, which wants a join there whatever they name.
    /// </summary>
    private static void EnteredAlone(Procedure procedure, FindingList findings)
    {
        var frames = procedure.Stages.SelectMany(s => s.Branches.Select(b => (Branch: b, Frame: s.Id))).DistinctBy(p => p.Branch).ToDictionary(p => p.Branch, p => p.Frame);
        if (procedure.Stages[0] is var first && Outermost(first.Id, frames) is not null)
        {
            findings.Demand(first.Place.Mark, "stage-end", $"第一个阶段“{first.Id}”是并行阶段“{frames[first.Id]}”的分支，单独进入就没有汇合的地方；请把不是分支的阶段写在最前");
        }

        foreach (var (stage, end) in procedure.Stages.SelectMany(s => s.Ends.Select(e => (s, e))))
        {
            var joins = frames.ContainsKey(stage.Id) && StageResults.Forward.Contains(end.Result);
            if (end.To is { } to && !joins && Outermost(to, frames) is { } whole)
            {
                findings.Demand(end.Place.Mark, "stage-end", $"“{end.Result}”不能走到“{to}”：它是并行阶段“{frames[to]}”的分支，单独进入就没有汇合的地方；请走到整个并行阶段，各分支一起办", whole);
            }

            if (end.Resume is { } resume && Outermost(resume, frames) is { } anew)
            {
                findings.Demand(end.Place.Mark, "stage-end", $"“resume”不能写“{resume}”：它是并行阶段“{frames[resume]}”的分支，补正后单独进入就没有汇合的地方；请回到整个并行阶段，各分支一起重办", anew);
            }
        }
    }

    /// <summary>The parallel stage around a branch that is no branch itself; null for what is no branch, and where they go round in a circle, which is told already.</summary>
    private static string? Outermost(string stage, Dictionary<string, string> frames)
    {
        var at = stage;
        for (var steps = 0; frames.TryGetValue(at, out var next); at = next)
        {
            if (++steps > frames.Count)
            {
                return null;
            }
        }

        return at == stage ? null : at;
    }
}
