namespace Miaopu.Rulebook;

/// <summary>The tests of a pack: situations with the answers expected, and steps of the procedure with what follows from them.</summary>
/// <param name="Cases">The situations.</param>
/// <param name="Checks">The steps.</param>
public sealed record CaseFile(IReadOnlyList<PolicyCase> Cases, IReadOnlyList<ProcedureCheck> Checks)
{
    /// <summary>The values that the file gives to the dates of the pack, as the days they end with.</summary>
    public IReadOnlyDictionary<string, DateOnly> Dates { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Reads cases.yaml against its pack. Never throws on bad text.</summary>
    public static CaseReading Read(string text, string fileName, PolicyPack pack)
    {
        var findings = new FindingList(fileName);
        if (YamlReader.Read(text, findings) is not { } root)
        {
            return new CaseReading(null, findings.InOrder());
        }

        var section = new Section(root, "cases", new ReadingContext(findings), CaseKeys.File);
        if (section.Scalar(CaseKeys.Of) is { } of && of.Text != pack.Id)
        {
            findings.Error(of.At, "unknown-name", $"这是“{of.Text}”的案例，不是“{pack.Id}”的", pack.Id);
        }

        var cases = new CaseReader(pack, findings).Read(section);
        var checks = ProcedureCheckReader.Read(section, pack, cases);
        section.Done();
        return new CaseReading(findings.HasErrors ? null : new CaseFile(cases, checks) { Dates = ProcedureCheckReader.Dates(section) }, findings.InOrder());
    }

    /// <summary>Runs every case and check. The pack may be another text than the one the file was read against, as when a number is changed.</summary>
    public IReadOnlyList<CaseResult> Run(PolicyPack pack) =>
        [.. Cases.Select(c => c.Run(pack)), .. Checks.Select(c => c.Run(pack))];
}

/// <summary>A case file and what is wrong with it.</summary>
/// <param name="File">Null when a finding is an error.</param>
/// <param name="Findings">In the order of the text.</param>
public sealed record CaseReading(CaseFile? File, IReadOnlyList<Finding> Findings);

/// <summary>How a case went.</summary>
/// <param name="Id">The case.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Failures">Chinese sentences on what was expected and what came; empty when it passed.</param>
public sealed record CaseResult(string Id, string Title, Place Place, IReadOnlyList<string> Failures)
{
    /// <summary>Whether everything came as expected.</summary>
    public bool Passed => Failures.Count == 0;
}

/// <summary>A situation with the answers expected of it.</summary>
/// <param name="Id">Id, unique in the file.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Situation">The situation.</param>
/// <param name="Expected">The answer by criterion; criteria left out are not looked at.</param>
/// <param name="Says">Sentences that must be among those on what is missing, by criterion.</param>
/// <param name="Place">Where it stands.</param>
public sealed record PolicyCase(
    string Id, string Title, Situation Situation, IReadOnlyDictionary<string, Answer> Expected, IReadOnlyDictionary<string, string> Says, Place Place)
{
    /// <summary>The values expected of measures, as people write or read them: 20万元, 优秀, 未知.</summary>
    public IReadOnlyDictionary<string, string> Measures { get; init; } = new Dictionary<string, string>();

    /// <summary>What is expected of scoring, or null.</summary>
    public RatingCase? Rating { get; init; }

    /// <summary>What is expected of benefits, by id, in the words of case files.</summary>
    public IReadOnlyDictionary<string, string> Support { get; init; } = new Dictionary<string, string>();

    /// <summary>Ids of exactly the criteria that ask for a reason because a soft part is not met; null where the case does not say.</summary>
    public IReadOnlyList<string>? Warns { get; init; }

    /// <summary>Holds the case against a pack.</summary>
    public CaseResult Run(PolicyPack pack)
    {
        var assessment = pack.Assess(Situation);
        var failures = new List<string>();
        foreach (var (name, expected) in Measures)
        {
            var value = assessment.Measures.FirstOrDefault(m => m.Name == name);
            if (value is null || !Reads(value, expected))
            {
                failures.Add($"{name}：应为“{expected}”，得到“{value?.Text ?? "没有这一度量"}”");
            }
        }

        foreach (var (criterion, expected) in Expected)
        {
            var verdict = assessment.Criteria.FirstOrDefault(c => c.Criterion.Id == criterion);
            if (verdict?.Answer != expected)
            {
                var got = verdict is null ? "没有这一条件" : Wording.Word(verdict.Answer);
                failures.Add($"{Named(pack.Criteria.FirstOrDefault(c => c.Id == criterion)?.Title, criterion)}：应为“{Wording.Word(expected)}”，得到“{got}”{(verdict?.Missing.Count > 0 ? $"（{string.Join('；', verdict.Missing)}）" : "")}");
            }
        }

        foreach (var (criterion, sentence) in Says)
        {
            var said = assessment.Criteria.FirstOrDefault(c => c.Criterion.Id == criterion)?.Missing ?? [];
            if (!said.Contains(sentence))
            {
                failures.Add($"{Named(pack.Criteria.FirstOrDefault(c => c.Id == criterion)?.Title, criterion)}：应说“{sentence}”，实际说“{string.Join('；', said)}”");
            }
        }

        failures.AddRange(Rating?.Run(pack) ?? []);

        var warning = assessment.Criteria.Where(c => c.AsksForReason).Select(c => c.Criterion.Id).ToArray();
        if (Warns is { } expectedWarnings && !warning.Order().SequenceEqual(expectedWarnings.Order()))
        {
            failures.Add($"应请说明理由的：{string.Join('、', expectedWarnings)}；实际：{string.Join('、', warning)}");
        }

        var support = Support.Count == 0 ? [] : pack.Support(Situation);
        foreach (var (benefit, expected) in Support)
        {
            var got = support.FirstOrDefault(s => s.Benefit.Id == benefit) is { } verdict ? SupportCheck.Words(verdict) : "没有这一项";
            if (got != expected)
            {
                failures.Add($"{Named(pack.Benefits.FirstOrDefault(b => b.Id == benefit)?.Title, benefit)}：应为“{expected}”，得到“{got}”");
            }
        }

        return new CaseResult(Id, Title, Place, failures);
    }

    /// <summary>As people know it, with the id that the case writes.</summary>
    private static string Named(string? title, string id) => title is null || title == id ? id : $"{title}（{id}）";

    /// <summary>The same text, or the same number where it is written otherwise: 20万元 for 200000 元.</summary>
    private static bool Reads(MeasuredValue value, string expected) =>
        value.Text.Replace(" ", "", StringComparison.Ordinal) == expected.Replace(" ", "", StringComparison.Ordinal)
        || (value is { IsExact: true, Other.IsBlank: true } && Quantity.Parse(expected) is { } number && number.Number == value.Low && (number.Unit is null || number.Unit == value.Unit));
}
