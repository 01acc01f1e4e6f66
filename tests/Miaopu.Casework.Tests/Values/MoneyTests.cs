using FsCheck.Fluent;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Tests.Values;

public class MoneyTests
{
    [Theory]
    [InlineData("30000", 3_000_000)]
    [InlineData("30,000元", 3_000_000)]
    [InlineData("￥30,000.50", 3_000_050)]
    [InlineData("0.01元", 1)]
    [InlineData("300万元", 300_000_000)]
    [InlineData("300 万", 300_000_000)]
    [InlineData("0.000001万元", 1)]
    [InlineData("１.２亿元", 12_000_000_000)]
    [InlineData("-12.3", -1230)]
    [InlineData("-0.05元", -5)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    public void Yuan_and_wan_are_read_to_the_fen(string typed, long fen)
    {
        Money.TryParse(typed, out var money, out var why).ShouldBeTrue(why);
        money.Fen.ShouldBe(fen);
    }

    [Theory]
    [InlineData(null, "请填写金额")]
    [InlineData("  ", "请填写金额")]
    [InlineData("三万", "不是金额")]
    [InlineData("元", "不是金额")]
    [InlineData("1.2.3", "不是金额")]
    [InlineData("1e5", "不是金额")]
    [InlineData("--5", "不是金额")]
    [InlineData("1,23", "不是金额")]
    [InlineData("1,2345", "不是金额")]
    [InlineData("5.", "不是金额")]
    [InlineData("0.001", "分以下")]
    [InlineData("0.0000001万元", "分以下")]
    [InlineData("92233720368547758.08", "过大")]
    [InlineData("99999999999999999999亿", "过大")]
    [InlineData("1000000000000000000000000000000", "不是金额")]
    public void What_is_no_amount_is_refused_with_what_to_mend(string? typed, string says)
    {
        Money.TryParse(typed, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
        why.ShouldEndWith("。");
    }

    [Theory]
    [InlineData(300_000_000, "3,000,000元", "300万元")]
    [InlineData(1230, "12.30元", "0.00123万元")]
    [InlineData(1, "0.01元", "0.000001万元")]
    [InlineData(-5, "-0.05元", "-0.000005万元")]
    [InlineData(0, "0元", "0万元")]
    [InlineData(long.MinValue, "-92,233,720,368,547,758.08元", "-9,223,372,036,854.775808万元")]
    public void An_amount_is_shown_to_the_fen(long fen, string yuan, string wan)
    {
        new Money(fen).ToString().ShouldBe(yuan);
        new Money(fen).ToWanText().ShouldBe(wan);
    }

    [Fact]
    public void Both_displays_are_read_back_to_the_same_fen() =>
        AnyOf.Holds(AnyOf.Money, money =>
            Money.TryParse(money.ToString(), out var yuan, out _) && yuan == money
            && Money.TryParse(money.ToWanText(), out var wan, out _) && wan == money);

    [Fact]
    public void Amounts_add_up_and_take_away_to_the_fen()
    {
        var cases = from a in AnyOf.Money from b in AnyOf.Money select (a, b);
        AnyOf.Holds(cases, c => c.a + c.b - c.b == c.a && c.a + c.b == c.b + c.a && c.a - c.b == -(c.b - c.a) && (c.a < c.b) == (c.a - c.b < Money.Zero));
    }

    [Fact]
    public void Arithmetic_past_the_end_throws_instead_of_turning_round()
    {
        Should.Throw<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Should.Throw<OverflowException>(() => new Money(long.MaxValue) * 2);
        Should.Throw<OverflowException>(() => Money.FromYuan(long.MaxValue));
    }
}
