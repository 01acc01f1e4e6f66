namespace Miaopu.Rulebook.Tests.Support;

public sealed class BenefitTests
{
    [Fact]
    public void A_split_adds_up_to_the_fen_and_the_odd_fen_go_to_the_one_who_takes_them()
    {
        var split = new BenefitSplit([new("市", 7), new("区", 3)], "市");

        var random = new Random(7);
        foreach (var fen in Enumerable.Range(0, 200).Select(i => (long)i).Concat(Enumerable.Range(0, 2_000).Select(_ => random.NextInt64(1_000_000_000_000))))
        {
            var parts = split.Divide(fen / 100m);

            parts.Sum(p => p.Amount).ShouldBe(fen / 100m);
            parts.Single(p => p.Payer == "区").Amount.ShouldBe(decimal.Floor(fen * 3m / 10m) / 100m);
        }
    }

    [Fact]
    public void An_amount_that_depends_on_what_nobody_entered_is_between_two_and_names_what_is_missing()
    {
        var pack = Library.Pack("examples/grants");
        var place = pack.Vocabulary.Find("场地")!.Row("a", new DateOnly(2020, 1, 1), null, default, [new("场地名称", "一楼")]);
        var situation = new Situation { Cutoff = new DateOnly(2021, 6, 30), Rows = [place] };

        var verdict = pack.Support(situation).Single(b => b.Benefit.Id == "by-area");

        verdict.Answer.ShouldBe(Answer.MissingData);
        (verdict.Low, verdict.High, verdict.Amount).ShouldBe((0m, null, null));
        verdict.Unknown.ShouldContain(m => m.Field == "面积");
    }

    [Fact]
    public void What_is_given_is_told_step_by_step()
    {
        var pack = Library.Pack("examples/grants");
        var ledger = pack.Vocabulary.Find("账目")!;
        var spent = ledger.Row("a", new DateOnly(2021, 1, 1), null, default, [new("事由", "装修"), new("金额", "500000")]);

        var verdict = pack.Support(new Situation { Cutoff = new DateOnly(2021, 6, 30), Rows = [spent] }).Single(b => b.Benefit.Id == "fit-out");

        verdict.Amount.ShouldBe(60_000m);
        verdict.Steps.ShouldBe(["装修开支 50 万元，30%", "一次不超过 6 万元"]);
    }

    [Fact]
    public void The_explanation_tells_what_is_given_and_why_in_text_and_in_JSON()
    {
        var pack = Library.Pack("examples/grants");
        var spent = pack.Vocabulary.Find("账目")!.Row("a", new DateOnly(2021, 1, 1), null, default, [new("事由", "装修"), new("金额", "500000")]);
        var situation = new Situation { Cutoff = new DateOnly(2021, 6, 30), Rows = [spent] };
        var (assessment, support) = (pack.Assess(situation), pack.Support(situation));

        var text = Rulebook.Explanation.Text(assessment, support);

        text.ShouldContain("【6 万元】装修补助  THZ 第六条\n  装修开支 50 万元，30%\n  一次不超过 6 万元\n");
        text.ShouldContain("【由人定】特别奖励");
        text.ShouldContain("  镇承担 666.68 元\n  村承担 333.33 元\n");
        text.ShouldNotContain("0 项中", Case.Sensitive);
        using var json = System.Text.Json.JsonDocument.Parse(Rulebook.Explanation.Json(assessment, support: support));
        var fitOut = json.RootElement.GetProperty("support").EnumerateArray().Single(b => b.GetProperty("id").GetString() == "fit-out");
        (fitOut.GetProperty("low").GetString(), fitOut.GetProperty("high").GetString(), fitOut.GetProperty("answer").GetString()).ShouldBe(("60000", "60000", "met"));
        Rulebook.Explanation.Json(assessment).ShouldNotContain("support");
    }

    [Theory]
    [InlineData("{ id: a, title: 甲, ours: 试, amount: 1万元, rate: 5% }", "只能用一种写法")]
    [InlineData("{ id: a, title: 甲, ours: 试 }", "没有写数额")]
    [InlineData("{ id: a, title: 甲, ours: 试, rate: 5%, at most: 1万元 }", "还要写“of”")]
    [InlineData("{ id: a, title: 甲, ours: 试, between: [2万元, 1万元], decided by: applicant }", "下限不大于上限")]
    [InlineData("{ id: a, title: 甲, ours: 试, amount: 3 平方米 }", "金额")]
    [InlineData("{ id: a, title: 甲, ours: 试, amount: 1元, split: { 市: 1, 区: 1, odd fen: 县 } }", "没有名为“县”的分担方")]
    [InlineData("{ id: a, title: 甲, ours: 试, amount: 1元, when: 没有这个 > 1 }", "没有这个")]
    public void A_faulty_benefit_is_told_where_it_stands(string benefit, string says)
    {
        var text = Library.Text("examples/grants/policy.yaml").Replace("benefits:\n", $"benefits:\n  - {benefit}\n", StringComparison.Ordinal);
        var line = text[..text.IndexOf("benefits:\n", StringComparison.Ordinal)].Count(c => c == '\n') + 2;

        var findings = PackReader.Read(text, "grants", Library.Vocabulary).Findings.Where(f => f.Severity == Severity.Error).ToArray();

        findings.ShouldContain(f => f.What.Contains(says, StringComparison.Ordinal) && f.Place.Line == line, string.Join('\n', findings));
    }
}
