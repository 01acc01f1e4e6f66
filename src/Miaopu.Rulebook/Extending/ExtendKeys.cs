namespace Miaopu.Rulebook;

/// <summary>The keys by which a pack extends another.</summary>
internal static class ExtendKeys
{
    internal static readonly Shape Extends = new("extends", "在另一个政策包（基准包）的基础上：这里只写改动，新增的内容写在各自的部分里");
    internal static readonly Key<TextKind> Policy = Extends.Text("policy", "基准包的编号", needed: true);
    internal static readonly Key<TextKind> Hash = Extends.Text("hash", "基准包文本的 SHA-256，64 位十六进制", needed: true);
    internal static readonly Key<ListKind> Changes = Extends.List("changes", "对基准包内容的改动", () => Change!);

    internal static readonly Shape Change = new Shape("change", "对基准包一项内容的改动").Resting(needed: true).With(ComparisonKeys.All);
    internal static readonly Key<TextKind> Tightens = Change.Text("tightens", "收紧哪一项：条件或部分（如 criteria.room.1）配新的界限，别的（时间窗、天数、名额、金额、禁报年限……）配 with；不得比基准宽");
    internal static readonly Key<TextKind> Relaxes = Change.Text("relaxes", "放宽哪一项，写法同 tightens；不得比基准严");
    internal static readonly Key<TextKind> Replaces = Change.Text("replaces", "改写哪一项，如 windows.考核期，配 with");
    internal static readonly Key<TextKind> Removes = Change.Text("removes", "不用哪一项");
    internal static readonly IReadOnlyList<Key<TextKind>> Ways = Change.ExactlyOne(Tightens, Relaxes, Replaces, Removes);
    internal static readonly Key<AnyKind> With = Change.Add("with", "replaces 时（或 tightens、relaxes 一整项时）改成什么，写法与原处相同；没有自己的依据时用这处改动的", new AnyKind(), needed: false);
}
