using Miaopu.Casework.Values;
using Miaopu.Rulebook;

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
    [InlineData("13800000000", "13800000000")]
    [InlineData("+86 138-0000-0000 转 2", "13800000000转2")]
    [InlineData("024-0000 0001", "024-00000001")]
    [InlineData("02400000001", "02400000001")]
    [InlineData("（0411）0000001", "(0411)0000001")]
    [InlineData("024—00000001-801", "024-00000001-801")]
    [InlineData("024-00000001转801", "024-00000001转801")]
    [InlineData("024-00000001 转分机 801", "024-00000001转分机801")]
    [InlineData("400-000-0001", "400-000-0001")]
    [InlineData("4000-000-001", "4000-000-001")]
    [InlineData("400-00-00001 转 2", "400-00-00001转2")]
    [InlineData("+86 24 0000 0001", "02400000001")]
    [InlineData("+86-411-00000001", "0411-00000001")]
    [InlineData("86-24-00000001-801", "024-00000001-801")]
    [InlineData("0086（24）00000001", "(024)00000001")]
    [InlineData("+86 010-00000001", "010-00000001")]
    public void A_telephone_number_is_a_mobile_or_a_landline_with_its_area_code_and_extension(string typed, string value)
    {
        PhoneNumber.TryParse(typed, out var number, out var why).ShouldBeTrue(why);
        number.Value.ShouldBe(value);
    }

    [Theory]
    [InlineData(null, "请填写电话号码")]
    [InlineData("12", "不是完整的电话号码")]
    [InlineData("12345", "不是完整的电话号码")]
    [InlineData("无", "不是完整的电话号码")]
    [InlineData("024-0001", "不是完整的电话号码")]
    [InlineData("22780001", "没有区号")]
    [InlineData("1380000000", "现在是 10 位")]
    [InlineData("12800000000", "13 至 19")]
    [InlineData("24-00000001", "不是完整的电话号码")]
    [InlineData("400-000-000", "不是完整的电话号码")]
    public void A_wrong_telephone_number_is_refused_with_what_to_mend(string? typed, string says)
    {
        PhoneNumber.TryParse(typed, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("联系人：某某\n电话：024-0000 0001、13800000000\n地址：某路 12 号\n邮编：110000", null)]
    [InlineData("某某处 12345", null)]
    [InlineData("监督电话：12345", null)]
    [InlineData("监督电话：12345、024-00000001", null)]
    [InlineData("电话：024-00000001（工作日 9:00—11:30，13:00—17:00）", null)]
    [InlineData("联系电话：024-00000001，联系人：某某", null)]
    [InlineData("电话：024-00000001；传真：024-00000002", null)]
    [InlineData("电话：024-00000001 13800000000", null)]
    [InlineData("电话：某某 024-00000001", null)]
    [InlineData("电话：12（工作日）", "“12”")]
    [InlineData("电话：024-00000001；12", "“12”")]
    [InlineData("024-00000001", null)]
    [InlineData("12", "“12”")]
    [InlineData("地址：某路 12 号\n联系电话: 0000", "“0000”")]
    [InlineData("电话：024-00000001、22780001", "没有区号")]
    public void In_a_text_of_contacts_the_lines_that_give_numbers_are_looked_at(string contacts, string? says)
    {
        if (says is null)
        {
            PhoneNumber.WrongIn(contacts).ShouldBeNull();
        }
        else
        {
            PhoneNumber.WrongIn(contacts).ShouldNotBeNull().ShouldContain(says);
        }
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
