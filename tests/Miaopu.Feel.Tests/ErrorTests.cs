namespace Miaopu.Feel.Tests;

public class ErrorTests
{
    [Fact]
    public void A_name_nobody_declared_is_an_error_that_names_the_nearest()
    {
        var error = Given.Error("在驻数量 >= 15", "在驻数", "场地面积");
        error.Position.ShouldBe(0);
        error.Nearest.ShouldBe("在驻数");
        error.Message.ShouldBe("没有名称“在驻数量”，是否指“在驻数”");
    }

    [Fact]
    public void A_name_written_with_a_blank_too_many_is_found_all_the_same()
        => Given.Error("1 < 入驻 月数 and true", "入驻月数").ShouldSatisfyAllConditions(e => e.Nearest.ShouldBe("入驻月数"), e => e.Position.ShouldBe(4));

    [Fact]
    public void A_function_nobody_knows_is_an_error_that_names_the_nearest()
        => Given.Error("1 + cuont([1])").ShouldSatisfyAllConditions(e => e.Nearest.ShouldBe("count"), e => e.Position.ShouldBe(4));

    [Fact]
    public void A_member_a_declared_context_lacks_is_an_error()
    {
        var scope = FeelScope.Empty.With("入驻", FeelType.ListOf(FeelType.ContextOf(new KeyValuePair<string, FeelType>("类型", FeelType.String))));
        FeelExpression.TryParse("入驻.类形", scope, out _, out var errors).ShouldBeFalse();
        errors[0].Nearest.ShouldBe("类型");
        FeelExpression.TryParse("count(入驻[类形 = \"企业\"])", scope, out _, out errors).ShouldBeFalse();
        errors[0].Nearest.ShouldBe("类型");
        FeelExpression.TryParse("count(入驻[类型 = \"企业\"])", scope, out _, out errors).ShouldBeTrue();
    }

    [Theory]
    [InlineData("1 +", 3, "数值、字符串、名称或“(”")]
    [InlineData("(1", 2, "“)”")]
    [InlineData("if true then 1", 14, "“else”")]
    [InlineData("\"abc", 0, "数值、字符串、名称或“(”")]
    [InlineData("for x in [1] retrun x", 13, "“return”")]
    [InlineData("1 2", 2, "运算符或表达式结尾")]
    [InlineData("x instance of nmber", 14, "类型名称")]
    public void A_text_that_cannot_be_read_says_where_and_what_was_expected(string text, int position, string expected)
        => Given.Error(text, "x").ShouldSatisfyAllConditions(e => e.Position.ShouldBe(position), e => e.Expected.ShouldBe(expected));

    [Fact]
    public void What_the_standard_calls_an_error_is_noted_and_the_value_is_null()
    {
        var log = new FeelDiagnostics();
        Given.Expression("1 + \"a\"").Evaluate(FeelInputs.None, log).IsNull.ShouldBeTrue();
        log.Errors.ShouldHaveSingleItem().Message.ShouldBe("数值与字符串不能相加");
    }

    [Fact]
    public void Without_an_instant_there_is_no_today()
    {
        var log = new FeelDiagnostics();
        Given.Expression("today()").Evaluate(FeelInputs.None, log).IsNull.ShouldBeTrue();
        log.Any.ShouldBeTrue();
        Given.Literal("today()").ShouldBe("@\"2021-04-06\"");
    }

    [Fact]
    public void A_scope_may_take_undeclared_names_as_null()
    {
        FeelExpression.TryParse("[1, nobody]", FeelScope.Empty.WithUndeclaredAsNull(), out var expression, out _).ShouldBeTrue();
        expression!.Evaluate(FeelInputs.None).ToString().ShouldBe("[1, null]");
    }
}
