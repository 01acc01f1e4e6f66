namespace Miaopu.Rulebook;

/// <summary>Reads grades, the best first.</summary>
internal static class GradeReader
{
    internal static List<GradeRule> Read(Section section)
    {
        var grades = new List<GradeRule>();
        foreach (var below in section.List("grades"))
        {
            grades.Add(Grade(below));
            below.Done();
        }

        return grades;
    }

    private static GradeRule Grade(Section below)
    {
        var band = below.Below("score");
        var lower = Edge(band, ("at least", true), ("more than", false));
        var upper = Edge(band, ("at most", true), ("less than", false));
        band?.Done();
        var inherits = below.List("inherits");
        var placed = below.Has("top") || below.Has("share");
        var ties = placed ? ScoringReader.Ties(below) : TieRule.Include;
        var round = placed ? ScoringReader.Round(below, null) : FractionRounding.Down;
        var fewest = below.Whole("fewest") ?? 0;
        PlacesRule? Places(string key) => ScoringReader.Share(below, key) is { } share ? new PlacesRule(share, 0, round, ties, fewest) : null;
        return new GradeRule
        {
            Id = below.Text("id"),
            Lower = lower.Edge,
            LowerMark = lower.At,
            Upper = upper.Edge,
            UpperMark = upper.At,
            Top = Places("top"),
            TopMark = below.MarkOf("top"),
            Share = Places("share"),
            ShareMark = below.MarkOf("share"),
            In = below.TextOrNull("in"),
            InMark = below.MarkOf("in"),
            Inherits = Conditions(inherits),
            InheritedTakePlaces = below.Flag("inherited take places"),
            Blocked = Conditions(below.List("blocked")),
            Basis = below.Context.Basis(below, needed: true),
            Place = below.Place,
        };
    }

    private static (BandEdge? Edge, Mark At) Edge(Section? band, params (string Key, bool Included)[] keys)
    {
        var written = band is null ? [] : keys.Where(k => band.Has(k.Key)).ToArray();
        if (written.Length == 0)
        {
            return (null, band?.At ?? default);
        }

        if (written.Length > 1)
        {
            band!.Findings.Error(band.MarkOf(written[1].Key), "shape", $"“{written[0].Key}”和“{written[1].Key}”只能写一个");
        }

        var (key, included) = written[0];
        return (ScoringReader.Points(band!, key) is { } score ? new BandEdge(score, included) : null, band!.MarkOf(key));
    }

    private static List<ScoringCondition> Conditions(IReadOnlyList<Section> sections)
    {
        var conditions = new List<ScoringCondition>();
        foreach (var below in sections)
        {
            conditions.Add(ScoringReader.Condition(below, basisNeeded: false));
            below.Done();
        }

        return conditions;
    }
}
