using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Miaopu.Casework;
using Miaopu.Web.Look;
using static Miaopu.Web.Tests.Look.Rendering;

namespace Miaopu.Web.Tests.Look;

public sealed class Fields
{
    private static readonly FieldErrors CodeIsShort = new([new("Form.Code", "信用代码少 2 位。")]);

    [Fact]
    public async Task The_label_belongs_to_the_input()
    {
        var field = await Of<TextField>(("Name", "Form.Code"), ("Label", "信用代码"));

        var input = field.QuerySelector("input")!;
        field.QuerySelector("label")!.GetAttribute("for").ShouldBe(input.Id);
        input.GetAttribute("name").ShouldBe("Form.Code");
    }

    [Fact]
    public async Task Hint_and_error_are_read_with_the_input_in_that_order()
    {
        var field = await Of<TextField>(("Name", "Form.Code"), ("Label", "信用代码"), ("Hint", "18 位"), ("Error", "少 2 位。"));

        var input = field.QuerySelector("input")!;
        input.GetAttribute("aria-invalid").ShouldBe("true");
        var read = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.QuerySelector("#" + id)!.Words());
        read.ShouldBe(["18 位", "有误：少 2 位。"]);
    }

    [Fact]
    public async Task A_field_without_hint_and_error_describes_nothing()
    {
        var input = (await Of<TextField>(("Name", "a"), ("Label", "甲"))).QuerySelector("input")!;

        input.HasAttribute("aria-describedby").ShouldBeFalse();
        input.HasAttribute("aria-invalid").ShouldBeFalse();
    }

    [Fact]
    public async Task A_field_inside_a_form_finds_its_error_by_name()
    {
        var form = await Of<PostForm>(("Action", "/x"), ("Errors", CodeIsShort), ("ChildContent", Together(
            Fragment<TextField>(("Name", "Form.Code"), ("Label", "信用代码")),
            Fragment<TextField>(("Name", "Form.Name"), ("Label", "名称")))));

        form.QuerySelectorAll("[aria-invalid]").Select(input => input.GetAttribute("name")).ShouldBe(["Form.Code"]);
        form.QuerySelectorAll(".mp-error").Single().Words().ShouldBe("有误：信用代码少 2 位。");
    }

    [Fact]
    public async Task Each_line_of_the_summary_leads_to_its_field()
    {
        var form = await Of<PostForm>(("Action", "/x"), ("Errors", CodeIsShort), ("ChildContent",
            Fragment<TextField>(("Name", "Form.Code"), ("Label", "信用代码"))));

        var link = (IHtmlAnchorElement)form.QuerySelector("[role=alert] a")!;
        form.QuerySelector(link.GetAttribute("href")!)!.GetAttribute("name").ShouldBe("Form.Code");
    }

    [Fact]
    public async Task The_summary_leads_to_the_first_answer_of_a_choice()
    {
        var form = await Of<PostForm>(("Action", "/x"), ("Errors", new FieldErrors([new("stage", "请选择阶段。")])), ("ChildContent",
            Fragment<RadioField>(("Name", "stage"), ("Label", "阶段"), ("Choices", (IReadOnlyList<Choice>)[new("a", "甲"), new("b", "乙")]))));

        var target = form.QuerySelector(form.QuerySelector("[role=alert] a")!.GetAttribute("href")!)!;
        target.GetAttribute("value").ShouldBe("a");
        form.QuerySelector("fieldset")!.GetAttribute("aria-describedby").ShouldBe("f-stage-error");
    }

    [Fact]
    public async Task A_form_without_errors_has_no_summary() =>
        (await Of<PostForm>(("Action", "/x"))).QuerySelector("[role=alert]").ShouldBeNull();

    [Fact]
    public async Task A_lone_error_of_the_whole_form_is_said_once()
    {
        var summary = await Of<ErrorSummary>(("Errors", new FieldErrors([new("", "用户名或密码不对。")])));

        summary.Words().ShouldBe("用户名或密码不对。");
    }

    [Fact]
    public void Refusals_become_errors_of_the_fields_they_name()
    {
        var errors = FieldErrors.Of([new Refusal("太长。", "Name"), new Refusal("已过期限。")], field => "Form." + field);

        errors.All.ShouldBe([new FieldError("Form.Name", "太长。"), new FieldError("", "已过期限。")]);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("甲 & 乙 &lt; 丙")]
    public async Task Kept_text_comes_back_as_typed_and_never_as_markup(string typed)
    {
        var line = await Of<TextField>(("Name", "a"), ("Label", "甲"), ("Value", typed));
        var lines = await Of<TextArea>(("Name", "a"), ("Label", "甲"), ("Value", typed));

        ((IHtmlInputElement)line.QuerySelector("input")!).Value.ShouldBe(typed);
        ((IHtmlTextAreaElement)lines.QuerySelector("textarea")!).Value.ShouldBe(typed);
        line.QuerySelector("script, img").ShouldBeNull();
        lines.QuerySelector("script, img").ShouldBeNull();
    }

    [Fact]
    public async Task A_text_that_begins_with_an_empty_line_keeps_it()
    {
        var field = await Of<TextArea>(("Name", "a"), ("Label", "甲"), ("Value", "\n第二行"));

        ((IHtmlTextAreaElement)field.QuerySelector("textarea")!).Value.ShouldBe("\n第二行");
    }

    [Fact]
    public async Task A_kept_choice_that_is_no_longer_on_offer_is_shown_as_such()
    {
        var field = await Of<SelectField>(("Name", "a"), ("Label", "甲"), ("Value", "old"), ("Choices", (IReadOnlyList<Choice>)[new("new", "新")]));

        var chosen = field.QuerySelectorAll<IHtmlOptionElement>("option[selected]").Single();
        chosen.Value.ShouldBe("old");
        chosen.Words().ShouldBe("old（已不可选）");
    }

    [Theory]
    [InlineData("2026-02-28", "date")]
    [InlineData("2026-02-30", "text")]
    [InlineData("明天", "text")]
    public async Task A_day_that_does_not_exist_comes_back_as_text_so_that_it_is_not_lost(string typed, string type)
    {
        var input = (await Of<DateField>(("Name", "a"), ("Label", "甲"), ("Value", typed))).QuerySelector("input")!;

        input.GetAttribute("type").ShouldBe(type);
        input.GetAttribute("value").ShouldBe(typed);
    }

    [Fact]
    public async Task The_unit_is_read_with_the_number()
    {
        var field = await Of<NumberField>(("Name", "seats"), ("Label", "工位"), ("Unit", "个"), ("Hint", "不含会议室"));

        var read = field.QuerySelector("input")!.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.QuerySelector("#" + id)!.Words());
        read.ShouldBe(["个", "不含会议室"]);
    }

    [Fact]
    public async Task Only_optional_fields_say_so()
    {
        var required = await Of<TextField>(("Name", "a"), ("Label", "甲"));
        var optional = await Of<TextField>(("Name", "a"), ("Label", "甲"), ("Optional", true));

        required.QuerySelector("label")!.Words().ShouldBe("甲");
        required.QuerySelector("input")!.HasAttribute("required").ShouldBeTrue();
        optional.QuerySelector("label")!.Words().ShouldBe("甲选填");
        optional.QuerySelector("input")!.HasAttribute("required").ShouldBeFalse();
    }

    [Fact]
    public async Task The_limit_of_a_file_is_said_before_choosing()
    {
        var field = await Of<FileField>(("Name", "a"), ("Label", "合同"), ("Accept", ".pdf,.jpg"), ("Multiple", true));

        var hint = field.QuerySelector("#" + field.QuerySelector("input")!.GetAttribute("aria-describedby"))!;
        hint.Words().ShouldBe("PDF、JPG，每个文件不超过 100 MB，可以一次选多个");
    }

    [Fact]
    public async Task The_same_name_twice_on_a_page_may_have_ids_of_its_own()
    {
        var field = await Of<TextField>(("Name", "reason"), ("IdName", "case-7"), ("Label", "原因"), ("Error", "请写原因。"));

        var input = field.QuerySelector("input")!;
        input.GetAttribute("name").ShouldBe("reason");
        field.QuerySelector("label")!.GetAttribute("for").ShouldBe(input.Id);
        field.QuerySelector("#" + input.GetAttribute("aria-describedby"))!.Words().ShouldBe("有误：请写原因。");
        input.Id.ShouldBe("f-case-7");
    }

    [Theory]
    [InlineData("Form.名称", "f-Form-名称")]
    [InlineData("rows[0].a b", "f-rows-0--a-b")]
    public void A_field_name_becomes_an_id_that_can_stand_in_an_address(string name, string id) =>
        FieldNames.Input(name).ShouldBe(id);
}
