using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Reading;

public sealed class DamagedTextTests
{
    private const string Signs = "[]{}:,#&*!|>'\"%@`~-0x\n \t";

    [Theory]
    [InlineData("liaoning/makerspace", 1)]
    [InlineData("liaoning/makerspace", 2)]
    [InlineData("liaoning/makerspace", 3)]
    [InlineData("examples/tally", 4)]
    [InlineData("examples/lamps", 5)]
    [InlineData("examples/ferry", 6)]
    public void A_damaged_pack_vocabulary_or_case_file_gives_findings_and_never_an_exception(string folder, int seed)
    {
        var random = new Random(seed);
        var pack = Library.Pack(folder);
        for (var i = 0; i < 40; i++)
        {
            var reading = PackReader.Read(Damage(pack.Text, random), "p.yaml", Library.Vocabulary);
            (reading.Pack is null).ShouldBe(reading.Findings.Any(f => f.Severity == Severity.Error));
            CaseFile.Read(Damage(Library.Text($"{folder}/cases.yaml"), random), "c.yaml", pack).File?.Run(pack);
            Vocabulary.Read(Damage(Library.Text("vocabulary/carrier.yaml"), random), "v.yaml").ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("a: {b, c")]
    [InlineData("a: `x`")]
    [InlineData("policy: x{\n  : }\n,")]
    [InlineData("a: {x: 1,\n? }")]
    public void Text_on_which_the_scanner_gives_up_is_a_finding(string text) =>
        PackReader.Read(text, "p.yaml", Vocabulary.Empty).Findings.ShouldContain(f => f.Severity == Severity.Error);

    private static string Damage(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length - 60);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, random.Next(1, 30)),
                1 => text.Insert(at, Signs[random.Next(Signs.Length)].ToString()),
                2 => text.Insert(at, text.Substring(random.Next(text.Length - 60), random.Next(1, 60))),
                _ => string.Join('\n', text.Split('\n').Where(_ => random.Next(60) != 0)),
            };
        }

        return text;
    }
}
