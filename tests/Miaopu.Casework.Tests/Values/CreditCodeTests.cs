using FsCheck.Fluent;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Values;

public class CreditCodeTests
{
    private const string Sample = "91350100M000100Y43";

    [Fact]
    public void A_code_with_both_check_signs_right_is_read()
    {
        CreditCode.TryParse(Sample, out var code, out var why).ShouldBeTrue(why);
        code.Value.ShouldBe(Sample);
        new CreditCode(Sample).ShouldBe(code);
    }

    [Theory]
    [InlineData("91350100m000100y43")]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３")]
    [InlineData("　9135 0100 M000 100Y 43 ")]
    [InlineData("\u200E91350100M000100Y43\u200E")]
    public void Small_letters_full_width_signs_and_spaces_are_put_right(string typed)
    {
        CreditCode.TryParse(typed, out var code, out var why).ShouldBeTrue(why);
        code.Value.ShouldBe(Sample);
    }

    [Theory]
    [InlineData(null, "请填写")]
    [InlineData(" 　", "请填写")]
    [InlineData("91350100M000100Y4", "现在是 17 位")]
    [InlineData("91350100M000100Y433", "现在是 19 位")]
    [InlineData("9135O100M000100Y43", "第 5 位的“O”")]
    [InlineData("9135O100M000100Y43", "数字 0")]
    [InlineData("91350100M000100V43", "第 16 位的“V”")]
    [InlineData("91350100沈000100Y43", "第 9 位的“沈”")]
    [InlineData("9135A100M000100Y43", "第 3 至 8 位")]
    [InlineData("91350100M000100Y53", "第 9 至 17 位")]
    [InlineData("91350100M000100Y44", "逐位核对")]
    [InlineData("19350100M000100Y43", "逐位核对")]
    public void A_wrong_code_is_refused_with_what_to_mend(string? typed, string says)
    {
        CreditCode.TryParse(typed, out var code, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
        why.ShouldEndWith("。");
        code.ShouldBe(default);
    }

    [Fact]
    public void A_wrong_code_cannot_be_constructed()
    {
        Should.Throw<ArgumentException>(() => new CreditCode("91350100M000100Y44"));
        Should.Throw<InvalidOperationException>(() => default(CreditCode).Value);
    }

    [Fact]
    public void Every_code_made_by_the_standards_is_read() =>
        AnyOf.Holds(AnyOf.CreditCode, code => CreditCode.TryParse(code, out var read, out _) && read.Value == code);

    [Fact]
    public void One_wrong_sign_never_passes()
    {
        var slips =
            from code in AnyOf.CreditCode
            from place in Gen.Choose(0, 17)
            from sign in Gen.Elements("0123456789ABCDEFGHJKLMNPQRTUWXY".ToCharArray())
            where sign != code[place]
            select code[..place] + sign + code[(place + 1)..];
        AnyOf.Holds(slips, slip => !CreditCode.TryParse(slip, out _, out _));
    }

    [Fact]
    public void Two_neighbours_swapped_never_pass()
    {
        var slips =
            from code in AnyOf.CreditCode
            from place in Gen.Choose(0, 15)
            where code[place] != code[place + 1]
            select code[..place] + code[place + 1] + code[place] + code[(place + 2)..];
        AnyOf.Holds(slips, slip => !CreditCode.TryParse(slip, out _, out _));
    }
}
