using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Reading;

public sealed class YamlTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a: [1, 2")]
    [InlineData("a: *nobody")]
    [InlineData("- 1\n- 2")]
    [InlineData("a: 1\n---\nb: 2")]
    [InlineData("\t")]
    [InlineData("a: 'x")]
    [InlineData("? [1, 2]\n: 3")]
    public void Broken_text_gives_a_finding_with_its_place_and_no_exception(string text)
    {
        var reading = PackReader.Read(text, "broken.yaml", Vocabulary.Empty);

        reading.Pack.ShouldBeNull();
        reading.Findings.ShouldContain(f => f.Severity == Severity.Error);
        reading.Findings.ShouldAllBe(f => f.Place.Line >= 1 && f.Place.Column >= 1 && f.Place.File == "broken.yaml");
    }

    [Fact]
    public void Nested_aliases_cannot_multiply_beyond_the_bound()
    {
        var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat("abcdefgh".Zip("bcdefghi", (one, next) => $"{next}: &{next} [{string.Join(", ", Enumerable.Repeat($"*{one}", 10))}]\n"));

        PackReader.Read(text, "bomb.yaml", Vocabulary.Empty).Findings.ShouldContain(f => f.Code == "too-large");
    }

    [Fact]
    public void Nesting_beyond_the_bound_is_a_finding()
    {
        PackReader.Read("a: " + new string('[', 500), "deep.yaml", Vocabulary.Empty).Findings.ShouldContain(f => f.Code == "too-large" || f.Code == "broken-yaml");
    }

    [Fact]
    public void A_repeated_key_and_a_boolean_key_are_both_reported_where_they_stand()
    {
        var findings = PackReader.Read("policy: a\npolicy: b\non: c\n", "p.yaml", Vocabulary.Empty).Findings;

        findings.ShouldContain(f => f.Code == "duplicate" && f.Place.Line == 2);
        findings.ShouldContain(f => f.Code == "boolean-key" && f.Place.Line == 3);
    }
}
