using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Lint;

public sealed class MendingTests
{
    public static TheoryData<string> Folders => [.. Library.Folders()];

    [Fact]
    public void A_nearest_name_is_put_where_the_wrong_one_stands_and_the_finding_is_gone()
    {
        var tried = 0;
        foreach (var file in Directory.GetFiles(Library.Path("../tests/Miaopu.Rulebook.Tests/Faulty"), "*.yaml").Where(f => !Path.GetFileName(f).StartsWith("cases", StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith("vocabulary", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            foreach (var finding in SmallPack.Read(text).Findings.Where(f => f.Nearest is not null))
            {
                var mend = TextMend.Of(text, finding);
                mend.ShouldNotBeNull($"{Path.GetFileName(file)}: {finding}");
                tried++;
                var mended = mend.In(text);
                mended.Split('\n').Length.ShouldBe(text.Split('\n').Length);
                SmallPack.Read(mended).Findings.ShouldNotContain(f => f.Code == finding.Code && f.What == finding.What && f.Place.Line == finding.Place.Line && f.Place.Column == finding.Place.Column, $"{Path.GetFileName(file)}: {finding}");
            }
        }

        tried.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(99, 1)]
    [InlineData(1, 99)]
    public void Nothing_is_offered_where_the_wrong_name_does_not_stand(int line, int column) =>
        TextMend.Of("甲: 乙\n", new Finding(Severity.Error, new Place("x", line, column), "unknown-name", "没有名为“丙”的度量", "丁")).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Folders))]
    public void Another_number_or_day_changes_its_own_place_and_nothing_else(string folder)
    {
        var pack = Library.Pack(folder);
        foreach (var number in pack.Numbers.Concat(pack.Days))
        {
            pack.Text.AsSpan(number.At.Index, number.Length).ToString().ShouldBe(number.Text, $"{number}");
            foreach (var to in (string[])["7", "1234567.89", "2031-12-01"])
            {
                var text = ChangedPack.Text(pack, [new NumberChange(number, to)]);
                text[..number.At.Index].ShouldBe(pack.Text[..number.At.Index]);
                text[number.At.Index..(number.At.Index + to.Length)].ShouldBe(to);
                text[(number.At.Index + to.Length)..].ShouldBe(pack.Text[(number.At.Index + number.Length)..]);
            }
        }
    }

    [Fact]
    public void All_numbers_changed_at_once_leave_every_comment_and_every_other_character()
    {
        var pack = Library.Pack("liaoning/makerspace");
        var numbers = pack.Numbers.DistinctBy(n => n.At.Index).ToList();
        var text = ChangedPack.Text(pack, numbers.Select(n => new NumberChange(n, "8" + n.Text)));
        var back = numbers.OrderByDescending(n => n.At.Index).Aggregate(text, (t, n) =>
        {
            var shift = numbers.Count(other => other.At.Index < n.At.Index);
            return t.Remove(n.At.Index + shift, 1);
        });
        back.ShouldBe(pack.Text);
    }
}
