using FsCheck.Fluent;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Tests.Values;

public class DivisionCodeTests
{
    [Fact]
    public void A_county_knows_its_city_and_province()
    {
        var county = new DivisionCode("210102");
        county.City.ShouldBe(new DivisionCode("210100"));
        county.Province.ShouldBe(new DivisionCode("210000"));
        county.Province.City.ShouldBeNull();
        (county.IsProvince, county.IsCity).ShouldBe((false, false));
        (county.City!.Value.IsProvince, county.City.Value.IsCity).ShouldBe((false, true));
        county.Province.IsProvince.ShouldBeTrue();
    }

    [Theory]
    [InlineData("210000", "210000", true)]
    [InlineData("210000", "210102", true)]
    [InlineData("210100", "210102", true)]
    [InlineData("210100", "210200", false)]
    [InlineData("210100", "210000", false)]
    [InlineData("210102", "210102", true)]
    [InlineData("210102", "210103", false)]
    [InlineData("220000", "210102", false)]
    public void A_code_contains_what_lies_in_it_and_itself(string outer, string inner, bool contains) =>
        new DivisionCode(outer).Contains(new DivisionCode(inner)).ShouldBe(contains);

    [Theory]
    [InlineData(null, "请填写")]
    [InlineData("2101", "6 位数字")]
    [InlineData("21010A", "6 位数字")]
    [InlineData("010100", "从 11 开始")]
    [InlineData("210001", "最后两位也应是 00")]
    public void A_wrong_code_is_refused_with_what_to_mend(string? typed, string says)
    {
        DivisionCode.TryParse(typed, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
        why.ShouldEndWith("。");
        Should.Throw<ArgumentException>(() => new DivisionCode(typed!));
    }

    [Fact]
    public void Full_width_digits_are_put_right() => new DivisionCode("２１０１０２ ").Value.ShouldBe("210102");

    [Fact]
    public void Province_and_city_contain_every_code_they_are_of()
    {
        var codes = Gen.Choose(110101, 829999).Select(n => n.ToString()).Where(text => DivisionCode.TryParse(text, out _, out _));
        AnyOf.Holds(codes.Select(text => new DivisionCode(text)), code =>
            code.Province.Contains(code) && code.Contains(code) && (code.City is not { } city || city.Contains(code) && code.Province.Contains(city)));
    }
}
