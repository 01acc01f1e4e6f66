using FsCheck;
using FsCheck.Fluent;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Cases;

/// <summary>How a case goes along the graph of its pack.</summary>
public class Walking
{
    private readonly Hall hall = new();

    [Fact]
    public void A_stage_with_sign_offs_ends_with_the_last_of_them()
    {
        var application = hall.AtDesk();
        hall.Finish(application, "desk", StageResults.Pass).Value.Select(h => h.Kind).ShouldBe(["SignedOff"]);
        application.OpenRuns.Single().Step.ShouldBe(1);
        hall.Finish(application, "desk", StageResults.Pass).Value.Select(h => h.Kind).ShouldContain("StageEnded");
        application.OpenRuns.Select(r => r.Stage).ShouldBe(["visit", "credit"], ignoreOrder: true);
    }

    [Fact]
    public void A_returned_case_comes_back_to_the_stage_that_returned_it_with_the_days_it_had_left()
    {
        var application = hall.AtDesk();
        application.OpenRuns.Single().DueAt.ShouldBe(Hall.At(4, 21, 0)); // ten working days from the 7th
        hall.Now = Hall.At(4, 9, 10);
        hall.Finish(application, "desk", StageResults.Return).Refused.ShouldBeFalse();
        application.OpenRuns.Single().DueAt.ShouldBe(Hall.At(4, 17, 0)); // five working days, its own place of the stage's date
        hall.Now = Hall.At(4, 16, 10);
        hall.Submit(application).Refused.ShouldBeFalse();
        application.OpenRuns.Single().DueAt.ShouldBe(Hall.At(4, 17, 0));
        hall.Approve(application).Refused.ShouldBeFalse();
        var desk = application.OpenRuns.Single();
        (desk.Stage, desk.Attempt).ShouldBe(("desk", 2));
        application.OpenReturn.ShouldBeNull();

        // seven of the ten were left; counted on from the day it came back
        LegalTime.DayOf(desk.DueAt!.Value.AddTicks(-1)).ShouldBe(hall.Procedure.Calendar.AddWorkingDays(new DateOnly(2021, 4, 16), 7));
    }

    [Fact]
    public void A_return_is_due_no_later_than_the_second_deadline()
    {
        var application = hall.AtDesk();
        hall.Now = Hall.At(5, 25, 9);
        hall.Finish(application, "desk", StageResults.Return).Refused.ShouldBeFalse();
        application.OpenReturn!.DueAt.ShouldBe(Hall.At(5, 28, 17));
    }

    [Fact]
    public void After_the_second_deadline_nothing_is_returned_any_more()
    {
        var application = hall.AtDesk();
        hall.Now = Hall.At(5, 28, 17);
        hall.Finish(application, "desk", StageResults.Return).Refusals.Single().Sentence.ShouldContain("送件截止已过");
        application.OpenRuns.Single().Stage.ShouldBe("desk");
    }

    [Fact]
    public void A_third_return_is_refused_where_the_pack_allows_two()
    {
        var application = hall.AtDesk();
        hall.ReturnAndResubmit(application);
        hall.ReturnAndResubmit(application);
        hall.Finish(application, "desk", StageResults.Return).Refusals.Single().Sentence.ShouldContain("最多退回 2 次");
    }

    [Fact]
    public void Parallel_branches_join_when_all_have_passed()
    {
        var application = hall.AtDesk();
        hall.PassDesk(application);
        hall.Finish(application, "visit", StageResults.Pass);
        application.OpenRuns.Select(r => r.Stage).ShouldBe(["credit"]);
        hall.Finish(application, "credit", StageResults.Pass);
        application.OpenRuns.Select(r => r.Stage).ShouldBe(["notice"]);
        application.Runs.Single(r => r.Act == StageAct.Parallel).Result.ShouldBe(StageResults.Pass);
    }

    [Fact]
    public void A_branch_that_fails_ends_the_others_where_the_join_cannot_be_reached()
    {
        var application = hall.AtDesk();
        hall.PassDesk(application);
        hall.Finish(application, "visit", StageResults.Fail);
        application.OpenRuns.Select(r => (r.Stage, r.Attempt)).ShouldBe([("desk", 2)]);
        application.Runs.Single(r => r.Stage == "credit").Result.ShouldBe(StageRun.Superseded);
    }

    [Fact]
    public void A_branch_that_leads_out_closes_the_case_and_leaves_nothing_open()
    {
        var application = hall.AtDesk();
        hall.PassDesk(application);
        hall.Finish(application, "credit", StageResults.Refuse);
        application.Outcome.ShouldBe("不予登记");
        application.Runs.ShouldAllBe(r => r.EndedAt != null);
    }

    [Fact]
    public void A_due_date_that_passed_leads_where_the_pack_says_and_not_a_moment_before()
    {
        var application = hall.Begun();
        var run = application.OpenRuns.Single();
        hall.Now = run.DueAt!.Value.AddTicks(-1);
        hall.Walk(application).Lapse(run, out _).ShouldBeFalse();
        hall.Now = run.DueAt.Value;
        hall.Walk(application).Lapse(run, out var happened).ShouldBeTrue();
        happened.Select(h => h.Kind).ShouldBe(["DuePassed", "CaseClosed"]);
        application.OutcomeKind.ShouldBe(OutcomeKind.Lapsed);
    }

    [Fact]
    public void A_return_that_is_not_answered_lapses_by_the_returns_own_outcome_also_when_it_waits_for_the_unit()
    {
        var application = hall.AtDesk();
        hall.Finish(application, "desk", StageResults.Return);
        hall.Submit(application);
        hall.Now = application.OpenRuns.Single().DueAt!.Value;
        hall.Walk(application).Lapse(application.OpenRuns.Single(), out _).ShouldBeTrue();
        application.Outcome.ShouldBe("未补正");
        application.OpenReturn.ShouldBeNull();
    }

    [Fact]
    public void A_due_date_beyond_the_known_calendar_is_provisional()
    {
        hall.Now = LegalTime.ToInstant(hall.Procedure.Calendar.KnownUntil.AddDays(-2).ToDateTime(new TimeOnly(9, 0)));
        hall.Procedure.After(10, hall.Now).Provisional.ShouldBeTrue();
    }

    [Fact]
    public void Whatever_is_chosen_a_case_stands_at_declared_stages_until_it_closes_with_nothing_open()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), choices =>
        {
            var hall = new Hall();
            var application = hall.Begun();
            foreach (var choice in choices.Select(c => (int)((uint)c % 1000)))
            {
                if (!application.IsOpen)
                {
                    break;
                }

                hall.Now = hall.Now.AddHours(choice % 7);
                var runs = application.OpenRuns.ToList();
                var run = runs[choice % runs.Count];
                var ends = Hall.Pack.Stage(run.Stage)!.Ends;
                var end = ends[choice / 7 % ends.Count];
                if (end.Result == StageResults.DuePassed)
                {
                    hall.Walk(application).Lapse(run, out _);
                }
                else
                {
                    hall.Finish(application, run.Stage, end.Result);
                }

                Sound(application);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static void Sound(Application application)
    {
        application.IsOpen.ShouldBe(application.OpenRuns.Any());
        if (!application.IsOpen)
        {
            application.Runs.ShouldAllBe(r => r.EndedAt != null);
            Hall.Pack.Outcome(application.Outcome!).ShouldNotBeNull();
        }

        application.OpenRuns.ShouldAllBe(r => Hall.Pack.Stage(r.Stage) != null);
        application.Runs.Select(r => (r.Stage, r.Attempt)).ShouldBeUnique();
        application.Returns.Count(r => r.SettledAt is null).ShouldBeLessThanOrEqualTo(1);
    }
}
