namespace Miaopu.Rulebook;

/// <summary>The keys of policy.yaml itself.</summary>
internal static class PackKeys
{
    internal static readonly Shape Pack = new("pack", "政策包：一项政策写成的数据");
    internal static readonly Key<NamedKind> Tables = Pack.Named("tables", "决策表：由几项输入得出等级、档次或金额", () => TableKeys.Table);
}
