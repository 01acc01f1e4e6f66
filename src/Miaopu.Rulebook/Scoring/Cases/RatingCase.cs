namespace Miaopu.Rulebook;

/// <summary>The scoring part of a case: carriers evaluated together, and what is expected of each.</summary>
/// <param name="Entrants">The carriers.</param>
/// <param name="Settled">What officers settled.</param>
/// <param name="Expected">What is expected, by carrier.</param>
public sealed record RatingCase(IReadOnlyList<Entrant> Entrants, IReadOnlyList<SettledClaim> Settled, IReadOnlyList<RatingExpectation> Expected)
{
    /// <summary>What came otherwise, as Chinese sentences.</summary>
    public IReadOnlyList<string> Run(PolicyPack pack)
    {
        var rating = pack.Rate(Entrants, Settled);
        return [.. Expected.SelectMany(e => e.Failures(rating[e.CarrierId]).Select(f => Entrants.Count == 1 ? f : $"{e.CarrierId} {f}"))];
    }
}

/// <summary>What is expected of one carrier; what is null is not looked at. Values are texts as the case file writes them.</summary>
/// <param name="CarrierId">The carrier.</param>
/// <param name="Score">The total, exact or from and to.</param>
/// <param name="Points">The points by indicator.</param>
/// <param name="Set">The set of indicators; open, none.</param>
/// <param name="Grade">The grade; none for who takes no part; several for those that are open.</param>
/// <param name="Rank">The rank, exact or from and to; none.</param>
/// <param name="Published">Whether it is made public.</param>
/// <param name="Within">By quota: in, out or open.</param>
public sealed record RatingExpectation(
    string CarrierId, string? Score, IReadOnlyDictionary<string, string> Points, string? Set, string? Grade, string? Rank, bool? Published, IReadOnlyDictionary<string, string> Within)
{
    internal const string None = "none";

    internal IEnumerable<string> Failures(CarrierRating rating)
    {
        IEnumerable<(string What, string? Expected, string Got)> looks =
        [
            ("总分", Score, rating.Total is { } total ? Text(total) : None),
            .. Points.Select(p => ($"指标 {p.Key}", (string?)p.Value, rating.Indicators.SelectMany(i => i.All()).FirstOrDefault(i => i.Indicator.Id == p.Key) is { } v ? Text(v.Score) : None)),
            ("分类", Set, rating.Set is null or { IsOpen: false, Possible: [] } ? None : rating.Set.Set?.Name ?? "open"),
            ("等级", Grade, rating.Grade is { Possible.Count: > 0 } grade ? string.Join(" 或 ", grade.Possible.Select(g => g.Id)) : None),
            ("名次", Rank, rating.Placement is { } place ? (place.IsExact ? $"{place.Best}" : $"{place.Best} 至 {place.Worst}") : None),
            ("是否公布", Word(Published), Word(rating.Published) ?? "open"),
            .. Within.Select(w => ($"名额 {w.Key}", (string?)w.Value, rating.Quotas.FirstOrDefault(q => q.Quota.Id == w.Key)?.Within switch { true => "in", false => "out", _ => "open" })),
        ];
        return looks.Where(l => l.Expected is not null && l.Expected != l.Got).Select(l => $"{l.What}：应为“{l.Expected}”，得到“{l.Got}”");
    }

    internal static string Text(ScoreInterval score) => score.IsExact ? Figures.Plain(score.Low) : $"{Figures.Plain(score.Low)} 至 {Figures.Plain(score.High)}";

    private static string? Word(bool? yes) => yes switch { true => "true", false => "false", _ => null };
}

/// <summary>Reads the scoring part of a case.</summary>
internal static class RatingCaseReader
{
    /// <summary>Null where the case expects nothing of scoring.</summary>
    internal static RatingCase? Read(Section section, PolicyPack pack, Facts facts, string id, IReadOnlyDictionary<string, Facts> before)
    {
        var settled = EntrantReader.Settled(section, pack);
        if (!section.Has(ExpectationKeys.Carriers))
        {
            var one = EntrantReader.One(section, pack, facts, id);
            return Expectation(section, pack, id) is { } expected ? new RatingCase([one], settled, [expected]) : null;
        }

        var read = new Dictionary<string, Facts>(before, StringComparer.Ordinal);
        var entrants = new List<Entrant>();
        var expectations = new List<RatingExpectation>();
        foreach (var below in section.List(ExpectationKeys.Carriers))
        {
            var members = EntrantReader.Members(below, pack, facts, read);
            entrants.AddRange(members);
            if (Expectation(below, pack, members[0].Id) is { } expected)
            {
                expectations.AddRange(members.Select(m => expected with { CarrierId = m.Id }));
            }

            below.Done();
        }

        EntrantReader.Twice(entrants, section);
        return new RatingCase(entrants, settled, expectations);
    }

    private static RatingExpectation? Expectation(Section section, PolicyPack pack, string id)
    {
        var rules = pack.Scoring;
        var expectation = new RatingExpectation(
            id,
            Numbers(section, section.Texts(ExpectationKeys.Score)),
            Values(section, ExpectationKeys.Points, "指标", [.. rules.AllIndicators().Select(i => i.Id)], texts => Numbers(section, texts)),
            Set(section, rules),
            Grade(section, rules),
            Numbers(section, section.Texts(ExpectationKeys.Rank)),
            section.Has(ExpectationKeys.Published) ? section.Flag(ExpectationKeys.Published) : null,
            Values(section, ExpectationKeys.Within, "名额", [.. rules.Quotas.Select(q => q.Id)], texts => Within(section, texts)));
        return expectation is { Score: null, Points.Count: 0, Set: null, Grade: null, Rank: null, Published: null, Within.Count: 0 } ? null : expectation;
    }

    private static string? Set(Section section, ScoringRules rules)
    {
        string[] known = [.. rules.Sets.Select(s => s.Name), RatingExpectation.None, "open"];
        if (section.TextOrNull(ExpectationKeys.Set) is { } set && !known.Contains(set))
        {
            section.Findings.Unknown(section.MarkOf(ExpectationKeys.Set), "分类", set, known);
        }

        return section.TextOrNull(ExpectationKeys.Set);
    }

    private static string? Grade(Section section, ScoringRules rules)
    {
        var texts = section.Texts(ExpectationKeys.Grade);
        foreach (var text in texts.Where(t => t.Text != RatingExpectation.None && rules.Grades.All(g => g.Id != t.Text)))
        {
            section.Findings.Unknown(text.At, "等级", text.Text, rules.Grades.Select(g => g.Id));
        }

        return texts.Count == 0 ? null : string.Join(" 或 ", texts.Select(t => t.Text));
    }

    private static string Within(Section section, IReadOnlyList<YamlText> texts)
    {
        string[] words = ["in", "out", "open"];
        if (texts.Count != 1 || !words.Contains(texts[0].Text))
        {
            section.Findings.Error(section.MarkOf(ExpectationKeys.Within), "shape", $"“within”可写：{string.Join('、', words)}");
            return "";
        }

        return texts[0].Text;
    }

    private static string? Numbers(Section section, IReadOnlyList<YamlText> texts) => texts switch
    {
        [] => null,
        [{ Text: RatingExpectation.None }] => RatingExpectation.None,
        _ => string.Join(" 至 ", texts.Select(t => section.Context.Quantity(t, "expect", counted: false)).Select(q => Figures.Plain(q?.Number ?? 0))),
    };

    private static Dictionary<string, string> Values(Section section, Key<NamedKind> key, string kind, IReadOnlyList<string> known, Func<IReadOnlyList<YamlText>, string?> read)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in section.Named(key))
        {
            if (!known.Contains(name.Text))
            {
                section.Findings.Unknown(name.At, kind, name.Text, known);
            }
            else if (read(value is YamlList list ? [.. list.Items.OfType<YamlText>()] : [.. new[] { value }.OfType<YamlText>()]) is { } text)
            {
                values[name.Text] = text;
            }
        }

        return values;
    }
}
