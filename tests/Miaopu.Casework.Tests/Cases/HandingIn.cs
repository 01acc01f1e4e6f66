using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Cases;

public class HandingIn
{
    private readonly Hall hall = new();

    [Fact]
    public void Gaps_and_the_missing_commitment_are_told_at_once()
    {
        var application = hall.Begun();
        var refused = hall.Submit(application, truthful: false, [new Gap("field:用途", "还没有填写“用途”。")]);
        refused.Refusals.Select(r => r.Field).ShouldBe(["field:用途", "truthful"]);
        application.Submissions.ShouldBeEmpty();
    }

    [Fact]
    public void Unmet_conditions_do_not_block_where_the_pack_does_not_say_so()
    {
        Hall.Assess().AllMet.ShouldBeFalse();
        hall.Submit(hall.Begun()).Refused.ShouldBeFalse();
    }

    [Fact]
    public void What_was_handed_in_once_is_not_handed_in_again()
    {
        var application = hall.Begun();
        hall.Submit(application);
        hall.Submit(application).Refusals.Single().Sentence.ShouldContain("不必重复提交");
        application.Submissions.Count.ShouldBe(1);
    }

    [Fact]
    public void The_last_moment_is_in_time_and_the_next_is_told_both_times()
    {
        var due = hall.Round.Due("交件截止");
        var application = hall.Begun();
        hall.Now = due.AddTicks(-1);
        hall.Submit(application).Refused.ShouldBeFalse();
        hall.Now = due;
        var sentence = hall.Approve(application).Refusals.Single().Sentence;
        sentence.ShouldContain("已过截止时间 2021-05-14 17:00");
        sentence.ShouldContain("收到请求的时间是 2021-05-14 17:00:00");
        application.ReceiptNumber.ShouldBeNull();
    }

    [Fact]
    public void Receipt_numbers_rise_with_the_time_of_receipt_to_the_microsecond()
    {
        var times = new[] { Hall.At(4, 6, 9), Hall.At(4, 6, 9).AddMicroseconds(1), Hall.At(4, 6, 23), Hall.At(4, 7, 0), Hall.At(12, 1, 9) };
        times.Select(HandIn.ReceiptNumberOf).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        times.Select(HandIn.ReceiptNumberOf).ShouldBeUnique();
    }

    [Fact]
    public void A_case_keeps_its_first_receipt_when_it_is_handed_in_again()
    {
        var application = hall.AtDesk();
        var first = application.ReceiptNumber;
        hall.Now = hall.Now.AddDays(1);
        hall.ReturnAndResubmit(application);
        application.ReceiptNumber.ShouldBe(first);
        application.LatestSubmission!.ReceiptNumber.ShouldNotBe(first);
    }

    [Fact]
    public void The_unit_withdraws_until_the_stage_the_pack_names_and_not_after()
    {
        var application = hall.AtDesk();
        HandIn.MayWithdraw(hall.Approver, application, Hall.Pack).ShouldBeTrue();
        HandIn.MayWithdraw(hall.Preparer, application, Hall.Pack).ShouldBeFalse();
        hall.PassDesk(application);
        HandIn.Withdraw(hall.Walk(application, hall.Approver), "不再申报").Refusals.Single().Sentence.ShouldContain("初审已经结束");
    }

    [Fact]
    public void A_ban_stops_an_application_with_its_own_words() =>
        hall.Begin(hall.Standing with { Bans = ["因“虚假材料”，2023-04-05 前不得再次申报。"] }).Refusals.Single().Sentence.ShouldContain("虚假材料");

    [Fact]
    public void The_pre_check_names_each_gap_by_its_place()
    {
        var found = PreCheck.Of(Hall.Assess(), new Dictionary<string, string> { ["field:人数"] = "零" }, new HashSet<string>());
        found.Gaps.Select(g => g.Field).ShouldBe(["field:用途", "field:人数", "material:场地证明"]);
        found.Warnings.Select(g => g.Field).ShouldContain("reason:large");
        var mended = PreCheck.Of(
            Hall.Assess(Hall.Premises("a", 2000)), new Dictionary<string, string> { ["field:用途"] = "试验", ["field:人数"] = "3" }, new HashSet<string> { "material:场地证明" });
        (mended.Gaps.Count, mended.Warnings.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void What_was_frozen_reads_back_to_the_same_characters_and_names_what_changed_later()
    {
        var before = Content(120, "试验", []);
        SubmittedContent.Read(before.ToCanonical()).ToCanonical().ShouldBe(before.ToCanonical());
        SubmissionDifference.Between(before, before, Hall.Pack).ShouldBeEmpty();
        var changes = SubmissionDifference.Between(before, Content(150, "正式使用", []), Hall.Pack);
        changes.Select(c => (c.Part, c.Label)).ShouldBe([("填写", "用途"), ("度量", "总面积"), ("台账", "场地 · 东厅")]);
        changes[0].ShouldBe(new SubmissionChange("填写", "用途", "试验", "正式使用"));
    }

    private SubmittedContent Content(int area, string use, IReadOnlyList<Casework.Files.Attachment> files)
    {
        var rows = new[] { Hall.Premises("a", area) };
        return SubmittedContent.Of(
            hall.Begun(), hall.Carrier, "91350211M000100Y43", Hall.Assess(rows), Hall.Situation(rows), new Dictionary<string, string> { ["field:用途"] = use }, files, "承诺", Hall.Start);
    }
}
