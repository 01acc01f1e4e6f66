namespace Miaopu.Rulebook;

/// <summary>Reads <c>scored</c>: what people gave, by indicator; it replaces what a case began with.</summary>
internal static class ScoredReader
{
    internal static IReadOnlyList<ExpertScore> Read(Section section, PolicyPack pack, IReadOnlyList<ExpertScore> before)
    {
        var scores = new List<ExpertScore>(before);
        var known = pack.Scoring.AllIndicators().Where(i => i.Rule is ExpertPoints).ToArray();
        foreach (var (name, value) in section.Named(CaseKeys.Scored))
        {
            if (Array.Find(known, i => i.Id == name.Text) is not { } indicator)
            {
                section.Findings.Unknown(name.At, "由人打分的指标", name.Text, known.Select(i => i.Id));
                continue;
            }

            scores.RemoveAll(s => s.Indicator == name.Text);
            foreach (var text in Texts(section.Context, value))
            {
                if (section.Context.Quantity(text, name.Text, counted: false) is not { } quantity)
                {
                    continue;
                }

                if (quantity.Number < 0 || quantity.Number > indicator.Max)
                {
                    section.Findings.Error(text.At, "range", $"“{name.Text}”的分应在 0 到 {Figures.Plain(indicator.Max)} 之间");
                }

                scores.Add(new ExpertScore(name.Text, $"专家 {scores.Count(s => s.Indicator == name.Text) + 1}", quantity.Number));
            }
        }

        return scores;
    }

    private static IEnumerable<YamlText> Texts(ReadingContext context, YamlItem value) =>
        value is YamlList list ? list.Items.Select(i => context.AsText(i, CaseKeys.Scored.Word)).OfType<YamlText>() : new[] { context.AsText(value, CaseKeys.Scored.Word) }.OfType<YamlText>();
}
