namespace Miaopu.Rulebook;

/// <summary>
/// Deadlines that no dates of a round can keep: whoever hands in at the last minute of one date comes to a stage that is due by the same date, or by one before it. Dates are
/// named in order of time, so this can be told without their values. Whether the values of a round leave enough time is looked at when it is opened.
/// </summary>
internal static class DeadlineLint
{
    internal static void Check(PolicyPack pack, FindingList findings)
    {
        var order = pack.Dates.Select((d, i) => (d.Name, i)).ToDictionary(d => d.Name, d => d.i, StringComparer.Ordinal);
        foreach (var procedure in Procedure.Of(pack).Where(p => p.Stages.Count > 0 && p.Stages.All(s => s.ActKnown)))
        {
            Walk(procedure, order, findings);
        }
    }

    private static void Walk(Procedure procedure, Dictionary<string, int> order, FindingList findings)
    {
        // With each stage the date at whose last minute units have handed in; null where none bounds it.
        var ahead = new Stack<(Stage? Stage, string? HandedIn)>([(procedure.Stages[0], null)]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (ahead.TryPop(out var at))
        {
            var (stage, handedIn) = at;
            if (stage is null || !seen.Add(stage.Id))
            {
                continue;
            }

            var date = stage.Due?.Date is { } named && order.ContainsKey(named) ? named : null;
            if (stage.Act is StageAct.Prepare or StageAct.Approve)
            {
                handedIn = date is not null && (handedIn is null || order[date] > order[handedIn]) ? date : handedIn;
            }
            else if (date is not null && handedIn is not null && order[date] <= order[handedIn])
            {
                findings.Demand(
                    stage.Place.Mark, "deadline",
                    date == handedIn
                        ? $"{(procedure.Evaluates ? "载体" : "申报单位")}可以到“{handedIn}”的最后一刻才提交，“{stage.Id}”也以“{date}”为限，来不及办"
                        : $"{(procedure.Evaluates ? "载体" : "申报单位")}可以到“{handedIn}”的最后一刻才提交，“{stage.Id}”却以更早的“{date}”为限，来不及办");
            }

            ahead.Push((stage.Ends.FirstOrDefault(e => StageResults.Forward.Contains(e.Result))?.To is { } to ? procedure.Stage(to) : null, handedIn));
            foreach (var branch in stage.Branches)
            {
                ahead.Push((procedure.Stage(branch), handedIn));
            }
        }
    }
}
