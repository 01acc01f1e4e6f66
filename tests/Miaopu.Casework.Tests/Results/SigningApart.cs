using FsCheck;
using FsCheck.Fluent;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Decisions;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Results;

/// <summary>一人一步: the steps of one passage through a stage are signed by different people.</summary>
public class SigningApart
{
    private readonly Council council = new Council().AtDecide();

    private StageRun Run => council.Run(StageAct.Decide);

    [Fact]
    public void Whoever_proposed_signs_nothing_after_it_and_reads_who_signed_and_who_can()
    {
        var decision = council.Propose(StageResults.Accept).Value.Decision;
        var refusal = DecideApplication.Agree(council.By(council.Officers[0]), Run, decision, 1, null).Refusals.Single();
        refusal.Sentence.ShouldContain("您已在 2021-04-06 09:00 办理“经办”");
        refusal.Sentence.ShouldContain("经办已由某人签署");
        refusal.Sentence.ShouldContain("“复核”请由本单位其他业务人员办理");
        Run.Step.ShouldBe(1);
        decision.SignOffs.Count.ShouldBe(1);

        DecideApplication.Agree(council.By(council.Officers[1]), Run, decision, 1, null).Refused.ShouldBeFalse();
        DecideApplication.Agree(council.By(council.Officers[1]), Run, decision, 2, null).Refused.ShouldBeTrue();
        DecideApplication.Agree(council.By(council.Officers[0]), Run, decision, 2, null).Refused.ShouldBeTrue();
        DecideApplication.Agree(council.By(council.Officers[2]), Run, decision, 2, null).Refused.ShouldBeFalse();
        decision.EffectiveAt.ShouldNotBeNull();
    }

    [Fact]
    public void Whoever_proposed_does_not_send_it_back_either_and_nothing_of_the_decision_moves()
    {
        var decision = council.Propose(StageResults.Accept).Value.Decision;
        DecideApplication.SendBack(council.By(council.Officers[0]), Run, decision, 1, "再想想").Refused.ShouldBeTrue();
        (decision.IsPending, decision.SignOffs.Count, Run.Step).ShouldBe((true, 1, 1));
    }

    [Fact]
    public void Whoever_sent_it_back_keeps_that_step_and_the_proposer_proposes_again()
    {
        var first = council.Propose(StageResults.Accept).Value.Decision;
        DecideApplication.SendBack(council.By(council.Officers[1]), Run, first, 1, "请补理由").Refused.ShouldBeFalse();
        Propose(council.Officers[1]).Refused.ShouldBeTrue();
        var second = Propose(council.Officers[0]).Value.Decision;
        DecideApplication.Agree(council.By(council.Officers[1]), Run, second, 1, null).Refused.ShouldBeFalse();
    }

    [Fact]
    public void Where_the_pack_allows_it_one_person_signs_every_step()
    {
        var decision = council.Propose(StageResults.Accept).Value.Decision;
        DecideApplication.Agree(council.Walk, Run, decision, 1, null);
        DecideApplication.Agree(council.Walk, Run, decision, 2, null);
        var announce = council.Run(StageAct.Announce);
        SignOffStage.Decide(council.By(council.Officer), announce, 0).Refused.ShouldBeFalse();
        AnnounceResults.Decide(council.Officer, council.Round.Id, [(council.By(council.Officer), announce)], new AnnouncementForm("名单", null, "如下", WithoutNumber: true), council.Id(), council.Now)
            .Refused.ShouldBeFalse();
        announce.Signatures.Select(s => (s.Title, s.By)).ShouldBe([("经办", council.Officer.PersonId), ("签发", council.Officer.PersonId)]);
    }

    [Fact]
    public void Whatever_three_people_try_nobody_acts_at_two_steps_and_a_decision_in_effect_has_three_signers()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), choices =>
        {
            var council = new Council().AtDecide();
            var run = council.Run(StageAct.Decide);
            Decision? pending = null;
            foreach (var choice in choices.Select(c => (int)((uint)c % 1000)))
            {
                var actor = council.Officers[choice % 3];
                if (pending is null)
                {
                    var proposed = DecideApplication.Propose(council.By(actor), run, new DecisionForm(StageResults.Accept, "理由", null, []), council.Id());
                    pending = proposed.Refused ? null : proposed.Value.Decision;
                }
                else if (choice / 3 % 4 == 0)
                {
                    DecideApplication.SendBack(council.By(actor), run, pending, run.Step, "退回");
                }
                else
                {
                    DecideApplication.Agree(council.By(actor), run, pending, run.Step, null);
                }

                run.Signatures.GroupBy(s => s.By).ShouldAllBe(g => g.Select(s => s.Step).Distinct().Count() == 1);
                if (pending is { IsPending: false })
                {
                    if (pending.EffectiveAt is not null)
                    {
                        pending.SignOffs.Select(s => s.By).Distinct().Count().ShouldBe(3);
                        return;
                    }

                    pending = null;
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    private Outcome<(Decision Decision, List<Journal.Happening> Happened)> Propose(Casework.People.Actor actor) =>
        DecideApplication.Propose(council.By(actor), Run, new DecisionForm(StageResults.Accept, "事实清楚。", null, []), council.Id());
}
