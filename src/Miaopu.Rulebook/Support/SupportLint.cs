namespace Miaopu.Rulebook;

/// <summary>Names that benefits, duties, sanctions and targets use and other parts of the pack define.</summary>
internal static class SupportLint
{
    internal static void Check(PolicyPack pack, FindingList findings)
    {
        var bodies = pack.Bodies.Select(b => b.Id).ToArray();
        var sanctions = pack.Sanctions.Select(s => s.Id).ToArray();
        var measures = pack.Measures.Select(m => m.Name).ToArray();

        void Known(string? name, IReadOnlyCollection<string> known, string kind, Mark at)
        {
            if (name is { Length: > 0 } && !known.Contains(name))
            {
                findings.Unknown(at, kind, name, known);
            }
        }

        foreach (var benefit in pack.Benefits)
        {
            var at = benefit.Amount?.At ?? MarkOf(benefit.Place);
            Known(benefit.By, bodies, "机构角色", MarkOf(benefit.Place));
            Known(benefit.Amount?.DecidedBy, bodies, "机构角色", at);
            foreach (var measure in new[] { benefit.Amount?.By, benefit.Amount?.Of, benefit.Amount?.Less, benefit.Amount?.Received })
            {
                Known(measure, measures, "度量", at);
            }

            foreach (var sanction in benefit.RecoveredBy)
            {
                Known(sanction, sanctions, "处理规则", MarkOf(benefit.Place));
            }
        }

        foreach (var duty in pack.Duties)
        {
            foreach (var body in duty.Then.Prepend(duty.To))
            {
                Known(body, bodies, "机构角色", MarkOf(duty.Place));
            }
        }

        foreach (var sanction in pack.Sanctions)
        {
            Known(sanction.RectifyDecidedBy, bodies, "机构角色", MarkOf(sanction.Place));
        }

        foreach (var target in pack.Targets)
        {
            Known(target.Measure, measures, "度量", target.MeasureMark);
        }

        foreach (var (items, kind) in Ids(pack))
        {
            foreach (var (id, place) in items.GroupBy(i => i.Id).SelectMany(g => g.Skip(1)))
            {
                findings.Error(MarkOf(place), "duplicate", $"{kind}“{id}”重复");
            }
        }
    }

    /// <summary>The measures that support names, so that they count as used.</summary>
    internal static IEnumerable<string?> Measures(PolicyPack pack) =>
        pack.Benefits.SelectMany(b => new[] { b.Amount?.By, b.Amount?.Of, b.Amount?.Less, b.Amount?.Received }).Concat(pack.Targets.Select(t => t.Measure));

    /// <summary>The expressions over measures that support holds.</summary>
    internal static IEnumerable<string?> Expressions(PolicyPack pack) =>
        pack.Benefits.SelectMany(b => new[] { b.When, b.Amount?.Formula }).Concat(pack.Targets.Select(t => t.Where));

    private static IEnumerable<(IEnumerable<(string Id, Place Place)> Items, string Kind)> Ids(PolicyPack pack) =>
    [
        (pack.Benefits.Select(b => (b.Id, b.Place)), "扶持编号"),
        (pack.Duties.Select(d => (d.Id, d.Place)), "义务编号"),
        (pack.Services.Select(s => (s.Id, s.Place)), "服务编号"),
        (pack.Targets.Select(t => (t.Id, t.Place)), "目标编号"),
        (pack.Tasks.Select(t => (t.Id, t.Place)), "任务编号"),
    ];

    private static Mark MarkOf(Place place) => place.Mark;
}
