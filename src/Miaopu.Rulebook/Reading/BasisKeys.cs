namespace Miaopu.Rulebook;

/// <summary>What every item may say of what it rests on.</summary>
internal static class BasisKeys
{
    private static readonly Shape Shape = new("basis", "依据");
    internal static readonly Key<TextsKind> Cite = Shape.Texts("cite", "依据的条款：文件编号、空格、条款号，如 NOTICE 二(一)3；可以是几条");
    internal static readonly Key<TextKind> Ours = Shape.Text("ours", "没有文件要求而由本包自定时，写明理由");
    internal static readonly Key<TextKind> Reading = Shape.Text("reading", "条款留有余地时，本包如何理解；解释中作为“本包的理解”显示");

    /// <summary>cite, ours and reading, for the shapes that take them in.</summary>
    internal static readonly IReadOnlyList<Key> All = Shape.Keys;
}
