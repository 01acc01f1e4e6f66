namespace Miaopu.Rulebook;

/// <summary>Reads the sources of a pack with their clauses.</summary>
internal static class SourceReader
{
    internal static List<Source> Read(Section section)
    {
        var sources = new List<Source>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Sources))
        {
            sources.Add(new Source(name.Text, below.Text(SourceKeys.Title), below.Text(SourceKeys.Issuer), below.TextOrNull(SourceKeys.Number), Clauses(below), below.Place)
            {
                Index = below.TextOrNull(SourceKeys.Index),
                Issued = below.Day(SourceKeys.Issued),
                OnTrial = below.Flag(SourceKeys.OnTrial),
                InterpretedBy = below.TextOrNull(SourceKeys.InterpretedBy),
            });
            below.Done();
        }

        if (sources.Count == 0)
        {
            section.Findings.Error(section.At, "missing", "缺少“sources”：政策包要写明依据的文件");
        }

        return sources;
    }

    private static List<Clause> Clauses(Section source)
    {
        var clauses = new List<Clause>();
        foreach (var (name, value) in source.Named(SourceKeys.Clauses))
        {
            var place = source.Findings.PlaceOf(name.At);
            if (value is YamlText heading)
            {
                clauses.Add(new Clause(name.Text, heading.Text, ClauseFate.Coded, null, place));
            }
            else if (source.AsSection(value, $"clauses.{name.Text}", SourceKeys.Clause) is { } below)
            {
                clauses.Add(One(name, below, place));
            }
        }

        return clauses;
    }

    private static Clause One(YamlText name, Section below, Place place)
    {
        var fate = below.Choice(SourceKeys.Fate);
        var clause = new Clause(name.Text, below.Text(SourceKeys.Heading), fate, below.TextOrNull(SourceKeys.Why), place) { Standing = below.Choice(SourceKeys.Standing) };
        if (fate is ClauseFate.NotCodable or ClauseFate.Elsewhere && clause.Why is null)
        {
            below.Findings.Error(below.At, "missing", $"条款“{name.Text}”没有在这里编码，请在“why”中写明原因");
        }

        below.Done();
        return clause;
    }
}
