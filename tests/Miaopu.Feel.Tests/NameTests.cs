namespace Miaopu.Feel.Tests;

public class NameTests
{
    private static readonly FeelValue Tenants = FeelValue.List(
        Tenant("企业", 12, true), Tenant("团队", 30, false), Tenant("企业", 40, false));

    [Theory]
    [InlineData("count(入驻[类型 = \"企业\"])", "2")]
    [InlineData("count(入驻[类型 = \"企业\" and 入驻 月数 <= 24])", "1")]
    [InlineData("入驻[小微].入驻 月数", "[12]")]
    [InlineData("some 主体 in 入驻 satisfies 主体.入驻 月数 > 36", "true")]
    [InlineData("every 在驻 主体 in 入驻 satisfies 在驻 主体.类型 in (\"企业\", \"团队\")", "true")]
    [InlineData("for 主体 in 入驻 return 主体.类型", "[\"企业\", \"团队\", \"企业\"]")]
    [InlineData("sum(for 主体 in 入驻 return 主体.入驻 月数) / count(入驻) > 门槛", "true")]
    [InlineData("入驻[item.类型 = \"团队\"][1].入驻 月数", "30")]
    [InlineData("入驻[入驻 月数 > 门槛].类型", "[\"团队\", \"企业\"]")]
    [InlineData("count(入驻[-1].类型)", "1")]
    [InlineData("入驻[类型 = \"机构\"]", "[]")]
    [InlineData("入驻[类型 = \"机构\"][门槛 - 19]", "null")]
    public void Rows_are_filtered_by_their_own_fields(string text, string expected)
        => Given.Literal(text, ("入驻", Tenants), ("入驻 月数", FeelValue.Of(0m)), ("小微", FeelValue.Of("外")), ("门槛", FeelValue.Of(20m))).ShouldBe(expected);

    [Fact]
    public void Typed_rows_need_no_declared_names_beside_them()
    {
        var row = FeelType.ContextOf(new("类型", FeelType.String), new("入驻 月数", FeelType.Number));
        FeelExpression.TryParse("count(入驻[入驻 月数 > 20])", FeelScope.Empty.With("入驻", FeelType.ListOf(row)), out var expression, out var errors).ShouldBeTrue();
        errors.ShouldBeEmpty();
        expression!.Names.ShouldBe(["入驻"]);
        expression.Evaluate(new FeelInputs { ["入驻"] = Tenants }).ShouldBe(FeelValue.Of(2m));
    }

    [Theory]
    [InlineData("a-b", "7")]
    [InlineData("a - b", "7")]
    [InlineData("a -b", "7")]
    [InlineData("(a)-(b)", "3")]
    [InlineData("a - (b)", "3")]
    public void A_name_with_a_sign_is_its_words_and_signs_whatever_blanks_part_them(string text, string expected)
        => Given.Literal(text, ("a", FeelValue.Of(5m)), ("b", FeelValue.Of(2m)), ("a-b", FeelValue.Of(7m))).ShouldBe(expected);

    [Fact]
    public void A_name_may_begin_with_a_digit_or_with_a_keyword()
        => Given.Literal("3年 收入 + not met", ("3年 收入", FeelValue.Of(1m)), ("not met", FeelValue.Of(2m))).ShouldBe("3");

    [Theory]
    [InlineData("for i in days in weekend return i = \"日\"", "[false, true]")]
    [InlineData("for i in in a list return i", "[1]")]
    [InlineData("if if so then then some else else other", "1")]
    public void A_name_may_hold_keywords(string text, string expected)
        => Given.Literal(text, ("days in weekend", FeelValue.List(FeelValue.Of("六"), FeelValue.Of("日"))), ("in a list", FeelValue.List(FeelValue.Of(1m))),
            ("if so", FeelValue.True), ("then some", FeelValue.Of(1m)), ("else other", FeelValue.Of(2m))).ShouldBe(expected);

    [Fact]
    public void A_declared_name_does_not_hide_a_function_that_is_called()
        => Given.Literal("count(date) + date[1]", ("date", FeelValue.List(FeelValue.Of(5m), FeelValue.Of(6m)))).ShouldBe("7");

    [Fact]
    public void An_inner_name_hides_an_outer_one()
        => Given.Literal("{x: 2, y: (for x in [10] return x + 1)[1] + x}.y + x", ("x", FeelValue.Of(1m))).ShouldBe("14");

    [Fact]
    public void A_function_keeps_the_values_of_the_place_where_it_was_made()
        => Given.Literal("{add: function(n) function(m) n + m, one: add(1), two: add(2), r: one(10) * 100 + two(10)}.r").ShouldBe("1112");

    private static FeelValue Tenant(string kind, decimal months, bool small) => FeelValue.Context(
        [new("类型", FeelValue.Of(kind)), new("入驻 月数", FeelValue.Of(months)), new("小微", FeelValue.Of(small))]);
}
