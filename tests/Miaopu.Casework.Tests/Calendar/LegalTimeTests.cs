using FsCheck.Fluent;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Tests.Values;

namespace Miaopu.Casework.Tests.Calendar;

public class LegalTimeTests
{
    private static readonly DateTime Evening = new(2021, 5, 7, 16, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Four_in_the_afternoon_UTC_is_midnight_of_the_next_day()
    {
        LegalTime.ToLocal(Evening).ShouldBe(new DateTime(2021, 5, 8, 0, 0, 0));
        LegalTime.DayOf(Evening).ShouldBe(new DateOnly(2021, 5, 8));
        LegalTime.DayOf(Evening.AddTicks(-1)).ShouldBe(new DateOnly(2021, 5, 7));
    }

    [Fact]
    public void A_day_ends_when_the_next_begins()
    {
        LegalTime.StartOf(new DateOnly(2021, 5, 8)).ShouldBe(Evening);
        LegalTime.EndOf(new DateOnly(2021, 5, 7)).ShouldBe(Evening);
        LegalTime.EndOf(new DateOnly(2021, 5, 7)).Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public void A_time_of_the_wrong_kind_is_a_bug_and_throws()
    {
        Should.Throw<ArgumentException>(() => LegalTime.ToLocal(DateTime.SpecifyKind(Evening, DateTimeKind.Unspecified)));
        Should.Throw<ArgumentException>(() => LegalTime.ToLocal(DateTime.SpecifyKind(Evening, DateTimeKind.Local)));
        Should.Throw<ArgumentException>(() => LegalTime.ToInstant(Evening));
        Should.Throw<ArgumentException>(() => new DueDate(DateTime.SpecifyKind(Evening, DateTimeKind.Local)));
    }

    [Fact]
    public void Wall_clock_and_instant_turn_into_each_other()
    {
        var instants = from day in AnyOf.Day from tick in Gen.Choose(0, 86_399) select LegalTime.StartOf(day).AddSeconds(tick);
        AnyOf.Holds(instants, instant => LegalTime.ToInstant(LegalTime.ToLocal(instant)) == instant
            && LegalTime.StartOf(LegalTime.DayOf(instant)) <= instant && instant < LegalTime.EndOf(LegalTime.DayOf(instant)));
    }
}
