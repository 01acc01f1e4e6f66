using FsCheck.Fluent;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Tests.Values;

namespace Miaopu.Casework.Tests.Calendar;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Shipped = WorkingCalendar.Read(Repository.Read("reference/china-holidays.csv"));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static int[] WorkedDays(string month, int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Where(day => Shipped.IsWorkingDay(Day($"{month}-{day:00}")))];

    [Fact]
    public void The_shipped_table_has_its_counts_and_says_how_far_it_is_known()
    {
        Shipped.Days.CountBy(day => day.Kind).ToDictionary().ShouldBe(new Dictionary<CalendarDayKind, int>
        {
            [CalendarDayKind.Holiday] = 619,
            [CalendarDayKind.Workday] = 150,
        }, ignoreOrder: true);
        Shipped.Days.First().Date.ShouldBe(Day("2004-01-01"));
        Shipped.KnownUntil.ShouldBe(Day("2026-12-28"));
    }

    [Fact]
    public void Qingming_and_Labour_Day_2021_fall_as_the_notice_moved_them()
    {
        WorkedDays("2021-04", 1, 30).ShouldBe([1, 2, 6, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 25, 26, 27, 28, 29, 30]);
        WorkedDays("2021-05", 1, 16).ShouldBe([6, 7, 8, 10, 11, 12, 13, 14]);
        Shipped.Find(Day("2021-04-25")).ShouldBe(new CalendarDay(Day("2021-04-25"), CalendarDayKind.Workday, "劳动节"));
        Shipped.Find(Day("2021-04-26")).ShouldBeNull();
    }

    [Theory]
    [InlineData("2021-04-02", 1, "2021-04-06")] // over Qingming
    [InlineData("2021-04-04", 1, "2021-04-06")] // published on a holiday
    [InlineData("2021-04-23", 1, "2021-04-25")] // a Sunday worked in exchange
    [InlineData("2021-04-23", 7, "2021-05-06")] // over Labour Day
    [InlineData("2021-04-30", 3, "2021-05-08")] // ends on a Saturday worked in exchange
    [InlineData("2021-04-30", 4, "2021-05-10")]
    [InlineData("2021-06-07", 5, "2021-06-15")] // over the Dragon Boat Festival
    [InlineData("2021-04-03", 0, "2021-04-03")]
    public void A_period_begins_the_day_after_and_ends_on_a_working_day(string from, int count, string last) =>
        Shipped.AddWorkingDays(Day(from), count).ShouldBe(Day(last));

    [Theory]
    [InlineData("2021-04-29", "2021-05-08", 4)]
    [InlineData("2021-05-08", "2021-05-08", 0)]
    [InlineData("2021-05-09", "2021-05-08", 0)]
    [InlineData("2021-05-11", "2021-05-08", -2)]
    public void The_days_left_count_from_tomorrow_and_turn_negative_when_past(string today, string due, int left) =>
        Shipped.WorkingDaysBetween(Day(today), Day(due)).ShouldBe(left);

    [Fact]
    public void A_period_ends_at_24_00_of_its_last_day()
    {
        var due = Shipped.DueAfter(Day("2021-04-30"), 3);
        due.Instant.ShouldBe(new DateTime(2021, 5, 8, 16, 0, 0, DateTimeKind.Utc));
        due.LastDay.ShouldBe(Day("2021-05-08"));
        due.IsProvisional.ShouldBeFalse();
    }

    [Fact]
    public void A_period_that_ends_beyond_the_known_calendar_is_provisional_until_the_next_year_arrives()
    {
        var known = Shipped.DueAfter(Day("2026-12-25"), 1);
        known.LastDay.ShouldBe(Shipped.KnownUntil);
        known.IsProvisional.ShouldBeFalse();

        var beyond = Shipped.DueAfter(Day("2026-12-31"), 1);
        beyond.ToString().ShouldBe("2027年1月1日24:00（暂定）");

        var nextYear = new WorkingCalendar([.. Shipped.Days, new CalendarDay(Day("2027-01-01"), CalendarDayKind.Holiday, "元旦")], Day("2027-12-28"));
        nextYear.DueAfter(Day("2026-12-31"), 1).ShouldBe(DueDate.EndOf(Day("2027-01-04")));
    }

    [Fact]
    public void Adding_days_and_counting_them_agree()
    {
        var cases = from day in AnyOf.Day from count in Gen.Choose(1, 60) select (day, count);
        AnyOf.Holds(cases, c =>
        {
            var last = Shipped.AddWorkingDays(c.day, c.count);
            return Shipped.IsWorkingDay(last)
                && Shipped.WorkingDaysBetween(c.day, last) == c.count
                && Shipped.WorkingDaysBetween(c.day, last.AddDays(-1)) == c.count - 1
                && Shipped.WorkingDaysBetween(last, c.day) == -c.count;
        });
    }

    [Fact]
    public void A_period_in_two_parts_ends_where_the_whole_does()
    {
        var cases = from day in AnyOf.Day from a in Gen.Choose(0, 30) from b in Gen.Choose(0, 30) select (day, a, b);
        AnyOf.Holds(cases, c => Shipped.AddWorkingDays(Shipped.AddWorkingDays(c.day, c.a), c.b) == Shipped.AddWorkingDays(c.day, c.a + c.b));
    }

    [Theory]
    [InlineData("日期,类别\n", "表头")]
    [InlineData("date,kind,name\n2021-5-1,holiday,劳动节\n", "第 2 行：日期")]
    [InlineData("date,kind,name\n2021-05-01,休息,劳动节\n", "无法识别")]
    [InlineData("date,kind,name\n2021-05-01,holiday,劳动节\n2021-05-01,workday,劳动节\n", "第 3 行：2021-05-01 出现了两次")]
    [InlineData("date,kind,name\n2021-05-01,holiday,劳动节\n", "缺少 known-until")]
    [InlineData("date,kind,name\n2021-12-28,known-until,\n2021-10-11,workday,国庆节\n", "第 3 行：2021-10-11 不在周末")]
    [InlineData("date,kind,name\n2021-12-28,known-until,\n2022-12-28,known-until,\n", "只能有一行")]
    public void A_broken_table_is_refused_with_the_place(string csv, string says)
    {
        WorkingCalendar.TryRead(csv, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
        why.ShouldEndWith("。");
    }
}
