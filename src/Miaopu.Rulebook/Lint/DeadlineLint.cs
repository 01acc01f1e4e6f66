namespace Miaopu.Rulebook;

/// <summary>
/// Deadlines that no dates of a round can keep: whoever hands in at the last minute of one date comes to a stage that is due by the same date, or by one before it. Dates are
/// named in order of time, so this can be told without their values. Whether the values of a round leave enough time is looked at when it is opened.
/// </summary>
internal static class DeadlineLint
{
    internal static void Check(PolicyPack pack, FindingList findings)
    {
        if (pack.Stages.Count == 0 || pack.Stages.Any(s => !s.ActKnown))
        {
            return;
        }

        var order = pack.Dates.Select((d, i) => (d.Name, i)).ToDictionary(d => d.Name, d => d.i, StringComparer.Ordinal);
        Walk(pack, pack.FirstStage, null, [], order, findings);
    }

    // handedIn: the date at whose last minute units have handed in; null where none bounds it.
    private static void Walk(PolicyPack pack, Stage? stage, string? handedIn, HashSet<string> seen, Dictionary<string, int> order, FindingList findings)
    {
        while (stage is not null && seen.Add(stage.Id))
        {
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
                        ? $"申报单位可以到“{handedIn}”的最后一刻才提交，“{stage.Id}”也以“{date}”为限，来不及办"
                        : $"申报单位可以到“{handedIn}”的最后一刻才提交，“{stage.Id}”却以更早的“{date}”为限，来不及办");
            }

            foreach (var branch in stage.Branches)
            {
                Walk(pack, pack.Stage(branch), handedIn, seen, order, findings);
            }

            stage = stage.Ends.FirstOrDefault(e => e.Result is StageResults.Submit or StageResults.Pass or StageResults.Clear or StageResults.Done or StageResults.Accept)?.To is { } to ? pack.Stage(to) : null;
        }
    }
}
