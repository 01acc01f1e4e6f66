using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Notices;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Cases;

/// <summary>A pinned round goes on under another text of its policy: by two persons, with every open case, or not at all.</summary>
public class Amending
{
    private readonly Hall hall = new();
    private readonly Actor second;
    private int ids = 1000;

    public Amending() => second = hall.Officer with { PersonId = Id(), Name = "另一位" };

    [Fact]
    public void The_round_and_its_open_cases_go_on_under_the_new_text_and_the_journal_lists_them()
    {
        var (open, decided) = (hall.AtDesk(), Decided());
        var after = Changed("at least: 100 平方米", "at least: 120 平方米");
        var amendment = Propose(after, [open]).Value.Amendment;
        hall.Round.Schemes.Single().PackHash.ShouldBe(Hall.Pack.Hash, "a proposal changes nothing");
        var happened = Settle(amendment, after, [open]).Value;
        hall.Round.Schemes.Single().PackHash.ShouldBe(after.Hash);
        open.PackHash.ShouldBe(after.Hash);
        open.OpenRuns.Single().Stage.ShouldBe("desk", "where it stands it stays");
        decided.PackHash.ShouldBe(Hall.Pack.Hash);
        happened.Select(h => (h.Stream, h.Kind)).ShouldBe([(Streams.Round(hall.Round.Id), "RoundAmended"), (Streams.Case(open.Id), "PackAmended")]);
        System.Text.Json.JsonSerializer.Serialize(happened[0].Details).ShouldContain(open.Id.ToString());
        amendment.Cases.Single().Criteria.ShouldBe(["premises"]);
    }

    [Fact]
    public void Who_proposed_it_cannot_agree_and_nobody_agrees_twice()
    {
        var after = Changed("at least: 100 平方米", "at least: 120 平方米");
        var amendment = Propose(after, []).Value.Amendment;
        AmendRound.Settle(hall.Officer, hall.Round, amendment, Hall.Pack, after, true, [], true, hall.Now).Refusals.Single().Sentence.ShouldContain("由两个人办理");
        AmendRound.Settle(hall.Reviewer, hall.Round, amendment, Hall.Pack, after, true, [], true, hall.Now).Refused.ShouldBeTrue("a reviewer amends no round");
        Settle(amendment, after, []).Refused.ShouldBeFalse();
        Settle(amendment, after, []).Refusals.Single().Sentence.ShouldContain("已经办结");
    }

    [Fact]
    public void Declined_it_changes_nothing()
    {
        var open = hall.AtDesk();
        var after = Changed("at least: 100 平方米", "at least: 120 平方米");
        var amendment = Propose(after, [open]).Value.Amendment;
        AmendRound.Settle(second, hall.Round, amendment, Hall.Pack, after, true, [], false, hall.Now).Value.Single().Kind.ShouldBe("RoundAmendmentDeclined");
        (hall.Round.Schemes.Single().PackHash, open.PackHash).ShouldBe((Hall.Pack.Hash, Hall.Pack.Hash));
    }

    [Theory]
    [InlineData("policy: test/hall", "policy: test/other", "另一项政策")]
    [InlineData("award: 登记试验厅", "award: 示范试验厅", "给予的是“示范试验厅”")]
    [InlineData("  送件截止: { ours: 试验 }\n", "  送件截止: { ours: 试验 }\n  补件截止: { ours: 试验 }\n", "另外点名了“补件截止”")]
    [InlineData("  交件截止: { ours: 试验 }\n  送件截止: { ours: 试验 }\n", "  送件截止: { ours: 试验 }\n  交件截止: { ours: 试验 }\n", "送件截止不晚于交件截止")]
    [InlineData("office: { name: 初审单位,", "other: { name: 别的单位, relation: above owner, ours: 试验 }\n  office: { name: 初审单位,", "新文本的“别的单位”，1 件办件原文本没有")]
    [InlineData("desk", "table", "新文本没有“形式审查”（desk）这一环节，1 件办件正停在那里：一号试验厅（")]
    [InlineData("in force: { from: 2021-01-01,", "in force: { from: 2021-05-01,", "今天不在有效期内")]
    public void A_text_under_which_it_cannot_go_on_is_refused_with_the_reason(string was, string now, string sentence)
    {
        var open = hall.AtDesk();
        var refused = Propose(Changed(was, now), [open]);
        refused.Refused.ShouldBeTrue();
        string.Join('\n', refused.Refusals.Select(r => r.Sentence)).ShouldContain(sentence);
    }

    [Fact]
    public void A_case_that_is_being_signed_waits_for_its_signature_where_the_steps_are_others()
    {
        var open = hall.AtDesk();
        hall.Finish(open, "desk", StageResults.Pass).Refused.ShouldBeFalse();
        Propose(Changed("at least: 100 平方米", "at least: 120 平方米"), [open]).Refused.ShouldBeFalse("the steps are the same");
        Propose(Changed("steps: [经办, 复核]", "steps: [承办, 复核]"), [open]).Refusals.Single().Sentence.ShouldContain("签批步骤不同");
        Propose(Changed("steps: [经办, 复核]", "steps: [经办]"), [open]).Refusals.Single().Sentence.ShouldContain("签批步骤不同");
    }

    [Fact]
    public void A_case_under_return_needs_its_way_back_in_the_new_text()
    {
        var open = hall.AtDesk();
        hall.Finish(open, "desk", StageResults.Return).Refused.ShouldBeFalse();
        var without = Changed("      return: { to: prepare, due: 5 working days, no later than: 送件截止, due passed: end 未补正, times: 2, resume: desk, clock: stops, ours: 试验 }\n", "").Text;
        var refused = Propose(Read(without.Replace("  未补正: lapsed\n", "", StringComparison.Ordinal)), [open]).Refusals.Select(r => r.Sentence).ToList();
        refused.ShouldContain(s => s.Contains("不能退回修改，1 件办件正在补正", StringComparison.Ordinal));
        refused.ShouldContain(s => s.Contains("没有结论“未补正”", StringComparison.Ordinal));
    }

    [Fact]
    public void A_parallel_stage_under_way_needs_the_same_branches()
    {
        var open = hall.AtDesk();
        hall.PassDesk(open);
        var after = Read(Hall.Pack.Text.Replace("parallel: [visit, credit]", "parallel: [visit, credit, papers]", StringComparison.Ordinal)
            .Replace("  notice: {", "  papers: { title: 核卷, act: check, by: office, ours: 试验, ends: { pass: join, refuse: end 不予登记 } }\n  notice: {", StringComparison.Ordinal));
        Propose(after, [open]).Refusals.Single().Sentence.ShouldContain("并行分支不同");
    }

    [Fact]
    public void More_working_days_give_an_open_stage_more_time_and_fewer_take_none()
    {
        var (one, other) = (hall.AtDesk(), hall.AtDesk());
        var told = one.OpenRuns.Single().DueAt.ShouldNotBeNull();
        var longer = Changed("due: 10 working days", "due: 15 working days");
        Settle(Propose(longer, [one]).Value.Amendment, longer, [one]).Value.Select(h => h.Kind).ShouldBe(["RoundAmended", "PackAmended", "DueAmended"]);
        one.OpenRuns.Single().DueAt.ShouldBe(hall.Procedure.After(15, hall.Now).At);

        var shorter = Changed("due: 10 working days", "due: 3 working days");
        FollowPack.Decide(Walk(other, shorter), Hall.Pack, Propose(Hall.Pack, [], longer).Value.Amendment, [], []).Select(h => h.Kind).ShouldBe(["PackAmended"]);
        other.OpenRuns.Single().DueAt.ShouldBe(told);
    }

    [Fact]
    public void A_published_notice_ends_when_it_says_and_a_drafted_one_is_published_for_the_new_days()
    {
        var (drafted, published) = (AtNotice(), AtNotice());
        var longer = Changed("due: 3 working days", "due: 7 working days");
        var amendment = Propose(longer, []).Value.Amendment;
        var (draft, notice) = (Notice(drafted), Notice(published));
        var told = published.OpenRuns.Single().DueAt;
        PublishNotice.Publish(hall.Reviewer, notice, [.. published.OpenRuns], hall.Procedure.Calendar, 0, hall.Now).Refused.ShouldBeFalse();
        FollowPack.Decide(Walk(published, longer), Hall.Pack, amendment, [draft, notice], []).Select(h => h.Kind).ShouldBe(["PackAmended"]);
        (published.OpenRuns.Single().DueAt, notice.WorkingDays).ShouldBe((told, 3));
        FollowPack.Decide(Walk(drafted, longer), Hall.Pack, amendment, [draft, notice], []).Select(h => h.Kind).ShouldBe(["PackAmended", "DueAmended"]);
        draft.WorkingDays.ShouldBe(7);

        PublicNotice Notice(Application application) => PublishNotice.Draft(
            hall.Reviewer, [new NoticeCandidate(application, application.OpenRuns.Single(), hall.Procedure)], new NoticeForm("公示", "现予公示。", ""), Id(), hall.Now).Value.Notice;
    }

    [Fact]
    public void What_one_body_accepted_is_not_decided_while_another_decides_after_it()
    {
        var two = Read(Hall.Pack.Text.Replace("ends: { pass: notice, fail: desk }", "ends: { pass: first, fail: desk }", StringComparison.Ordinal)
            .Replace("  notice: {", "  first: { title: 初审审定, act: decide, by: office, ours: 试验, ends: { accept: notice, refuse: end 不予登记 } }\n  notice: {", StringComparison.Ordinal));
        var application = hall.AtDesk();
        hall.PassDesk(application);
        foreach (var (stage, result) in new[] { ("visit", StageResults.Pass), ("credit", StageResults.Pass), ("first", StageResults.Accept) })
        {
            Walk(application, two).Finish(application.OpenRuns.Single(r => r.Stage == stage), result).Refused.ShouldBeFalse();
        }

        application.OpenRuns.Single().Stage.ShouldBe("notice");
        application.IsDecidedUnder(two).ShouldBeFalse("the alliance decides after the notice");
        Walk(application, two).Finish(application.OpenRuns.Single(), StageResults.Clear).Refused.ShouldBeFalse();
        Walk(application, two).Finish(application.OpenRuns.Single(), StageResults.Accept).Refused.ShouldBeFalse();
        application.IsDecidedUnder(two).ShouldBeTrue();
    }

    [Fact]
    public void Without_open_cases_it_takes_effect_all_the_same()
    {
        var after = Changed("at least: 100 平方米", "at least: 120 平方米");
        Settle(Propose(after, []).Value.Amendment, after, []).Value.Single().Kind.ShouldBe("RoundAmended");
        hall.Begun().PackHash.ShouldBe(after.Hash, "who begins now begins under it");
    }

    [Fact]
    public void A_closed_round_a_waiting_proposal_a_repealed_text_and_a_stale_proposal_are_refused()
    {
        var after = Changed("at least: 100 平方米", "at least: 120 平方米");
        var third = Changed("at least: 100 平方米", "at least: 130 平方米");
        Propose(after, [], waiting: true).Refusals.Single().Sentence.ShouldContain("已有一项修订在等");
        Propose(after, [], published: false).Refusals.Single().Sentence.ShouldContain("没有发布，或已经废止");
        var (stale, late) = (Propose(third, []).Value.Amendment, Propose(after, []).Value.Amendment);
        Settle(late, after, []).Refused.ShouldBeFalse();
        AmendRound.Settle(second, hall.Round, stale, after, third, true, [], true, hall.Now).Refusals.Single().Sentence.ShouldContain("批次已改用别的文本");
        hall.Round.Close(hall.Now);
        Propose(third, [], after).Refusals.Single().Sentence.ShouldContain("批次结束后不能再改");
        AmendRound.Settle(second, hall.Round, stale, after, third, true, [], true, hall.Now).Refusals.Single().Sentence.ShouldContain("批次已经结束");
    }

    [Theory]
    [InlineData(null, "测试〔2021〕9号", "reason")]
    [InlineData("附件更正", null, "documentNumber")]
    [InlineData("附件更正", "九号", "documentNumber")]
    public void Reason_and_number_of_the_document_are_asked_for(string? reason, string? number, string field)
    {
        var after = Changed("at least: 100 平方米", "at least: 120 平方米");
        AmendRound.Propose(hall.Officer, hall.Round, Hall.Pack, after, true, false, [], new AmendRoundForm(reason, number), Id(), hall.Now).Refusals.Single().Field.ShouldBe(field);
    }

    private Outcome<(RoundAmendment Amendment, List<Happening> Happened)> Propose(
        PolicyPack after, IReadOnlyList<Application> cases, PolicyPack? before = null, bool waiting = false, bool published = true) =>
        AmendRound.Propose(hall.Officer, hall.Round, before ?? Hall.Pack, after, published, waiting, cases, new AmendRoundForm("附件中的面积有误，予以更正", "测试〔2021〕9号"), Id(), hall.Now);

    private Outcome<List<Happening>> Settle(RoundAmendment amendment, PolicyPack after, IReadOnlyList<Application> cases) =>
        AmendRound.Settle(second, hall.Round, amendment, Hall.Pack, after, true, [.. cases.Select(c => new CaseUnderAmendment(Walk(c, after), new AmendedCase(c.Id, c.CarrierName, c.ReceiptNumber, "", true, ["premises"], []), []))], true, hall.Now);

    private CaseWalk Walk(Application application, PolicyPack pack) => new(application, new Procedure(pack, hall.Round, hall.Procedure.Calendar), second, hall.Now, Id);

    private Application AtNotice()
    {
        var application = hall.AtDesk();
        hall.PassDesk(application);
        hall.Finish(application, "visit", StageResults.Pass).Refused.ShouldBeFalse();
        hall.Finish(application, "credit", StageResults.Pass).Refused.ShouldBeFalse();
        return application;
    }

    private Application Decided()
    {
        var application = hall.AtDesk();
        hall.PassDesk(application);
        foreach (var (stage, result) in new[] { ("visit", StageResults.Pass), ("credit", StageResults.Pass), ("notice", StageResults.Clear), ("decide", StageResults.Accept) })
        {
            hall.Finish(application, stage, result).Refused.ShouldBeFalse();
        }

        application.IsDecidedUnder(Hall.Pack).ShouldBeTrue();
        return application;
    }

    private static PolicyPack Changed(string was, string now)
    {
        Hall.Pack.Text.ShouldContain(was);
        return Read(Hall.Pack.Text.Replace(was, now, StringComparison.Ordinal));
    }

    private static PolicyPack Read(string text)
    {
        var vocabulary = Vocabulary.Read(Repository.Read("policies/vocabulary/carrier.yaml"), "carrier.yaml").Vocabulary;
        var reading = PackReader.Read(text, "hall.yaml", vocabulary);
        return reading.Pack ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }

    private Guid Id() => new(++ids, 0, 0, new byte[8]);
}
