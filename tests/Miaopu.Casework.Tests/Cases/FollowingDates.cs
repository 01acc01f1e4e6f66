using FsCheck;
using FsCheck.Fluent;
using Miaopu.Casework.Cases;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Cases;

/// <summary>Open cases take over the dates of their round when these are moved later.</summary>
public class FollowingDates
{
    private readonly Hall hall = new();

    [Fact]
    public void A_stage_that_takes_its_due_date_from_the_round_follows_it_and_says_why()
    {
        var application = hall.Begun();
        hall.Round.Move("交件截止", Hall.At(5, 20, 17));
        var happened = Follow(application).ShouldHaveSingleItem();
        application.OpenRuns.Single().DueAt.ShouldBe(Hall.At(5, 20, 17));
        happened.Kind.ShouldBe("DueMoved");
        happened.Details.ToString()!.ShouldContain("系统升级");
        Follow(application).ShouldBeEmpty("it stands as it should");
    }

    [Fact]
    public void A_stage_with_working_days_of_its_own_does_not()
    {
        var application = hall.AtDesk();
        var before = application.OpenRuns.Single().DueAt.ShouldNotBeNull();
        hall.Round.Move("送件截止", Hall.At(6, 30, 17));
        Follow(application).ShouldBeEmpty();
        application.OpenRuns.Single().DueAt.ShouldBe(before);
    }

    [Fact]
    public void Before_a_case_has_followed_it_is_neither_late_nor_lapsed()
    {
        var application = hall.Begun();
        hall.Round.Move("交件截止", Hall.At(5, 20, 17));
        hall.Now = Hall.At(5, 20, 17).AddTicks(-1);
        application.OpenRuns.Single().DueAt.ShouldBe(Hall.At(5, 14, 17));
        hall.Walk(application).Lapse(application.OpenRuns.Single(), out _).ShouldBeFalse();
        hall.Submit(application).Refused.ShouldBeFalse();

        hall.Now = Hall.At(5, 20, 17);
        hall.Approve(application).Refusals.Single().Sentence.ShouldContain("已过截止时间 2021-05-20 17:00");
        hall.Walk(application).Lapse(application.OpenRuns.Single(), out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData(27, 6, 1, 17, 6, 1, 17)] // still cut, to the later date
    [InlineData(27, 6, 10, 17, 6, 4, 0)] // the five working days end with 3 June
    [InlineData(20, 6, 10, 17, 5, 28, 0)] // never was cut: nothing moves
    public void A_return_that_the_round_cut_gets_the_days_that_it_was_cut_by(int madeOn, int toMonth, int toDay, int toHour, int dueMonth, int dueDay, int dueHour)
    {
        var application = hall.AtDesk();
        hall.Now = Hall.At(5, madeOn, 10);
        hall.Finish(application, "desk", StageResults.Return).Refused.ShouldBeFalse();
        hall.Round.Move("送件截止", Hall.At(toMonth, toDay, toHour));
        hall.Now = Hall.At(5, 28, 9);
        Follow(application);
        application.OpenRuns.Single().DueAt.ShouldBe(Hall.At(dueMonth, dueDay, dueHour));
        application.OpenReturn!.DueAt.ShouldBe(application.OpenRuns.Single().DueAt);
    }

    [Fact]
    public void Whenever_it_was_returned_and_however_often_dates_move_the_term_never_shrinks_and_is_what_a_return_made_then_would_have_now()
    {
        Prop.ForAll(Gen.Choose(0, 51 * 24).ToArbitrary(), Gen.Choose(0, 40 * 24).ListOf(3).ToArbitrary(), (hours, steps) =>
        {
            var hall = new Hall();
            var application = hall.AtDesk();
            hall.Now = Hall.Start.AddHours(hours);
            hall.Finish(application, "desk", StageResults.Return).Refused.ShouldBeFalse();
            var made = hall.Now;
            foreach (var step in steps)
            {
                var before = application.OpenRuns.Single().DueAt.ShouldNotBeNull();
                hall.Round.Move("送件截止", hall.Round.Due("送件截止").AddHours(step));
                var happened = FollowDates.Decide(hall.Walk(application, hall.Officer), "送件截止", "理由");
                var after = application.OpenRuns.Single().DueAt.ShouldNotBeNull();
                var whole = hall.Procedure.After(5, made).At;
                after.ShouldBe(whole < hall.Round.Due("送件截止") ? whole : hall.Round.Due("送件截止"));
                after.ShouldBeGreaterThanOrEqualTo(before);
                happened.Count.ShouldBe(after == before ? 0 : 1);
                application.OpenReturn!.DueAt.ShouldBe(after);
            }
        }).QuickCheckThrowOnFailure();
    }

    private List<Journal.Happening> Follow(Application application) => FollowDates.Decide(hall.Walk(application, hall.Officer), "交件截止", "系统升级");
}
