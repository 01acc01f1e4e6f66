namespace Miaopu.Rulebook;

/// <summary>Reads the situations of a case file; a case may start from an earlier one.</summary>
internal sealed class CaseReader(PolicyPack pack, FindingList findings)
{
    private readonly Dictionary<string, Facts> _read = new(StringComparer.Ordinal);

    internal List<PolicyCase> Read(Section section)
    {
        var cutoff = section.Day(CaseKeys.FileCutoff);
        var cases = new List<PolicyCase>();
        foreach (var below in section.List(CaseKeys.Cases))
        {
            cases.Add(One(below, cutoff));
            below.Done();
        }

        return cases;
    }

    private PolicyCase One(Section section, DateOnly? cutoff)
    {
        var id = section.Text(CaseKeys.Id);
        var facts = Facts.Read(section, pack, Base(section, Facts.None with { Cutoff = cutoff }));
        if (facts.Cutoff is null)
        {
            findings.Error(section.At, "missing", "缺少“cutoff”：统计到哪一天");
        }

        var own = Expectations(section);
        if (!_read.TryAdd(id, facts))
        {
            findings.Error(section.MarkOf(CaseKeys.Id), "duplicate", $"案例“{id}”重复");
        }

        var measures = Measures(section);
        var rating = RatingCaseReader.Read(section, pack, facts, id, _read);
        var support = SupportCheck.Read(section, pack);
        if (!section.Has(CaseKeys.Expect) && !section.Has(CaseKeys.Measures) && support.Count == 0 && rating is null)
        {
            findings.Error(section.At, "missing", $"案例“{id}”没有写“expect”“measures”或“support”");
        }

        return new PolicyCase(id, section.TextOrNull(CaseKeys.Title) ?? id, facts.ToSituation(pack, findings), own, Says(section), section.Place)
        {
            Measures = measures, Support = support, Warns = Warns(section), Rating = rating,
        };
    }

    private Dictionary<string, string> Measures(Section section)
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in section.Named(CaseKeys.Measures))
        {
            if (pack.Measure(name.Text) is null)
            {
                findings.Unknown(name.At, "度量", name.Text, pack.Measures.Select(m => m.Name));
            }
            else if (section.Context.AsText(value, name.Text) is { } text)
            {
                expected[name.Text] = text.Text;
            }
        }

        return expected;
    }

    private Facts Base(Section section, Facts none)
    {
        if (section.Scalar(CaseKeys.From) is not { } name)
        {
            return none;
        }

        if (_read.TryGetValue(name.Text, out var before))
        {
            return before;
        }

        findings.Unknown(name.At, "前面的案例", name.Text, _read.Keys);
        return none;
    }

    /// <summary>The answers by criterion; <c>others</c> stands for every criterion not named.</summary>
    private Dictionary<string, Answer> Expectations(Section section)
    {
        var expected = new Dictionary<string, Answer>(StringComparer.Ordinal);
        Answer? others = null;
        foreach (var (name, value) in section.Named(CaseKeys.Expect))
        {
            if (section.Context.AsText(value, name.Text) is not { } word)
            {
                continue;
            }

            var answer = AnswerWords.Read(word, findings);
            if (name.Text == "others")
            {
                others = answer;
            }
            else if (pack.Criterion(name.Text) is null)
            {
                findings.Unknown(name.At, "条件", name.Text, pack.Criteria.Select(c => c.Id));
            }
            else
            {
                expected[name.Text] = answer;
            }
        }

        foreach (var criterion in pack.Criteria.Where(_ => others is not null))
        {
            expected.TryAdd(criterion.Id, others!.Value);
        }

        return expected;
    }

    private List<string>? Warns(Section section)
    {
        if (!section.Has(CaseKeys.Warns))
        {
            return null;
        }

        var named = section.Item(CaseKeys.Warns) is YamlList { Items.Count: 0 } ? [] : section.Texts(CaseKeys.Warns);
        foreach (var name in named.Where(n => pack.Criterion(n.Text) is null))
        {
            findings.Unknown(name.At, "条件", name.Text, pack.Criteria.Select(c => c.Id));
        }

        return [.. named.Select(n => n.Text)];
    }

    private Dictionary<string, string> Says(Section section)
    {
        var says = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in section.Named(CaseKeys.Says))
        {
            if (pack.Criterion(name.Text) is null)
            {
                findings.Unknown(name.At, "条件", name.Text, pack.Criteria.Select(c => c.Id));
            }
            else if (section.Context.AsText(value, name.Text) is { } sentence)
            {
                says[name.Text] = sentence.Text;
            }
        }

        return says;
    }
}
