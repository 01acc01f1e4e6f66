namespace Miaopu.Rulebook;

/// <summary>A kind of fault.</summary>
/// <param name="Code">The stable short name that findings carry.</param>
/// <param name="Title">What kind of fault it is, in Chinese.</param>
/// <param name="Mend">How to mend it, in Chinese.</param>
public sealed record FindingCode(string Code, string Title, string Mend);

/// <summary>Every kind of fault the linter knows, in the order of their codes.</summary>
public static class FindingCodes
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<FindingCode> All { get; } =
    [
        new("adjust", "改动落不到界限上", "在 to 中写有界限的度量，threshold 写成它能有的数"),
        new("band", "等级的得分范围有误", "从高到低写各档的下限和上限"),
        new("boolean-key", "键会被读作真假值", "换一个词，或给键加引号"),
        new("broken-yaml", "YAML 写法有误", "检查缩进、冒号、括号和引号是否成对"),
        new("citation", "引用的写法或条款不对", "写成“文件 条款”，条款要列在 sources 中"),
        new("clause-cited", "没有编码的条款却被引用", "改条款的下落，或去掉引用"),
        new("clause-uncited", "标为已编码的条款没有内容引用", "编码这一条款，或写明它的下落和原因"),
        new("curve", "折线的各点有误", "数值从小到大写；得分降低的写 falling: true"),
        new("cycle", "绕一圈用到了自己", "改其中一项，使它不再依赖自己"),
        new("dated-gap", "随日期而变的数有一段没有值", "补上这段时间的值，或改相邻两个值的起止日"),
        new("dated-overlap", "随日期而变的数有两个值日期重叠", "改起止日，使每一天只有一个值；首尾两天都算"),
        new("dates", "日期的先后不对", "改正先后"),
        new("deadline", "期限做不到", "把这一环节的期限改为更晚的日期"),
        new("duplicate", "同一名称写了两次", "改名，或去掉其中一处"),
        new("empty", "文件是空的", "写入内容；可从已发布的政策复制一份来改"),
        new("encoding", "文件不是 UTF-8 的文字", "另存为 UTF-8 编码，去掉不能显示的字符"),
        new("extends-base", "基准包没有找到或不是那一份", "把基准包放进政策库或先发布，核对后改写 hash"),
        new("fact", "案例中的记录与台账不合", "改正字段名或值"),
        new("feel", "FEEL 表达式有误", "按提示的位置改正表达式；文字要写在双引号里"),
        new("gap", "有的得分没有等级", "补上这一档，或改相邻两档的上下限"),
        new("material-unasked", "材料没有条款要求", "为材料写 cite，或让条件把它作为 evidence"),
        new("missing", "缺少必写的内容", "补上缺少的键"),
        new("no-basis", "没有写依据", "写 cite（文件和条款），或写 ours（自定的理由）"),
        new("outcome-kind", "结局的种类不属于这种流程", "评价写 graded、absent，授予称号的流程写 granted、refused、lapsed、withdrawn"),
        new("overlap", "同一得分属于两个等级", "改相邻两档的上下限"),
        new("override", "改动的说法与内容不符", "改界限，或改写 tightens、relaxes、replaces"),
        new("override-undecided", "比不出是不是收紧或放宽", "写 replaces"),
        new("quantile", "按名次占比的各档有误", "占比从小到大、得分从高到低写，都在 0% 到 100% 之间"),
        new("range", "数超出范围或上下颠倒", "改正数值"),
        new("several-documents", "一个文件有几份 YAML 文档", "分成几个文件"),
        new("shape", "内容不是这里应有的样子", "按提示改写"),
        new("share", "各等级的占比合计超过 100%", "减少其中一档的占比"),
        new("stage-act", "阶段的 act 不属于这种流程", "评价里写 score 和 grade，授予称号的流程里写别的"),
        new("stage-end", "阶段的结果不对", "按 act 写齐结果，去掉不属于它的"),
        new("stage-trap", "有的路走不到结局", "给出通往结局的去向"),
        new("stage-unreachable", "没有路通往这个阶段", "从别的阶段指过来，或去掉它"),
        new("steps", "分档有误", "数值从大到小写，不重复"),
        new("sum", "满分的合计不对", "改各项的满分或权重，使合计等于应有的数"),
        new("table-gap", "决策表有遗漏", "为所举的情形补规则，或写 otherwise"),
        new("table-idle", "决策表有永远轮不到的规则", "改规则的条件或先后，或去掉它"),
        new("table-overlap", "决策表有重叠", "改规则的条件使之不相交，或改 hit"),
        new("table-unchecked", "决策表不能检查或没有查完", "把测试写成与常数比较，或把表拆小"),
        new("time", "没有写统计时点或期间，或写法与台账不合", "写 at: cutoff 或 in: 时间窗"),
        new("too-large", "内容太多或太深", "拆成几个文件，或减少嵌套和别名"),
        new("type", "类型不合", "换成同类的值，或换一个字段"),
        new("unit", "单位不合", "写成与度量或字段相同的单位"),
        new("unknown-key", "没有这个键", "改成提示的键，或去掉"),
        new("unknown-name", "没有这个名称", "改成提示的名称，或先定义它"),
        new("unused", "没有用到", "去掉，或检查别处是否写错了名称"),
        new("weights", "有的列表项没有权重", "逐项写明，或用 else 写其余各项"),
    ];

    /// <summary>The kind of a code.</summary>
    public static FindingCode Of(string code) => All.FirstOrDefault(c => c.Code == code) ?? throw new KeyNotFoundException($"no kind of finding {code}");
}
