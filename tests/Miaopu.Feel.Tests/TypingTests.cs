using FsCheck;
using FsCheck.Fluent;

namespace Miaopu.Feel.Tests;

/// <summary>What types, units and listed values show before anything is evaluated. The value stays the standard's.</summary>
public class TypingTests
{
    private static readonly FeelScope Scope = FeelScope.Empty
        .With("面积", FeelType.Number.In("平方米")).With("公用", FeelType.Number.In("平方米")).With("占比", FeelType.Number.In("%")).With("资金", FeelType.Number.In("元")).With("家数", FeelType.Number.In("家"))
        .With("系数", FeelType.Number).With("类型", FeelType.OneOf("企业", "团队")).With("领域", FeelType.ListOf(FeelType.OneOf("农业", "医药"))).With("名", FeelType.String)
        .With("开业", FeelType.Date).With("报到", FeelType.DateTime).With("独立", FeelType.Boolean).With("任意", FeelType.Any)
        .With("入驻", FeelType.ListOf(FeelType.ContextOf(new("类型", FeelType.OneOf("企业", "团队")), new("面积", FeelType.Number.In("平方米")), new("融资", FeelType.Number.In("元")))));

    [Theory]
    [InlineData("面积 + 资金", 5, "“面积”的单位是“平方米”，“资金”的单位是“元”，不能相加")]
    [InlineData("面积 >= 资金", 6, "“面积”的单位是“平方米”，“资金”的单位是“元”，不能比较")]
    [InlineData("面积 / 公用 > 家数", 10, "这里是没有单位的比值，“家数”的单位是“家”，不能比较")]
    [InlineData("面积 * 占比 = 资金", 10, "这里的单位是“平方米”，“资金”的单位是“元”，不能比较")]
    [InlineData("面积 between 10 and 资金", 18, "“面积”的单位是“平方米”，“资金”的单位是“元”，不能比较")]
    [InlineData("面积 in (> 资金, 3)", 9, "“面积”的单位是“平方米”，“资金”的单位是“元”，不能比较")]
    [InlineData("面积 in [资金..9999999]", 6, "“面积”的单位是“平方米”，这里的单位是“元”，不能比较")]
    [InlineData("if 独立 then 面积 else 资金", 19, "“面积”的单位是“平方米”，“资金”的单位是“元”，then 与 else 应是同一单位的数")]
    [InlineData("max(面积, 资金)", 8, "“面积”的单位是“平方米”，“资金”的单位是“元”，不能放在一起 max")]
    [InlineData("sum([面积, 1, 资金])", 12, "“面积”的单位是“平方米”，“资金”的单位是“元”，不能放在一起 sum")]
    [InlineData("sum(入驻.面积) > sum(入驻.融资)", 13, "这里的单位是“平方米”，这里的单位是“元”，不能比较")]
    [InlineData("入驻[面积 > 融资]", 8, "“面积”的单位是“平方米”，“融资”的单位是“元”，不能比较")]
    [InlineData("floor(面积) - round up(资金, 2)", 12, "这里的单位是“平方米”，这里的单位是“元”，不能相减")]
    public void Units_that_clash_are_said_with_place_and_both_units(string text, int position, string message)
        => Single(text).ShouldSatisfyAllConditions(w => w.Kind.ShouldBe(FeelWarningKind.Unit), w => w.Position.ShouldBe(position), w => w.Message.ShouldBe(message));

    [Theory]
    [InlineData("面积 = \"100\"", 5, "“面积”是数值，“100”是字符串，不能比较，结果总是空值")]
    [InlineData("开业 > 2021", 5, "“开业”是日期，2021 是数值，不能比较，结果总是空值")]
    [InlineData("开业 >= \"2021-01-01\"", 6, "“开业”是日期，“2021-01-01”是字符串，不能比较，结果总是空值")]
    [InlineData("开业 = 报到", 5, "“开业”是日期，“报到”是日期时间，不能比较，结果总是空值")]
    [InlineData("开业 + 30", 5, "“开业”是日期，30 是数值，不能相加，结果总是空值")]
    [InlineData("名 + 面积", 4, "“名”是字符串，“面积”是数值，不能相加，结果总是空值")]
    [InlineData("领域 = \"农业\"", 5, "“领域”是列表，“农业”是字符串，不能比较，结果总是空值")]
    [InlineData("独立 > false", 0, "“独立”是真假值没有大小，不能这样比较")]
    [InlineData("独立 and 面积", 7, "“面积”是数值，and 的两边应为真假值")]
    [InlineData("if 面积 then 1 else 2", 3, "“面积”是数值，if 的条件应为真假值")]
    [InlineData("入驻[类型]", 3, "“类型”是字符串，筛选条件应为真假值")]
    [InlineData("contains(面积, \"1\")", 9, "contains 的第 1 个参数应为字符串，“面积”是数值")]
    [InlineData("floor(n: 名)", 9, "floor 的第 1 个参数应为数值，“名”是字符串")]
    [InlineData("sum(入驻.类型)", 4, "sum 只取数值，而“类型”是字符串")]
    public void Kinds_that_do_not_go_together_are_said(string text, int position, string message)
        => Single(text).ShouldSatisfyAllConditions(w => w.Kind.ShouldBe(FeelWarningKind.Type), w => w.Position.ShouldBe(position), w => w.Message.ShouldBe(message), w => w.Mend.ShouldNotBeEmpty());

    [Theory]
    [InlineData("类型 = \"企叶\"", 5, "企叶", "企业")]
    [InlineData("\"团对\" != 类型", 0, "团对", "团队")]
    [InlineData("类型 in (\"企业\", \"个人\")", 13, "个人", null)]
    [InlineData("类型 in [\"企业\", \"队团\"]", 13, "队团", "团队")]
    [InlineData("list contains(领域, \"衣业\")", 18, "衣业", "农业")]
    [InlineData("some 项 in 领域 satisfies 项 = \"医要\"", 27, "医要", "医药")]
    [InlineData("count(领域[item = \"农叶\"])", 16, "农叶", "农业")]
    [InlineData("count(入驻[类型 = \"企叶\"]) > 1", 14, "企叶", "企业")]
    public void A_text_that_a_list_lacks_is_said_with_the_nearest(string text, int position, string lacking, string? nearest)
        => Single(text).ShouldSatisfyAllConditions(
            w => w.Kind.ShouldBe(FeelWarningKind.Value), w => w.Position.ShouldBe(position), w => w.Message.ShouldContain($"没有“{lacking}”"), w => w.Nearest.ShouldBe(nearest));

    // what may be meant is not doubted: numbers without unit are rates and counts of anything, types that nobody stated hold anything
    [Theory]
    [InlineData("面积 >= 500 and 面积 + 1 < 2 * 公用")]
    [InlineData("5000 + 100 * 家数 <= 资金")]
    [InlineData("资金 / 30000 > 家数")]
    [InlineData("资金 / 面积 > 资金 / 家数")]
    [InlineData("家数 / 家数 >= 占比 and 占比 > 0.6")]
    [InlineData("面积 * 系数 > 资金 - 系数")]
    [InlineData("任意 > 面积 or 任意 = 名 or 任意")]
    [InlineData("面积 = null or 名 != null and 开业 in [@\"2021-01-01\"..@\"2021-12-31\"]")]
    [InlineData("开业 + @\"P6M\" > date(报到) and years and months duration(开业, 报到) > @\"P1Y\"")]
    [InlineData("if 独立 then 面积 else 0")]
    [InlineData("类型 = 名 and contains(类型, \"企\") and list contains(领域, 名)")]
    [InlineData("count(入驻[类型 = \"企业\"]) / count(入驻) > 0.5 and 入驻[1].面积 > 面积")]
    [InlineData("(if 类型 = \"企业\" then \"大\" else \"小\") = \"大\"")]
    [InlineData("sum(for i in 1..3 return i * 面积) > 面积")]
    [InlineData("max([面积, 公用]) - min(面积, 30)")]
    [InlineData("substring([名], 1) = 名")]
    public void What_may_be_meant_is_not_doubted(string text) => Read(text).Warnings.ShouldBeEmpty(string.Join("; ", Read(text).Warnings));

    [Fact]
    public void Unary_tests_are_held_to_the_type_of_what_they_test()
    {
        FeelExpression.TryParseUnaryTests("> 资金, \"x\", [1..5], ? > 3", Scope, FeelType.Number.In("平方米"), out var tests, out _).ShouldBeTrue();
        tests!.Warnings.Select(w => (w.Kind, w.Position)).ShouldBe([(FeelWarningKind.Unit, 2), (FeelWarningKind.Type, 6)]);
        FeelExpression.TryParseUnaryTests("> 资金, \"x\"", Scope, out tests, out _).ShouldBeTrue();
        tests!.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Units_are_those_of_numbers_alone() => Should.Throw<InvalidOperationException>(() => FeelType.String.In("元"));

    [Fact]
    public void A_doubted_expression_has_the_value_of_the_standard()
    {
        var clash = Read("面积 + 资金");
        clash.Evaluate([FeelValue.Of(1m), FeelValue.Of(2m)]).ShouldBe(FeelValue.Of(3m));
        clash.Type.Kind.ShouldBe(FeelKind.Number);
    }

    // a type known before evaluation is that of every value, so that nothing that has a value is called impossible
    [Fact]
    public void The_type_that_is_known_before_includes_every_value()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Texts(), text =>
        {
            if (Parse(text) is not { } expression)
            {
                return; // a member that the declared context lacks
            }

            var value = Evaluate(expression);
            expression.Type.Admits(value).ShouldBeTrue($"{text}: {expression.Type} is not the type of {value}");
        }));

    // and what is called impossible has no value, or is not so
    [Fact]
    public void Two_leaves_whose_kinds_are_doubted_are_never_a_value_or_true()
    {
        var signs = new[] { "+", "-", "*", "/", "**", "=", "!=", "<", ">=", "in" };
        var all = Leaves.SelectMany(a => signs.SelectMany(sign => Leaves.Select(b => $"{a} {sign} {b}"))).Select(text => (Text: text, Expression: Parse(text)!)).ToArray();
        var doubted = all.Where(t => !t.Text.EndsWith("in [s, d]", StringComparison.Ordinal) && t.Expression.Warnings.Any(w => w.Kind == FeelWarningKind.Type)).ToArray();

        doubted.Length.ShouldBeInRange(all.Length / 4, all.Length * 9 / 10);
        doubted.Where(t => Evaluate(t.Expression) is { IsNull: false } value && value != FeelValue.False).Select(t => t.Text).ShouldBeEmpty();
    }

    private static readonly string[] Leaves =
        ["n", "m", "s", "d", "b", "l", "c", "c.k", "1", "\"x\"", "true", "null", "[]", "[1, n]", "[s, d]", "{k: n}", "@\"P1M\"", "@\"P1D\"", "[1..n]", "d.year"];

    private static readonly FeelScope Kinds = FeelScope.Empty
        .With("n", FeelType.Number).With("m", FeelType.Number.In("元")).With("s", FeelType.String).With("d", FeelType.Date).With("b", FeelType.Boolean)
        .With("l", FeelType.ListOf(FeelType.Number)).With("c", FeelType.ContextOf(new KeyValuePair<string, FeelType>("k", FeelType.String)));

    private static FeelExpression? Parse(string text) => FeelExpression.TryParse(text, Kinds, out var expression, out _) ? expression : null;

    private static FeelValue Evaluate(FeelExpression expression) => expression.Evaluate(Given.Inputs(
        ("n", FeelValue.Of(2m)), ("m", FeelValue.Of(3.5m)), ("s", FeelValue.Of("a")), ("d", FeelValue.Of(new DateOnly(2021, 4, 6))), ("b", FeelValue.True),
        ("l", FeelValue.List(FeelValue.Of(1m), FeelValue.Of(2m))), ("c", FeelValue.Context([new("k", FeelValue.Of("v"))]))));

    private static Arbitrary<string> Texts() => Gen.Sized(size => Text(Math.Min(size, 14))).ToArbitrary();

    private static Gen<string> Text(int size)
    {
        var leaf = Gen.Elements(Leaves);
        if (size <= 1)
        {
            return leaf;
        }

        var part = Text(size / 2);
        var two = part.Zip(part);
        return Gen.OneOf(
            leaf,
            two.Zip(Gen.Elements("+", "-", "*", "/", "**", "=", "!=", "<", ">=", "and", "or", "in")).Select(t => $"({t.Item1.Item1} {t.Item2} {t.Item1.Item2})"),
            part.Zip(Gen.Elements(FeelFuzz.Functions.ToArray())).Select(t => $"{t.Item2}({t.Item1})"),
            two.Zip(Gen.Elements(FeelFuzz.Functions.ToArray())).Select(t => $"{t.Item2}({t.Item1.Item1}, {t.Item1.Item2})"),
            two.Zip(part).Select(t => $"(if {t.Item1.Item1} then {t.Item1.Item2} else {t.Item2})"),
            two.Select(t => $"({t.Item1})[{t.Item2}]"),
            two.Select(t => $"({t.Item1})[{t.Item2} = item]"),
            two.Select(t => $"(for x in {t.Item1} return [x, {t.Item2}])"),
            two.Select(t => $"(for x in {t.Item1}..{t.Item2} return x)"),
            two.Select(t => $"(some x in [{t.Item1}, 1] satisfies x = {t.Item2})"),
            part.Select(t => $"-({t})"),
            part.Zip(Gen.Elements("k", "year", "months", "days", "start")).Select(t => $"({t.Item1}).{t.Item2}"),
            two.Select(t => $"{{k: {t.Item1}, l: k = {t.Item2}}}.k"),
            two.Select(t => $"[{t.Item1}, {t.Item2}]"));
    }

    private static FeelWarning Single(string text) => Read(text).Warnings.ShouldHaveSingleItem();

    private static FeelExpression Read(string text)
    {
        FeelExpression.TryParse(text, Scope, out var expression, out var errors).ShouldBeTrue(string.Join("; ", errors) + " in " + text);
        return expression!;
    }
}
