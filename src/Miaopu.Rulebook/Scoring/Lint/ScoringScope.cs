namespace Miaopu.Rulebook;

/// <summary>The names that the scoring part of a pack may use; an unknown one is a finding.</summary>
internal sealed class ScoringScope(PolicyPack pack, ScoringProgram program, FindingList findings)
{
    internal static Mark MarkOf(Place place) => place.Mark;

    /// <summary>The compiled measure; null after a finding, or where the measure itself has one.</summary>
    internal MeasureProgram? Measure(string name, Mark at)
    {
        if (program.Measures.TryGetValue(name, out var known))
        {
            return known;
        }

        if (name.Length > 0 && pack.Measure(name) is null)
        {
            findings.Unknown(at, "度量", name, pack.Measures.Select(m => m.Name));
        }

        return null;
    }

    /// <summary>The same for a measure that has to be a number.</summary>
    internal MeasureProgram? Number(string name, Mark at)
    {
        if (Measure(name, at) is not { } measure)
        {
            return null;
        }

        if (measure.Type is FieldType.Number or FieldType.Money or null)
        {
            return measure;
        }

        findings.Error(at, "type", $"“{name}”不是数，不能计分或排先后");
        return null;
    }

    internal void Cohort(string name, Mark at)
    {
        if (name.Length > 0 && pack.Scoring.Cohort(name) is null)
        {
            findings.Unknown(at, "参评范围", name, pack.Scoring.Cohorts.Select(c => c.Name));
        }
    }

    internal void Grade(string name, Mark at)
    {
        if (name.Length > 0 && pack.Scoring.Grades.All(g => g.Id != name))
        {
            findings.Unknown(at, "等级", name, pack.Scoring.Grades.Select(g => g.Id));
        }
    }

    internal void Body(string name, Mark at)
    {
        if (name.Length > 0 && pack.Body(name) is null)
        {
            findings.Unknown(at, "机构角色", name, pack.Bodies.Select(b => b.Id));
        }
    }
}
