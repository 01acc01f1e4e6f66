using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Policies;

/// <summary>
/// Policy is data: no kind of carrier, title, office, document or ledger of any shipped pack stands in the program, nor a province or city. What the invented alliance
/// brings (also its field, its stages, its outcomes) stands in its pack alone, and not in the shared vocabulary either.
/// </summary>
public sealed class NamesOfPoliciesTests
{
    private static readonly string[] Kinds = [".cs", ".razor", ".css", ".js", ".ts", ".json", ".csproj"];

    /// <summary>Words that a pack or the vocabulary uses as a name and that are plain Chinese besides: each would stand in the program if there were no packs.</summary>
    private static readonly string[] GeneralWords = ["申报单位", "初审单位", "推荐单位", "评审专家", "人员"];

    private static readonly PolicyPack Alliance = Library.Pack("examples/alliance");

    public static TheoryData<string> Invented => [.. Names()];

    [Theory]
    [MemberData(nameof(Invented))]
    public void No_program_file_knows_a_name_of_the_invented_alliance(string name) =>
        Sources().Where(f => File.ReadAllText(f).Contains(name, StringComparison.Ordinal)).ShouldBeEmpty($"“{name}” belongs to policies/examples/alliance alone");

    public static TheoryData<string> OfAnyPack => [.. NamesOfPacks().Except(GeneralWords)];

    public static TheoryData<string> OfLedgers => [.. NamesOfLedgers().Except(GeneralWords)];

    [Theory]
    [MemberData(nameof(OfAnyPack))]
    public void No_program_file_knows_a_name_of_any_pack(string name) =>
        Sources().Where(f => Says(f, name)).ShouldBeEmpty($"“{name}” belongs to policies/");

    [Theory]
    [MemberData(nameof(OfLedgers))]
    public void No_program_file_knows_a_ledger(string name) =>
        Sources().Where(f => !InGallery(f) && Says(f, name)).ShouldBeEmpty($"“{name}” belongs to policies/vocabulary/; the gallery of parts, which no installation shows, may have it in its samples");

    [Fact]
    public void No_program_file_knows_a_province_or_a_city()
    {
        var places = File.ReadLines(Library.Path("../reference/divisions.csv")).Select(l => l.Split(',')).Where(f => f[2] is "province" or "city").Select(f => f[1]).ToHashSet(StringComparer.Ordinal);
        var texts = Sources().ToDictionary(f => f, Spoken);

        places.Count.ShouldBeGreaterThan(300);
        places.SelectMany(place => texts.Where(t => t.Value.Contains(place, StringComparison.Ordinal)).Select(t => $"{place} in {t.Key}")).ShouldBeEmpty();
    }

    [Fact]
    public void The_general_words_are_still_names_of_packs() => GeneralWords.Except([.. NamesOfPacks(), .. NamesOfLedgers()]).ShouldBeEmpty();

    [Fact]
    public void The_names_looked_for_are_of_every_kind()
    {
        Names().ShouldContain(Alliance.CarrierKind);
        Names().ShouldContain(Alliance.Award);
        Alliance.AddedLedgers.Count.ShouldBe(1);
        AddedFields().Count().ShouldBe(1);
        Alliance.ReviewSheet.ShouldBeNull();
        Alliance.Stages.ShouldNotContain(s => s.Act == StageAct.Rank || s.Act == StageAct.Advise);
        Sources().Count().ShouldBeGreaterThan(100);
    }

    [Fact]
    public void No_shipped_policy_shares_its_kind_of_carrier_its_title_or_an_office()
    {
        string[] own = [Alliance.CarrierKind, Alliance.Award, .. Alliance.Bodies.Select(b => b.Name)];

        foreach (var other in Library.Folders().Where(f => !f.StartsWith("examples/", StringComparison.Ordinal)).Select(Library.Pack))
        {
            own.Intersect([other.CarrierKind, other.Award, .. other.Bodies.Select(b => b.Name)]).ShouldBeEmpty();
        }
    }

    private static string[] Names() =>
    [
        Alliance.Authority, Alliance.CarrierKind, Alliance.Award, .. Alliance.Bodies.Select(b => b.Name), .. Alliance.AddedLedgers, .. AddedFields(),
        .. Alliance.AddedLedgers.SelectMany(l => Alliance.Vocabulary.Find(l)!.FormFields).Select(f => f.Name), .. Alliance.Stages.Select(s => s.Title),
        .. Alliance.Outcomes.Select(o => o.Name), .. Alliance.Dates.Select(d => d.Name), .. Alliance.Documents.Select(d => d.Title),
    ];

    private static IEnumerable<string> NamesOfPacks() => Library.Folders().Select(Library.Pack)
        .SelectMany(p => (string[])[p.Id, p.Authority, p.CarrierKind, p.Award, .. p.Bodies.Select(b => b.Name), .. p.Documents.Select(d => d.Id), .. NamesOfScoring(p)])
        .Where(n => n.Length > 0).Distinct(); // a plan has no kind and no title

    /// <summary>What the invented examples call their cohorts, indicators, grades and quotas; policies of the world use plain words for theirs.</summary>
    private static IEnumerable<string> NamesOfScoring(PolicyPack pack) => !pack.Id.StartsWith("examples/", StringComparison.Ordinal) ? [] :
    [
        .. pack.Scoring.Cohorts.Select(c => c.Name), .. pack.Scoring.AllIndicators().Select(i => i.Title), .. pack.Scoring.Grades.Select(g => g.Id), .. pack.Scoring.Quotas.Select(q => q.Title),
    ];

    private static IEnumerable<string> NamesOfLedgers() => Library.Vocabulary.Ledgers.SelectMany(l => new[] { l.Name, l.Label }).Distinct();

    private static bool Says(string file, string name) => Spoken(file).Contains(name, StringComparison.Ordinal);

    /// <summary>The text of a file without the lines that are comments: those may give an example.</summary>
    private static string Spoken(string file) => string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static bool InGallery(string file) => file.Split(Path.DirectorySeparatorChar).Contains("Gallery");

    private static IEnumerable<string> AddedFields() =>
        from ledger in Library.Vocabulary.Ledgers
        from field in Alliance.Vocabulary.Find(ledger.Name)!.Fields
        where ledger.Find(field.Name) is null
        select field.Name;

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Library.Path("../src"), "*", SearchOption.AllDirectories)
            .Where(f => Kinds.Contains(Path.GetExtension(f)))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "lib"));
}
