using System.Collections.Immutable;

namespace Miaopu.Feel;

/// <summary>
/// The names an expression may use, and the named types it may test against. Names may hold Chinese characters, digits,
/// spaces and signs: where several declared names begin at the same place, the longest is meant (DMN 1.5, 10.3.1.4).
/// Cannot be changed; <see cref="With"/> gives a larger one.
/// </summary>
public sealed class FeelScope
{
    private FeelScope(ImmutableDictionary<string, FeelType> names, ImmutableDictionary<string, FeelType> types, bool lenient)
        => (Names, Types, UndeclaredAreNull) = (names, types, lenient);

    /// <summary>No names at all.</summary>
    public static FeelScope Empty { get; } = new(
        ImmutableDictionary.Create<string, FeelType>(StringComparer.Ordinal), ImmutableDictionary.Create<string, FeelType>(StringComparer.Ordinal), false);

    internal ImmutableDictionary<string, FeelType> Names { get; }

    internal ImmutableDictionary<string, FeelType> Types { get; }

    internal bool UndeclaredAreNull { get; }

    /// <summary>The declared names.</summary>
    public IEnumerable<string> Declared => Names.Keys;

    /// <summary>A scope of these names, their types left open.</summary>
    public static FeelScope Of(params IEnumerable<string> names)
        => new(Empty.Names.SetItems(names.Select(name => new KeyValuePair<string, FeelType>(Tidy(name), FeelType.Any))), Empty.Types, false);

    /// <summary>The type of a declared name, or null if the name is not declared.</summary>
    public FeelType? TypeOf(string name) => Names.GetValueOrDefault(name);

    /// <summary>This scope and one name more.</summary>
    public FeelScope With(string name, FeelType? type = null) => new(Names.SetItem(Tidy(name), type ?? FeelType.Any), Types, UndeclaredAreNull);

    /// <summary>This scope and one named type more, for <c>instance of</c> and for parameters of functions.</summary>
    public FeelScope WithType(string name, FeelType type) => new(Names, Types.SetItem(Tidy(name), type), UndeclaredAreNull);

    /// <summary>
    /// This scope read as the standard does at run time: a name that is not declared is null and an error of the evaluation,
    /// not of the text.
    /// </summary>
    public FeelScope WithUndeclaredAsNull() => new(Names, Types, true);

    private static string Tidy(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
