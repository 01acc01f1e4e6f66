using Miaopu.Casework.Cases;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Cases;

/// <summary>Parallel stages in parallel stages, and branches that something leads into.</summary>
public class WalkingInParallel
{
    /// <summary>The credit check is two checks of its own, and anyone of the two branches will do where <paramref name="join"/> says so.</summary>
    private static PolicyPack Nested(string join) => Hall.Read(Hall.Pack.Text
        .Replace("join: all, ours: 试验, ends: { pass: notice", $"join: {join}, ours: 试验, ends: {{ pass: notice", StringComparison.Ordinal)
        .Replace("  credit: { title: 信用核查, act: check, by: office, ours: 试验, ends: { pass: join, refuse: end 不予登记 } }", """
              credit: { title: 信用核查, parallel: [papers, funds], join: all, ours: 试验, ends: { pass: join, fail: join } }
              papers: { title: 核卷, act: check, by: office, ours: 试验, ends: { pass: join, refuse: end 不予登记, defer: desk } }
              funds: { title: 核款, act: check, by: office, ours: 试验, ends: { pass: join } }
            """, StringComparison.Ordinal));

    [Fact]
    public void What_leads_out_of_an_inner_parallel_stage_leaves_the_outer_one_too()
    {
        var hall = new Hall(Nested("all"));
        var closed = hall.AtDesk();
        hall.PassDesk(closed);
        closed.OpenRuns.Select(r => r.Stage).ShouldBe(["visit", "papers", "funds"], ignoreOrder: true);
        hall.Finish(closed, "papers", StageResults.Refuse).Refused.ShouldBeFalse();
        closed.Outcome.ShouldBe("不予登记");
        closed.Runs.ShouldAllBe(r => r.EndedAt != null);

        hall = new Hall(Nested("all"));
        var back = hall.AtDesk();
        hall.PassDesk(back);
        hall.Finish(back, "papers", StageResults.Defer).Refused.ShouldBeFalse();
        back.Runs.Where(r => r.EndedAt is null).Select(r => (r.Stage, r.Attempt)).ShouldBe([("desk", 2)]);
    }

    [Fact]
    public void A_join_that_is_reached_ends_what_is_open_in_the_other_branches()
    {
        var hall = new Hall(Nested("any"));
        var application = hall.AtDesk();
        hall.PassDesk(application);
        hall.Finish(application, "visit", StageResults.Pass).Refused.ShouldBeFalse();
        application.Runs.Where(r => r.EndedAt is null).Select(r => r.Stage).ShouldBe(["notice"]);
    }

    [Fact]
    public void An_inner_join_is_a_branch_of_the_outer_one()
    {
        var hall = new Hall(Nested("all"));
        var application = hall.AtDesk();
        hall.PassDesk(application);
        foreach (var stage in new[] { "papers", "visit", "funds" })
        {
            hall.Finish(application, stage, StageResults.Pass).Refused.ShouldBeFalse();
        }

        application.Runs.Where(r => r.EndedAt is null).Select(r => r.Stage).ShouldBe(["notice"]);
    }

    [Theory]
    [InlineData("resume: desk", "resume: credit")]
    [InlineData("refuse: end 不予登记\n", "refuse: end 不予登记\n      defer: visit\n")]
    public void A_published_text_that_leads_into_a_branch_begins_the_parallel_stage_anew(string was, string now)
    {
        var text = Hall.Pack.Text.Replace(was, now, StringComparison.Ordinal);
        Should.Throw<InvalidOperationException>(() => Hall.Read(text)).Message.ShouldContain("没有汇合的地方");
        var hall = new Hall(Hall.Read(text, published: true));
        var application = hall.AtDesk();
        if (now.Contains("resume", StringComparison.Ordinal))
        {
            hall.ReturnAndResubmit(application);
        }
        else
        {
            hall.Finish(application, "desk", StageResults.Defer).Refused.ShouldBeFalse();
        }

        application.OpenRuns.Select(r => r.Stage).ShouldBe(["visit", "credit"], ignoreOrder: true);
        hall.Finish(application, "credit", StageResults.Pass).Refused.ShouldBeFalse();
        hall.Finish(application, "visit", StageResults.Pass).Refused.ShouldBeFalse();
        application.OpenRuns.Select(r => r.Stage).ShouldBe(["notice"]);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(30)]
    public void A_published_text_nested_too_deep_opens_no_branch_alone(int more)
    {
        // visit and credit, and in credit one parallel stage in the other; two around the last for none more
        var levels = string.Concat(Enumerable.Range(1, more + 1).Select(n => $"  in{n}: {{ title: 套 {n}, parallel: [in{n + 1}, by{n}], join: any, ours: 试验, ends: {{ pass: join, fail: join }} }}\n"
            + $"  by{n}: {{ title: 旁 {n}, act: check, by: office, ours: 试验, ends: {{ pass: join }} }}\n"));
        var text = Hall.Pack.Text
            .Replace("  credit: { title: 信用核查, act: check, by: office, ours: 试验, ends: { pass: join, refuse: end 不予登记 } }\n", """
                  credit: { title: 信用核查, parallel: [in1, by0], join: all, ours: 试验, ends: { pass: join, fail: join } }
                  by0: { title: 旁, act: check, by: office, ours: 试验, ends: { pass: join } }

                """ + levels + $"  in{more + 2}: {{ title: 里, act: check, by: office, ours: 试验, ends: {{ pass: join }} }}\n", StringComparison.Ordinal)
            .Replace("refuse: end 不予登记\n", $"refuse: end 不予登记\n      defer: in{more + 2}\n", StringComparison.Ordinal);
        var hall = new Hall(Hall.Read(text, published: true));
        var application = hall.AtDesk();
        Should.Throw<InvalidOperationException>(() => hall.Finish(application, "desk", StageResults.Defer)).Message.ShouldContain($"Stage in{more + 2} of");
        application.Runs.ShouldNotContain(r => r.Stage.StartsWith("in", StringComparison.Ordinal));
    }
}
