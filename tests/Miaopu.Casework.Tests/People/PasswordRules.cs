using Miaopu.Casework.People;

namespace Miaopu.Casework.Tests.People;

public class PasswordRules
{
    [Theory]
    [InlineData("")]
    [InlineData("short 9 c")]
    [InlineData("1234567890")]
    [InlineData("9876543210")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("Password123")]
    [InlineData("password2021!")]
    [InlineData("woaini1314520")]
    [InlineData("zhangsan-and-more")]
    [InlineData("tel 13812345678")]
    public void What_others_guess_first_is_refused(string password) =>
        PasswordRule.WhyNot(password, "zhangsan", "张三", "13812345678").ShouldNotBeNull();

    [Theory]
    [InlineData("four quiet lamps")]
    [InlineData("ten signs!")]
    [InlineData("春风又绿江南岸明月何时")]
    public void Ten_signs_that_are_nobodys_name_will_do(string password) =>
        PasswordRule.WhyNot(password, "zhangsan", "张三", null).ShouldBeNull();

    [Fact]
    public void Nine_signs_are_too_few_and_a_hundred_and_twenty_nine_too_many()
    {
        PasswordRule.WhyNot("k7#pQ2!vX").ShouldNotBeNull().ShouldContain("至少 10 个");
        PasswordRule.WhyNot("k7#pQ2!vXz").ShouldBeNull();
        var long129 = string.Concat(Enumerable.Range(0, 129).Select(i => (char)('a' + (i * i * 7 % 26))));
        PasswordRule.WhyNot(long129).ShouldNotBeNull().ShouldContain("最多 128 个");
    }

    [Fact]
    public void A_two_letter_name_inside_a_password_is_chance() => PasswordRule.WhyNot("oak lilies grow", "li").ShouldBeNull();

    [Theory]
    [InlineData("abc", false)]
    [InlineData("abcd", true)]
    [InlineData("Zhang.San-1", true)]
    [InlineData("1abcd", false)]
    [InlineData("张三张三", false)]
    [InlineData("has space", false)]
    [InlineData("", false)]
    public void A_sign_in_name_begins_with_a_letter_and_can_be_typed_on_any_keyboard(string name, bool may) =>
        (SignInName.WhyNot(name) is null).ShouldBe(may);

    [Fact]
    public void Two_passwords_that_differ_are_refused_beside_the_second() =>
        new NewPassword("four quiet lamps", "four quiet lamp").Refusals().ShouldHaveSingleItem().Field.ShouldBe("Again");
}
