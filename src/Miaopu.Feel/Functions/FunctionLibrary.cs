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
        =>
        [
            .. ConversionFunctions(), .. StringFunctions(), .. ListFunctions(), .. AggregateFunctions(),
            .. NumberFunctions(), .. RangeFunctions(), .. ContextFunctions(), .. DateFunctions(),
        ];

    private static OwnFunction Define(string name, FunctionBody body, params string[] forms)
        => new(name, Unknowns.Spread, body, [.. forms.Select(CallForm.Read)]);

    private static OwnFunction Define(string name, Unknowns unknowns, FunctionBody body, params string[] forms)
        => new(name, unknowns, body, [.. forms.Select(CallForm.Read)]);
}
