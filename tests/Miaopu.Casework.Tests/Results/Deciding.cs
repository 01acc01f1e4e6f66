using Miaopu.Casework.Cases;
using Miaopu.Casework.Decisions;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Results;

public class Deciding
{
    [Theory]
    [InlineData(StageResults.Accept)]
    [InlineData(StageResults.Refuse)]
    public void A_decision_for_or_against_takes_effect_with_the_last_signature_only(string result)
    {
        var council = new Council().AtDecide();
        var run = council.Run(StageAct.Decide);
        var decision = council.Propose(result).Value.Decision;
        run.EndedAt.ShouldBeNull();
        DecideApplication.Agree(council.Walk, run, decision, 1, "同意").Refused.ShouldBeFalse();
        decision.IsPending.ShouldBeTrue();
        DecideApplication.Agree(council.Walk, run, decision, 2, null).Refused.ShouldBeFalse();
        decision.EffectiveAt.ShouldBe(council.Now);
        run.Result.ShouldBe(result);
        decision.SignOffs.Select(s => s.Step).ShouldBe(["经办", "复核", "签发"]);
        council.Application.IsOpen.ShouldBe(result == StageResults.Accept);
    }

    [Fact]
    public void The_same_signature_twice_signs_once()
    {
        var council = new Council().AtDecide();
        var decision = council.Propose(StageResults.Accept).Value.Decision;
        DecideApplication.Agree(council.Walk, council.Run(StageAct.Decide), decision, 1, null).Refused.ShouldBeFalse();
        DecideApplication.Agree(council.Walk, council.Run(StageAct.Decide), decision, 1, null).Refused.ShouldBeTrue();
        council.Run(StageAct.Decide).Step.ShouldBe(2);
    }

    [Fact]
    public void What_is_sent_back_falls_and_another_is_proposed()
    {
        var council = new Council().AtDecide();
        var run = council.Run(StageAct.Decide);
        var first = council.Propose(StageResults.Accept).Value.Decision;
        council.Propose(StageResults.Accept).Refused.ShouldBeTrue();
        DecideApplication.SendBack(council.Walk, run, first, 1, " ").Refusals[0].Field.ShouldBe("note");
        DecideApplication.SendBack(council.Walk, run, first, 1, "请补理由").Refused.ShouldBeFalse();
        first.IsPending.ShouldBeFalse();
        council.Propose(StageResults.Refuse).Refused.ShouldBeFalse();
        DecideApplication.Agree(council.Walk, run, first, 1, null).Refused.ShouldBeTrue();
    }

    [Fact]
    public void A_decision_needs_a_result_the_pack_knows_and_a_reason()
    {
        var council = new Council().AtDecide();
        council.Propose("maybe", " ").Refusals.Select(r => r.Field).ShouldBe(["result", "reasons"]);
        council.Propose(StageResults.Accept, new string('字', 2001)).Refusals[0].Sentence.ShouldContain("2001");
    }

    [Fact]
    public void Nothing_is_announced_before_the_last_signature()
    {
        var council = new Council().AtDecide();
        var decision = council.Propose(StageResults.Accept).Value.Decision;
        DecideApplication.Agree(council.Walk, council.Run(StageAct.Decide), decision, 1, null);
        DecideApplication.Agree(council.Walk, council.Run(StageAct.Decide), decision, 2, null);
        council.Announce().Refusals[0].Sentence.ShouldContain("还在经办");
        SignOffStage.Decide(council.Walk, council.Run(StageAct.Announce), 0).Refused.ShouldBeFalse();
        SignOffStage.Decide(council.Walk, council.Run(StageAct.Announce), 0).Refused.ShouldBeTrue();
        council.Announce().Value.Announcement.Cases.ShouldHaveSingleItem().CarrierName.ShouldBe("一号试验坊");
    }

    [Fact]
    public void A_case_is_plain_when_everything_is_met_and_everybody_is_in_favour()
    {
        var council = new Council().AtDecide();
        var met = Council.Pack.Assess(Cases.Hall.Situation(Cases.Hall.Premises("1", 100)));
        var unmet = Council.Pack.Assess(Cases.Hall.Situation(Cases.Hall.Premises("1", 99)));
        var two = new[] { Council.Sheet(50, 30), Council.Sheet(40, 30) };
        var plain = PlainAcceptance.Of(council.Application, met, two, "试验联盟");
        plain.Holds.ShouldBeTrue();
        plain.Reasons.ShouldBe("1 项条件全部达到；试验联盟审查通过；2 位专家均建议通过。");
        PlainAcceptance.Of(council.Application, unmet, two, "").Why.ShouldHaveSingleItem().ShouldContain("“场地”未达到");
        PlainAcceptance.Of(council.Application, met, [two[0]], "").Why.ShouldHaveSingleItem().ShouldContain("需要 2 份");
        PlainAcceptance.Of(council.Application, met, [two[0], Council.Sheet(1, 1, false)], "").Why.ShouldHaveSingleItem().ShouldContain("1 位专家不建议通过");
    }
}
