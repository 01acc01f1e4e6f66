using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Policies;

/// <summary>
/// Policy is data: the names that the invented alliance brings (its carriers and titles, its offices, its ledger and field, its stages) stand in its pack and nowhere in
/// the program, nor in the shared vocabulary.
/// </summary>
public sealed class InventedNamesTests
{
    private static readonly string[] Kinds = [".cs", ".razor", ".css", ".js", ".ts", ".json", ".csproj"];

    private static readonly PolicyPack Alliance = Library.Pack("examples/alliance");

    public static TheoryData<string> Invented => [.. Names()];

    [Theory]
    [MemberData(nameof(Invented))]
    public void No_program_file_knows_a_name_of_the_invented_alliance(string name) =>
        Sources().Where(f => File.ReadAllText(f).Contains(name, StringComparison.Ordinal)).ShouldBeEmpty($"“{name}” belongs to policies/examples/alliance alone");

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

    private static IEnumerable<string> AddedFields() =>
        from ledger in Library.Vocabulary.Ledgers
        from field in Alliance.Vocabulary.Find(ledger.Name)!.Fields
        where ledger.Find(field.Name) is null
        select field.Name;

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Library.Path("../src"), "*", SearchOption.AllDirectories)
            .Where(f => Kinds.Contains(Path.GetExtension(f)))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot"));
}
