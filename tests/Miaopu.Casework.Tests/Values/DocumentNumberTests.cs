using Miaopu.Casework.Values;

namespace Miaopu.Casework.Tests.Values;

public class DocumentNumberTests
{
    private static readonly DateOnly Today = new(2021, 6, 1);

    [Theory]
    [InlineData("某科发〔2021〕12号")]
    [InlineData(" 某科发〔2021〕12 号 ")]
    [InlineData("某科发[2021]12号")]
    [InlineData("某科发（2021）１２号")]
    [InlineData("某科发【2021】 12号")]
    public void A_number_is_read_whatever_brackets_it_was_typed_with(string typed)
    {
        DocumentNumber.TryParse(typed, Today, out var number, out var why).ShouldBeTrue(why);
        number.Value.ShouldBe("某科发〔2021〕12号");
    }

    [Theory]
    [InlineData(null, "请填写发文字号")]
    [InlineData("  ", "请填写发文字号")]
    [InlineData("1", "写成“机关代字〔年份〕序号”")]
    [InlineData("待定", "写成“机关代字〔年份〕序号”")]
    [InlineData("某科发〔21〕12号", "写成“机关代字〔年份〕序号”")]
    [InlineData("〔2021〕12号", "写成“机关代字〔年份〕序号”")]
    [InlineData("某科发〔2021〕12", "写成“机关代字〔年份〕序号”")]
    [InlineData("某科发〔2021〕0号", "写成“机关代字〔年份〕序号”")]
    [InlineData("某科发〔2021〕012号", "某科发〔2021〕12号")]
    [InlineData("某科发〔2021〕第12号", "某科发〔2021〕12号")]
    [InlineData("某科发〔2031〕12号", "2031 还没有到")]
    [InlineData("某科发〔2012〕12号", "应为 2021")]
    public void What_is_no_number_is_refused_with_what_to_mend(string? typed, string says)
    {
        DocumentNumber.TryParse(typed, Today, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
    }

    [Fact]
    public void At_the_turn_of_the_year_a_number_of_the_old_one_still_stands() =>
        DocumentNumber.TryParse("某科发〔2020〕310号", new DateOnly(2021, 1, 4), out _, out var why).ShouldBeTrue(why);
}
