namespace Miaopu.Rulebook;

/// <summary>Reads grades, the best first.</summary>
internal static class GradeReader
{
    internal static List<GradeRule> Read(Section section)
    {
        var grades = new List<GradeRule>();
        foreach (var below in section.List(PackKeys.Grades))
        {
            grades.Add(Grade(below));
            below.Done();
        }

        return grades;
    }

    private static GradeRule Grade(Section below)
    {
        var band = below.Below(GradeKeys.Score);
        var lower = Edge(band, (GradeKeys.AtLeast, true), (GradeKeys.MoreThan, false));
        var upper = Edge(band, (GradeKeys.AtMost, true), (GradeKeys.LessThan, false));
        band?.Done();
        var inherits = below.List(GradeKeys.Inherits);
        var placed = below.Has(GradeKeys.Top) || below.Has(GradeKeys.Share);
        var ties = placed ? below.Choice(GradeKeys.Ties) : TieRule.Include;
        var round = placed ? below.Choice(GradeKeys.Round) : FractionRounding.Down;
        var fewest = below.Whole(GradeKeys.Fewest) ?? 0;
        PlacesRule? Places(Key<NumberKind> key) => ScoringReader.Share(below, key) is { } share ? new PlacesRule(share, 0, round, ties, fewest) : null;
        return new GradeRule
        {
            Id = below.Text(GradeKeys.Id),
            Lower = lower.Edge,
            LowerMark = lower.At,
            Upper = upper.Edge,
            UpperMark = upper.At,
            Top = Places(GradeKeys.Top),
            TopMark = below.MarkOf(GradeKeys.Top),
            Share = Places(GradeKeys.Share),
            ShareMark = below.MarkOf(GradeKeys.Share),
            In = below.TextOrNull(GradeKeys.In),
            InMark = below.MarkOf(GradeKeys.In),
            Inherits = Conditions(inherits),
            InheritedTakePlaces = below.Flag(GradeKeys.InheritedTakePlaces),
            Blocked = Conditions(below.List(GradeKeys.Blocked)),
            Basis = below.Context.Basis(below),
            Place = below.Place,
        };
    }

    private static (BandEdge? Edge, Mark At) Edge(Section? band, params (Key<NumberKind> Key, bool Included)[] keys)
    {
        var written = band is null ? [] : keys.Where(k => band.Has(k.Key)).ToArray();
        if (written.Length == 0)
        {
            return (null, band?.At ?? default);
        }

        if (written.Length > 1)
        {
            band!.Findings.Error(band.MarkOf(written[1].Key), "shape", $"“{written[0].Key.Word}”和“{written[1].Key.Word}”只能写一个");
        }

        var (key, included) = written[0];
        return (ScoringReader.Points(band!, key) is { } score ? new BandEdge(score, included) : null, band!.MarkOf(key));
    }

    private static List<ScoringCondition> Conditions(IReadOnlyList<Section> sections)
    {
        var conditions = new List<ScoringCondition>();
        foreach (var below in sections)
        {
            conditions.Add(ScoringReader.Condition(below));
            below.Done();
        }

        return conditions;
    }
}
