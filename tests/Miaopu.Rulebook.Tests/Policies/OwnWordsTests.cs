using System.Text;

namespace Miaopu.Rulebook.Tests.Policies;

/// <summary>
/// Packs cite their sources and say things in words of their own: no run of twelve characters stands in both, but for titles and words of a list. The sources lie
/// beside the repository and not in it, so the shipped texts are held against them only where they are at hand.
/// </summary>
public sealed class OwnWordsTests
{
    private const int Run = 12;

    /// <summary>What may stand in both: names of documents, and words that the sources set side by side in lists.</summary>
    private static readonly string[] Excepted =
    [
        "关于开展2021年度省级众创空间和专业化众创空间备案工作的通知",
        "辽宁省专业化众创空间建设工作指引（试行）",
        "辽科办发〔2019〕46号",
        "辽宁省专业化众创空间备案申请表（附件4）",
        "辽宁省专业化众创空间备案报告（附件5）",
        "辽宁省专业化众创空间备案相关证明材料（附件6）",
        "辽宁省专业化众创空间备案",
        "辽宁省众创空间备案申请表（附件1）",
        "辽宁省众创空间备案报告（附件2）",
        "辽宁省众创空间备案相关证明材料（附件3）",
        "众创空间（含专业化）备案推荐汇总表",
        "龙头骨干企业、科研院所、高校",
        "龙头骨干企业、科研院所",
        "研发设计、检验检测、模型加工",
        "创业投资基金或创新基金",
        "免费或低成本的互联网接入",
        "湖南省促进众创空间发展与管理办法（试行）",
        "430S00005/2016-27136",
        "苏办发〔2015〕34号",
        "钦州市大力促进众创空间发展工作方案",
        "上海市众创空间发展实施细则",
        "关于众创空间建设与发展的调研报告",
        "河东区政协共青团、青联界别活动组",
        "通辽市加快提升科技企业孵化器和众创空间质量工作机制",
        "通辽市科技企业孵化器和众创空间质量提升机制",
        "通辽市科技创新领导小组办公室",
        "通创办发〔2023〕2号",
        "111505000116402493/2024-03196",
        "自治区级科技企业孵化器",
    ];

    public static TheoryData<string> Texts =>
        [.. Directory.GetFiles(Library.Path(""), "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Library.Path(""), f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_policy_repeats_its_source(string file) =>
        Copies(Library.Text(file), Sources()).ShouldBeEmpty($"{file} should cite, and say it in words of its own");

    [Fact]
    public void Twelve_characters_in_a_row_are_a_copy_whatever_the_spaces()
    {
        string[] source = ["提供不少于 20 个创业工位，入驻创业团队和企业不低于 15 家。"];

        Copies("hint: 不少于20个创业工位，入驻", source).ShouldBe(["不少于20个创业工位，入驻"]);
        Copies("hint: 不少于20个创业工位，另", source).ShouldBeEmpty();
        Copies("title: 辽宁省专业化众创空间建设工作指引（试行）", ["《辽宁省专业化众创空间建设工作指引(试行)》的通知"]).ShouldBeEmpty();
    }

    private static string[] Sources()
    {
        var folder = Library.Path("../../shared/seeds");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.txt").Select(File.ReadAllText)] : [];
    }

    /// <summary>The longest runs of a text that stand in a source, line by line.</summary>
    private static List<string> Copies(string text, IEnumerable<string> sources)
    {
        var known = string.Join('\n', sources.Select(Plain));
        var copies = new List<string>();
        foreach (var line in text.Split('\n').Select(Plain).Select(WithoutExcepted))
        {
            for (var from = 0; from + Run <= line.Length;)
            {
                var length = 0;
                while (from + length < line.Length && line[from + length] != '\n' && known.Contains(line.Substring(from, length + 1), StringComparison.Ordinal))
                {
                    length++;
                }

                if (length >= Run)
                {
                    copies.Add(line.Substring(from, length));
                }

                from += Math.Max(1, length >= Run ? length : 1);
            }
        }

        return copies;
    }

    private static string WithoutExcepted(string line) => Excepted.Aggregate(line, (l, e) => l.Replace(e, "\n", StringComparison.Ordinal));

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Where(c => !char.IsWhiteSpace(c)))
        {
            plain.Append(c switch { '(' => '（', ')' => '）', _ => c });
        }

        return plain.ToString();
    }
}
