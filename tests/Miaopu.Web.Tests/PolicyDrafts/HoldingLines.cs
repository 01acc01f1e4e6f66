using Miaopu.Web.Features.PolicyDrafts;

namespace Miaopu.Web.Tests.PolicyDrafts;

public sealed class HoldingLines
{
    [Fact]
    public void The_fewest_lines_go_and_come()
    {
        var runs = LineDifference.Between("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", "a\nb\nX\nd\ne\nf\ng\nh\ni\nY\nj\n");
        runs.Count.ShouldBe(1);
        runs[0].Where(l => l.Change != LineChange.Kept).ShouldBe([new(LineChange.Removed, 3, "c"), new(LineChange.Added, 3, "X"), new(LineChange.Added, 10, "Y")]);
    }

    [Fact]
    public void Of_random_texts_the_difference_leads_from_one_to_the_other()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            string[] one = Lines(), two = Lines();
            var shown = LineDifference.Between(string.Join('\n', one), string.Join('\n', two)).SelectMany(r => r).ToList();
            var left = one.ToList();
            foreach (var gone in shown.Where(l => l.Change == LineChange.Removed).OrderByDescending(l => l.Number))
            {
                left[gone.Number - 1].ShouldBe(gone.Text);
                left.RemoveAt(gone.Number - 1);
            }

            foreach (var come in shown.Where(l => l.Change == LineChange.Added).OrderBy(l => l.Number))
            {
                left.Insert(come.Number - 1, come.Text);
            }

            left.ShouldBe(two);
        }

        string[] Lines() => [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => ((char)('a' + random.Next(4))).ToString())];
    }

    [Fact]
    public void Texts_that_have_nothing_in_common_are_told_as_replaced()
    {
        var runs = LineDifference.Between(string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"a{i}")), string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"b{i}")));
        runs.SelectMany(r => r).Count(l => l.Change == LineChange.Kept).ShouldBe(0);
        runs.SelectMany(r => r).Count().ShouldBe(10_000);
        LineDifference.Between("a\n", "a\n").ShouldBeEmpty();
    }
}
