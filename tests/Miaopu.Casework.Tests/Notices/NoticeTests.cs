using Miaopu.Casework.Cases;
using Miaopu.Casework.Files;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Tests.Review;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Notices;

public sealed class NoticeTests
{
    private static readonly NoticeForm Words = new("公示", "现予公示。", "");

    private readonly GivenCase given = GivenCase.Visited();

    [Theory]
    [InlineData(4, 6, 4, 14)]
    [InlineData(4, 23, 4, 30)]
    [InlineData(4, 28, 5, 9)]
    [InlineData(5, 1, 5, 12)]
    public void A_notice_counts_working_days_over_the_labour_day_holiday_and_ends_with_its_last_day(int month, int day, int endMonth, int endDay)
    {
        // 2021: off from 1 to 5 May, worked on Sunday 25 April and Saturday 8 May
        var notice = Published(GivenCase.Local(month, day, 10));
        notice.EndsAt.ShouldBe(GivenCase.Local(endMonth, endDay));
        notice.IsOpenAt(GivenCase.Local(endMonth, endDay).AddTicks(-1)).ShouldBeTrue();
        notice.IsOpenAt(GivenCase.Local(endMonth, endDay)).ShouldBeFalse();
    }

    [Fact]
    public void It_cannot_end_before_its_last_day_has_and_then_clears_what_nobody_objected_to()
    {
        var notice = Published(GivenCase.Local(4, 6, 10));
        End(notice, [], GivenCase.Local(4, 14).AddTicks(-1)).Refusals.Single().Sentence.ShouldContain("公示期到 2021-04-13 24:00 为止，现在是 2021-04-13 23:59:59");
        End(notice, [], GivenCase.Local(4, 14)).Value.Clear.ShouldBe(1);
        given.Run.Act.ShouldBe(StageAct.Rank);
        notice.ClosedAt.ShouldNotBeNull();
    }

    [Fact]
    public void An_open_objection_blocks_clear_one_not_upheld_lets_it_pass()
    {
        var notice = Published(GivenCase.Local(4, 6, 10));
        var objection = Objected(notice);
        var after = GivenCase.Local(4, 14);
        End(notice, [objection], after).Refused.ShouldBeTrue();
        Handle(notice, objection, ObjectionState.Investigating, null).Refused.ShouldBeFalse();
        End(notice, [objection], after).Refused.ShouldBeTrue();
        Handle(notice, objection, ObjectionState.NotUpheld, " ").Refused.ShouldBeTrue("an answer has reasons");
        Handle(notice, objection, ObjectionState.NotUpheld, "查无此事").Refused.ShouldBeFalse();
        End(notice, [objection], after).Value.Clear.ShouldBe(1);
    }

    [Fact]
    public void An_objection_upheld_ends_the_notice_upheld()
    {
        var notice = Published(GivenCase.Local(4, 6, 10));
        var objection = Objected(notice);
        Handle(notice, objection, ObjectionState.Upheld, "属实").Refused.ShouldBeTrue("it is taken up first");
        Handle(notice, objection, ObjectionState.Investigating, null).Refused.ShouldBeFalse();
        Handle(notice, objection, ObjectionState.Upheld, "属实").Refused.ShouldBeFalse();
        End(notice, [objection], GivenCase.Local(4, 14)).Value.Upheld.ShouldBe(1);
        (given.Run.Act, given.Run.Attempt).ShouldBe((StageAct.Check, 2));
    }

    [Theory]
    [InlineData(null, "13800001111", "Name")]
    [InlineData("王某", "138", "Contact")]
    [InlineData("王某", null, "Contact")]
    public void A_signed_objection_names_somebody_who_can_be_reached(string? name, string? contact, string field) =>
        RaiseObjection.Decide(Published(GivenCase.Local(4, 6, 10)), new ObjectionForm(1, "事实和理由写在这里，共十余字。", false, name, contact), [], GivenCase.Id(), "r", GivenCase.Local(4, 7))
            .Refusals.Single().Field.ShouldBe(field);

    [Fact]
    public void Without_a_name_only_where_the_pack_allows_it_and_never_after_the_last_day()
    {
        var notice = Published(GivenCase.Local(4, 6, 10));
        RaiseObjection.Decide(notice, new ObjectionForm(1, "事实和理由写在这里，共十余字。", true, null, null), [], GivenCase.Id(), "r", GivenCase.Local(4, 7)).Refusals.Single().Field.ShouldBe("WithoutName");
        RaiseObjection.Decide(notice, new ObjectionForm(1, "事实和理由写在这里，共十余字。", false, "王某", "13800001111"), [], GivenCase.Id(), "r", GivenCase.Local(4, 14)).Refusals.Single().Sentence.ShouldContain("公示期已于");
    }

    [Fact]
    public void Evidence_is_what_it_says_it_is_not_too_much_and_comes_whole_or_not_at_all()
    {
        var notice = Published(GivenCase.Local(4, 6, 10));
        var form = new ObjectionForm(1, "事实和理由写在这里，共十余字。", false, "王某", "13800001111");
        Outcome<(Objection Objection, IReadOnlyList<Attachment> Files, List<Journal.Happening> Happened)> With(params IncomingFile[] files) =>
            RaiseObjection.Decide(notice, form, [.. files.Select(f => (GivenCase.Id(), f))], GivenCase.Id(), "r", GivenCase.Local(4, 7));
        var pdf = new IncomingFile("合同.pdf", 9, "aa", [FileKind.Pdf]);

        With([.. Enumerable.Repeat(pdf, RaiseObjection.MostFiles)]).Value.Files.Count.ShouldBe(RaiseObjection.MostFiles);
        With([.. Enumerable.Repeat(pdf, RaiseObjection.MostFiles + 1)]).Refusals.Single().Sentence.ShouldContain("最多 5 个文件，现在选了 6 个");
        With(pdf with { Size = RaiseObjection.LargestFile }).Refused.ShouldBeFalse();
        With(pdf with { Size = RaiseObjection.LargestFile + 1 }).Refusals.Single().Sentence.ShouldContain("超过 20 MB");
        With(pdf, pdf with { Kinds = [FileKind.Png] }).Refusals.Single().ShouldSatisfyAllConditions(
            r => r.Field.ShouldBe("Files"), r => r.Sentence.ShouldContain("内容却是 PNG"));
        With(new IncomingFile("名单.docx", 9, "bb", [FileKind.Docx])).Refusals.Single().Sentence.ShouldContain("只收 PDF");
        With(pdf).Value.Happened.Single().Kind.ShouldBe("ObjectionRaised");
    }

    [Fact]
    public void A_published_notice_is_not_reworded_and_not_published_again()
    {
        var notice = Published(GivenCase.Local(4, 6, 10));
        PublishNotice.Reword(given.Reviewer, notice, Words, 0).Refused.ShouldBeTrue();
        PublishNotice.Publish(given.Reviewer, notice, [given.Run], GivenCase.Days, 0, GivenCase.Local(4, 7)).Refused.ShouldBeTrue();
    }

    private PublicNotice Published(DateTime now)
    {
        var notice = PublishNotice.Draft(given.Reviewer, [new NoticeCandidate(given.Application, given.Run, given.Procedure)], Words, GivenCase.Id(), now).Value.Notice;
        PublishNotice.Publish(given.Reviewer, notice, [given.Run], GivenCase.Days, 0, now).Refused.ShouldBeFalse();
        return notice;
    }

    private static Objection Objected(PublicNotice notice) => RaiseObjection.Decide(
        notice, new ObjectionForm(1, "入驻的企业有三家并不存在，可以核实。", false, "王某", "13800001111"), [], GivenCase.Id(), "r", GivenCase.Local(4, 7)).Value.Objection;

    private Outcome<List<Journal.Happening>> Handle(PublicNotice notice, Objection objection, ObjectionState to, string? reply) =>
        HandleObjection.Decide(given.Reviewer, notice, objection, to, reply, 0, GivenCase.Local(4, 8));

    private Outcome<NoticeEnded> End(PublicNotice notice, IReadOnlyList<Objection> objections, DateTime now)
    {
        given.Now = now;
        return EndNotice.Decide(given.Reviewer, notice, objections, new Dictionary<Guid, CaseWalk> { [given.Application.Id] = given.Walk }, now);
    }
}
