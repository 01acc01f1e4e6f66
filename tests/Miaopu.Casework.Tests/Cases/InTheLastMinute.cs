using FsCheck;
using FsCheck.Fluent;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Cases;

/// <summary>Whether a submission of the last minute can be dealt with at all, through notices and holidays.</summary>
public class InTheLastMinute
{
    private static readonly WorkingCalendar Holidays = WorkingCalendar.Read(Repository.Read("reference/china-holidays.csv"));

    /// <summary>Units hand in by 交件截止; the office checks, publicises three working days and recommends by 送件截止.</summary>
    private static readonly PolicyPack Pack = Read(3);

    [Theory]
    [InlineData("2021-05-14", "2021-05-21", null)] // Friday; Monday to be seen and published, Tuesday to Thursday, Friday to be sent
    [InlineData("2021-05-14", "2021-05-20", "2021-05-21")]
    [InlineData("2020-09-30", "2020-10-14", null)] // National Day and Mid-Autumn, eight days; 9 Oct, the notice on 10 (worked), 12 and 13
    [InlineData("2020-09-30", "2020-10-13", "2020-10-14")]
    [InlineData("2023-09-28", "2023-10-10", "2023-10-11")] // 7 and 8 October are worked in exchange
    [InlineData("2023-09-28", "2023-10-11", null)]
    [InlineData("2025-09-30", "2025-10-14", null)] // eight days once more; 11 October is worked
    [InlineData("2025-09-30", "2025-10-13", "2025-10-14")]
    public void It_is_walked_through_holidays_to_the_day(string handedIn, string sent, string? earliest)
    {
        var late = Late(Pack, Day(handedIn), Day(sent));
        late.Select(l => l.Earliest).ShouldBe(earliest is null ? [] : [Day(earliest)]);
    }

    [Fact]
    public void It_says_which_stage_comes_too_late_what_takes_the_time_and_which_day_would_do() =>
        Late(Pack, Day("2020-09-30"), Day("2020-10-10")).Single().Sentence.ShouldBe(
            "2020-09-30 最后一刻提交的申报，“报送”最早 2020-10-14 才能办（其间10月9日起“公示”3 个工作日，国庆节 10月1日至10月8日放假），晚于送件截止（2020年10月10日24:00）。送件截止最早应定在 2020-10-14。");

    [Fact]
    public void The_day_it_names_would_do_and_the_day_before_would_not() => Prop.ForAll(Gen.Choose(0, 8000).ToArbitrary(), Gen.Choose(1, 10).ToArbitrary(), (days, length) =>
    {
        var pack = Read(length);
        var handedIn = new DateOnly(2004, 1, 5).AddDays(days);
        if (Late(pack, handedIn, handedIn).SingleOrDefault() is not { } late)
        {
            return false;
        }

        return Late(pack, handedIn, late.Earliest).Count == 0 && Late(pack, handedIn, late.Earliest.AddDays(-1)).Single().Earliest == late.Earliest;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_counted_beyond_the_known_calendar_says_so()
    {
        var last = Holidays.KnownUntil;
        Late(Pack, last, last.AddDays(1)).Single().Provisional.ShouldBeTrue();
        Late(Pack, last, last.AddDays(1)).Single().Sentence.ShouldContain("为暂定");
    }

    [Fact]
    public void Branches_are_waited_for_as_the_join_says()
    {
        var hall = Hall.Pack;
        LastMinute.Of(hall, Holidays, _ => DueDate.EndOf(Day("2021-05-14"))).ShouldBeEmpty("no office of it is bound by a date");
        var text = hall.Text.Replace("credit: { title: 信用核查, act: check, by: office, ours: 试验, ends: { pass: join", "credit: { title: 信用公示, act: publicise, by: office, due: 2 working days, ours: 试验, ends: { clear: join, upheld: join } }\n  never: { title: 无, act: check, by: office, ours: 试验, ends: { pass: join", StringComparison.Ordinal)
            .Replace("parallel: [visit, credit]", "parallel: [visit, credit, never]", StringComparison.Ordinal)
            .Replace("decide: { title: 审定, act: decide,", "send: { title: 报送, act: recommend, by: office, due: 送件截止, ours: 试验, ends: { done: decide, due passed: end 未办结 } }\n  decide: { title: 审定, act: decide,", StringComparison.Ordinal)
            .Replace("clear: decide", "clear: send", StringComparison.Ordinal);
        var all = Read(text);
        Late(all, Day("2021-05-14"), Day("2021-05-14")).Single().Earliest.ShouldBe(Day("2021-05-26"), "17 the credit notice begins, 18 and 19; 20 the notice, 21 to 25");
        Late(Read(text.Replace("join: all", "join: any", StringComparison.Ordinal)), Day("2021-05-14"), Day("2021-05-14")).Single().Earliest.ShouldBe(Day("2021-05-21"), "the visit is enough");
    }

    [Fact]
    public void An_amendment_tells_which_cases_under_way_it_would_make_too_late()
    {
        var hall = new Hall();
        var application = hall.Begun();
        hall.Now = Hall.At(5, 14, 9);
        hall.Submit(application);
        hall.Approve(application).Refused.ShouldBeFalse();
        AmendmentFit.NewlyLate(hall.Round, Read(1), Read(1), [application], Holidays, Day("2021-05-26")).ShouldBeEmpty();
        AmendmentFit.NewlyLate(hall.Round, Read(1), Read(5), [application], Holidays, Day("2021-05-26")).Single().Earliest.ShouldBe(Day("2021-06-03"));
        AmendmentFit.NewlyLate(hall.Round, Read(4), Read(5), [application], Holidays, Day("2021-05-26")).ShouldBeEmpty("it was too late before");
    }

    [Fact]
    public void Only_the_approver_may_have_a_date_and_the_later_of_two_counts()
    {
        var text = Pack.Text;
        var approver = Read(text.Replace("by: applicant, due: 交件截止, ours: 试验, ends: { submit: unit, due passed: end 未交件 }", "by: applicant, ours: 试验, ends: { submit: unit }", StringComparison.Ordinal));
        Late(approver, Day("2021-05-14"), Day("2021-05-20")).Single().Earliest.ShouldBe(Day("2021-05-21"));
        DeadlineNeed.Of(approver, Holidays, Day("2020-01-01"), Day("2020-12-31")).ShouldBe(DeadlineNeed.Of(Pack, Holidays, Day("2020-01-01"), Day("2020-12-31")));

        var two = Read(text.Replace("  交件截止: { ours: 试验 }\n", "  填报截止: { ours: 试验 }\n  交件截止: { ours: 试验 }\n", StringComparison.Ordinal)
            .Replace("prepare: { title: 填报, act: prepare, by: applicant, due: 交件截止", "prepare: { title: 填报, act: prepare, by: applicant, due: 填报截止", StringComparison.Ordinal));
        DeadlineNeed.Of(two, Holidays, Day("2020-01-01"), Day("2020-12-31")).Single().From.ShouldBe("交件截止");
    }

    [Fact]
    public void Cases_in_parallel_checks_are_followed_through_the_join()
    {
        var hall = new Hall();
        var application = hall.AtDesk();
        hall.PassDesk(application);
        AmendmentFit.NewlyLate(hall.Round, Parallel(1), Parallel(5), [application], Holidays, Day("2021-05-24")).Single().Earliest.ShouldBe(Day("2021-06-01"));
        AmendmentFit.NewlyLate(hall.Round, Parallel(1), Parallel(2), [application], Holidays, Day("2021-05-24")).ShouldBeEmpty();

        static PolicyPack Parallel(int length) => Read(Hall.Pack.Text
            .Replace("due: 3 working days", $"due: {length} working days", StringComparison.Ordinal)
            .Replace("clear: decide", "clear: send", StringComparison.Ordinal)
            .Replace("  decide: {", "  send: { title: 报送, act: recommend, by: office, due: 送件截止, ours: 试验, ends: { done: decide, due passed: end 未办结 } }\n  decide: {", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pack_says_how_far_apart_its_dates_have_to_lie()
    {
        var need = DeadlineNeed.Of(Pack, Holidays, Day("2020-01-01"), Day("2020-12-31")).Single();
        (need.From, need.To, need.Least).ShouldBe(("交件截止", "送件截止", 5));
        need.Most.ShouldBe(15, "the spring festival of that year was prolonged to ten days");
        need.Sentence.ShouldContain("春节");
        Late(Pack, need.Worst, need.Worst.AddDays(need.Most)).ShouldBeEmpty();
        Late(Pack, need.Worst, need.Worst.AddDays(need.Most - 1)).ShouldNotBeEmpty();
    }

    private static IReadOnlyList<LateStage> Late(PolicyPack pack, DateOnly handedIn, DateOnly sent) =>
        LastMinute.Of(pack, Holidays, name => DueDate.EndOf(name == "交件截止" ? handedIn : sent));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static PolicyPack Read(int length)
    {
        var text = Hall.Pack.Text;
        var stages = text.IndexOf("\nstages:", StringComparison.Ordinal);
        return Read($$"""
            {{text[..stages].Replace("  未补正: lapsed\n", "", StringComparison.Ordinal)}}
            stages:
              prepare: { title: 填报, act: prepare, by: applicant, due: 交件截止, ours: 试验, ends: { submit: unit, due passed: end 未交件 } }
              unit: { title: 单位审核, act: approve, by: applicant, due: 交件截止, ours: 试验, ends: { pass: desk, back: prepare, due passed: end 未交件 } }
              desk: { title: 形式审查, act: check, by: office, due: 10 working days, ours: 试验, ends: { pass: notice, refuse: end 不予登记, due passed: end 未办结 } }
              notice: { title: 公示, act: publicise, by: office, due: {{length}} working days, ours: 试验, ends: { clear: send, upheld: desk } }
              send: { title: 报送, act: recommend, by: office, due: 送件截止, ours: 试验, ends: { done: decide, due passed: end 未办结 } }
              decide: { title: 审定, act: decide, by: alliance, ours: 试验, ends: { accept: recognise, refuse: end 不予登记 } }
              recognise: { title: 登记, act: recognise, by: alliance, ours: 试验, ends: { done: end 已登记 } }
            """);
    }

    private static PolicyPack Read(string text)
    {
        var vocabulary = Vocabulary.Read(Repository.Read("policies/vocabulary/carrier.yaml"), "carrier.yaml").Vocabulary;
        var reading = PackReader.Read(text, "hall.yaml", vocabulary);
        return reading.Pack ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }
}
