using Miaopu.Casework.Values;

namespace Miaopu.Casework.Tests.Values;

public class ContactTests
{
    [Theory]
    [InlineData("13800000000")]
    [InlineData("+86 138-0000-0000")]
    [InlineData("8613800000000")]
    [InlineData("008613800000000")]
    [InlineData("１３８ ００００ ００００")]
    public void A_mobile_number_is_read_however_it_is_grouped(string typed)
    {
        MobileNumber.TryParse(typed, out var number, out var why).ShouldBeTrue(why);
        number.Value.ShouldBe("13800000000");
        number.Masked.ShouldBe("138****0000");
    }

    [Theory]
    [InlineData(null, "请填写手机号码")]
    [InlineData("1380000000", "现在是 10 位")]
    [InlineData("138000000000", "现在是 12 位")]
    [InlineData("12800000000", "13 至 19")]
    [InlineData("23800000000", "13 至 19")]
    [InlineData("1380000000转1", "只能是数字")]
    public void A_wrong_mobile_number_is_refused_with_what_to_mend(string? typed, string says)
    {
        MobileNumber.TryParse(typed, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
    }

    [Theory]
    [InlineData("li.na@Example.CN", "li.na@example.cn")]
    [InlineData(" 办公室@example.cn ", "办公室@example.cn")]
    [InlineData("name＠example．cn", "name@example.cn")]
    public void An_address_is_read_with_its_domain_in_small_letters(string typed, string value)
    {
        EmailAddress.TryParse(typed, out var address, out var why).ShouldBeTrue(why);
        address.Value.ShouldBe(value);
    }

    [Theory]
    [InlineData(null, "请填写电子邮箱")]
    [InlineData("name", "一个 @")]
    [InlineData("a@b@example.cn", "一个 @")]
    [InlineData("@example.cn", "@ 之前")]
    [InlineData("name@example", "完整的域名")]
    [InlineData("name@example..cn", "完整的域名")]
    [InlineData("a@example.cn;b@example.cn", "只填一个邮箱")]
    [InlineData("na me@example.cn", "空格")]
    public void A_wrong_address_is_refused_with_what_to_mend(string? typed, string says)
    {
        EmailAddress.TryParse(typed, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
    }
}
