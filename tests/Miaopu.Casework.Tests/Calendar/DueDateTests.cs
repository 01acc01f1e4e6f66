using Miaopu.Casework.Calendar;

namespace Miaopu.Casework.Tests.Calendar;

public class DueDateTests
{
    private static readonly DateOnly Saturday = new(2021, 5, 8);

    [Fact]
    public void A_day_without_a_time_ends_at_24_00()
    {
        var due = DueDate.EndOf(Saturday);
        due.LastDay.ShouldBe(Saturday);
        due.ToString().ShouldBe("2021年5月8日24:00");
        due.Stamp.ShouldBe("2021-05-08 24:00");
        due.IsPast(LegalTime.EndOf(Saturday).AddTicks(-1)).ShouldBeFalse();
        due.IsPast(LegalTime.EndOf(Saturday)).ShouldBeTrue();
    }

    [Fact]
    public void A_day_with_a_time_ends_at_that_time()
    {
        var due = new DueDate(LegalTime.ToInstant(new DateTime(2021, 5, 8, 17, 30, 0)));
        due.LastDay.ShouldBe(Saturday);
        due.ToString().ShouldBe("2021年5月8日17:30");
        due.Stamp.ShouldBe("2021-05-08 17:30");
        new DueDate(due.Instant.AddSeconds(5)).Stamp.ShouldBe("2021-05-08 17:30:05");
        due.IsPast(LegalTime.EndOf(Saturday).AddHours(-8)).ShouldBeFalse();
        due.IsPast(due.Instant).ShouldBeTrue();
    }

    [Fact]
    public void A_due_date_is_cut_to_the_limit_only_if_the_limit_comes_first()
    {
        var due = new DueDate(LegalTime.EndOf(Saturday), isProvisional: true);
        due.CutTo(DueDate.EndOf(Saturday.AddDays(-1))).ShouldBe(DueDate.EndOf(Saturday.AddDays(-1)));
        due.CutTo(DueDate.EndOf(Saturday.AddDays(1))).ShouldBe(due);
        due.ToString().ShouldEndWith("（暂定）");
    }
}
