using System.Collections.Frozen;

namespace Miaopu.Feel;

/// <summary>All functions of the language (DMN 1.5, 10.3.4), by name.</summary>
internal static partial class FunctionLibrary
{
    private static readonly FrozenDictionary<string, OwnFunction> All = Everything().ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => All.Keys;

    public static IReadOnlyList<string> NamesOfSeveralWords { get; } = [.. All.Keys.Where(n => n.Contains(' '))];

    public static OwnFunction? Find(string name) => All.GetValueOrDefault(name);

    private static IEnumerable<OwnFunction> Everything()
        => [.. Basics()];

    private static OwnFunction Define(string name, FunctionBody body, params string[] forms)
        => new(name, Unknowns.Spread, body, [.. forms.Select(CallForm.Read)]);

    private static OwnFunction Define(string name, Unknowns unknowns, FunctionBody body, params string[] forms)
        => new(name, unknowns, body, [.. forms.Select(CallForm.Read)]);

    private static IEnumerable<OwnFunction> Basics()
    {
        yield return Define("not", Unknowns.Own, (in Call call) => call[0].Kind is FeelKind.Boolean or FeelKind.Unknown or FeelKind.Null
            ? Logic.Not(call[0]) : call.WrongKind(0, "真假值"), "negand");
        yield return Define("count", Unknowns.Hold, (in Call call) => call.IsListOrAll(out var list)
            ? FeelValue.Of((decimal)list.Count) : call.WrongKind(0, "列表"), "list...");
        yield return Define("sum", (in Call call) =>
        {
            if (!call.IsListOrAll(out var list) || list.Count == 0)
            {
                return default;
            }

            var sum = FeelValue.Of(0m);
            foreach (var item in list)
            {
                if (item.Kind != FeelKind.Number)
                {
                    return call.Error($"只能对数值求和，而不是{Comparison.Name(item)}");
                }

                sum = Numbers.Add(sum, item);
            }

            return sum;
        }, "list...");
    }
}
