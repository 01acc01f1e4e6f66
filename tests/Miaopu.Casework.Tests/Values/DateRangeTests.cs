using FsCheck.Fluent;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Tests.Values;

public class DateRangeTests
{
    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    [Fact]
    public void Both_edge_days_belong_to_a_range()
    {
        var april = new DateRange(Day("2021-04-01"), Day("2021-04-30"));
        april.Contains(Day("2021-03-31")).ShouldBeFalse();
        april.Contains(Day("2021-04-01")).ShouldBeTrue();
        april.Contains(Day("2021-04-30")).ShouldBeTrue();
        april.Contains(Day("2021-05-01")).ShouldBeFalse();
        april.Days.ShouldBe(30);
        new DateRange(Day("2021-04-01"), Day("2021-04-01")).Days.ShouldBe(1);
    }

    [Fact]
    public void A_range_without_end_goes_on()
    {
        var open = new DateRange(Day("2021-04-01"), null);
        open.Contains(DateOnly.MaxValue).ShouldBeTrue();
        open.Days.ShouldBeNull();
        open.Contains(new DateRange(Day("2030-01-01"), null)).ShouldBeTrue();
        new DateRange(Day("2021-01-01"), Day("9999-12-31")).Contains(open).ShouldBeFalse();
    }

    [Fact]
    public void Ranges_that_share_an_edge_day_overlap_in_it()
    {
        var first = new DateRange(Day("2021-01-01"), Day("2021-06-30"));
        var second = new DateRange(Day("2021-06-30"), null);
        first.Overlaps(second).ShouldBeTrue();
        first.Intersect(second).ShouldBe(new DateRange(Day("2021-06-30"), Day("2021-06-30")));
        first.Overlaps(new DateRange(Day("2021-07-01"), null)).ShouldBeFalse();
        first.Intersect(new DateRange(Day("2021-07-01"), null)).ShouldBeNull();
    }

    [Fact]
    public void An_end_before_the_beginning_is_refused_with_both_days()
    {
        DateRange.TryCreate(Day("2021-05-01"), Day("2021-04-30"), out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain("2021-05-01");
        why.ShouldContain("2021-04-30");
        DateRange.TryCreate(null, Day("2021-04-30"), out _, out why).ShouldBeFalse();
        why.ShouldBe("请填写开始日期。");
        Should.Throw<ArgumentException>(() => new DateRange(Day("2021-05-01"), Day("2021-04-30")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2021-04-01")]
    [InlineData("/2021-04-01")]
    [InlineData("2021-4-1/2021-04-30")]
    [InlineData("2021-02-30/2021-04-30")]
    [InlineData("2021-04-30/2021-04-01")]
    public void Text_that_is_no_range_is_refused(string typed)
    {
        DateRange.TryParse(typed, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldEndWith("。");
    }

    [Fact]
    public void The_text_form_is_read_back() =>
        AnyOf.Holds(AnyOf.Range, range => DateRange.TryParse(range.ToString(), out var read, out _) && read == range);

    [Fact]
    public void A_day_belongs_to_the_intersection_exactly_if_it_belongs_to_both()
    {
        var cases = from a in AnyOf.Range from b in AnyOf.Range from day in AnyOf.Day select (a, b, day);
        AnyOf.Holds(cases, c => (c.a.Intersect(c.b)?.Contains(c.day) ?? false) == (c.a.Contains(c.day) && c.b.Contains(c.day)));
    }

    [Fact]
    public void Ranges_overlap_exactly_if_they_intersect_in_either_order()
    {
        var cases = from a in AnyOf.Range from b in AnyOf.Range select (a, b);
        AnyOf.Holds(cases, c => c.a.Overlaps(c.b) == c.b.Overlaps(c.a)
            && c.a.Overlaps(c.b) == c.a.Intersect(c.b).HasValue
            && c.a.Intersect(c.b) == c.b.Intersect(c.a)
            && (c.a.Intersect(c.b) is not { } both || c.a.Contains(both) && c.b.Contains(both)));
    }
}
