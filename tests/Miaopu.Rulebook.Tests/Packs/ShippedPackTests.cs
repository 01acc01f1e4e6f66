using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Packs;

public sealed class ShippedPackTests
{
    public static TheoryData<string> Folders => [.. Library.Folders()];

    [Fact]
    public void The_shipped_vocabulary_has_no_finding() => Library.VocabularyReading.Findings.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_shipped_pack_has_no_finding_and_accounts_for_every_clause(string folder)
    {
        var reading = Library.Read(folder);

        reading.Findings.ShouldBeEmpty();
        reading.Pack!.Id.ShouldBe(folder);
        reading.Coverage.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_cases_of_a_shipped_pack_pass(string folder)
    {
        var pack = Library.Pack(folder);

        Cases(folder, pack).Run(pack).SelectMany(r => r.Failures.Select(f => $"{r.Place} {r.Title}：{f}")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_number_of_a_shipped_pack_moves_a_case_when_it_changes(string folder)
    {
        var pack = Library.Pack(folder);

        Perturbation.Run(pack, Library.Vocabulary, Cases(folder, pack)).Where(p => !p.Noticed)
            .Select(p => $"{p.Number.At.Line}:{p.Number.At.Column} {p.Number.What} {p.Number.Text} → {p.ChangedTo}").ShouldBeEmpty();
    }

    private static CaseFile Cases(string folder, PolicyPack pack)
    {
        var reading = CaseFile.Read(Library.Text($"{folder}/cases.yaml"), $"{folder}/cases.yaml", pack);
        return reading.File ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }
}
