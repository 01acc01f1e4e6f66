using Miaopu.Web.Look;

namespace Miaopu.Web.Tests.Look;

public sealed class TypedNumbers
{
    [Theory]
    [InlineData("1000000000000", false, true, false)]
    [InlineData("1,000,000，000,000", false, true, false)]
    [InlineData("1000000000000.01", false, false, true)]
    [InlineData("99999999999999999999999999999999999999", false, false, true)]
    [InlineData("-5000000000000", false, false, false)]
    [InlineData("-5000000000000", true, false, true)]
    [InlineData("-5", true, true, false)]
    [InlineData("1.2.3.4.5.6.7", false, false, false)]
    [InlineData("2021-05-14-2021-05-14", false, false, false)]
    [InlineData("NaN", true, false, false)]
    [InlineData("", false, false, false)]
    public void What_is_too_large_is_a_number_beyond_the_limit_and_nothing_else(string typed, bool signed, bool reads, bool tooLarge)
    {
        (TypedNumber.Read(typed, signed) is not null).ShouldBe(reads);
        TypedNumber.IsTooLarge(typed, signed).ShouldBe(tooLarge);
    }
}
