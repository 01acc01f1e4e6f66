namespace Miaopu.Rulebook;

/// <summary>
/// The keys that one kind of mapping may have. Readers ask with them, the JSON Schema lists them, so the two cannot part: a key that is not declared
/// in its section's shape cannot be asked for.
/// </summary>
/// <param name="name">Its name among the definitions of the schema.</param>
/// <param name="says">One Chinese sentence on what such a mapping is.</param>
internal sealed class Shape(string name, string says)
{
    private readonly List<Key> _keys = [];
    private readonly List<IReadOnlyList<Key>> _exactlyOne = [];

    internal string Name => name;

    internal string Says => says;

    internal IReadOnlyList<Key> Keys => _keys;

    /// <summary>Groups of which exactly one key must be there.</summary>
    internal IReadOnlyList<IReadOnlyList<Key>> Alternatives => _exactlyOne;

    /// <summary>The kind of the values where the author chooses keys beside the declared ones, as the fields of a record; else null.</summary>
    internal Kind? Others { get; init; }

    /// <summary>Whether such a mapping must say what it rests on: cite or ours.</summary>
    internal bool NeedsBasis { get; private set; }

    internal Key<TextKind> Text(string word, string says, bool needed = false) => Add(word, says, new TextKind(), needed);

    internal Key<ExpressionKind> Feel(string word, string says, bool needed = false) => Add(word, says, new ExpressionKind(), needed);

    internal Key<FlagKind> Flag(string word, string says) => Add(word, says, new FlagKind(), false);

    internal Key<NumberKind> Number(string word, string says, bool needed = false) => Add(word, says, new NumberKind(), needed);

    /// <summary>A number that measures something as of the cutoff, and so may have one value after another.</summary>
    internal Key<NumberKind> Dated(string word, string says, bool needed = false) => Add(word, says, new NumberKind(dated: true), needed);

    internal Key<WholeKind> Whole(string word, string says, string? unit = null) => Add(word, says, new WholeKind(unit), false);

    internal Key<WholeKind> DatedWhole(string word, string says, string? unit = null) => Add(word, says, new WholeKind(unit, dated: true), false);

    internal Key<DayKind> Day(string word, string says, bool needed = false) => Add(word, says, new DayKind(), needed);

    internal Key<LooseKind> Loose(string word, string says, bool needed = false) => Add(word, says, new LooseKind(), needed);

    internal Key<TextsKind> Texts(string word, string says) => Add(word, says, new TextsKind(), false);

    internal Key<MapKind> Below(string word, string says, Func<Shape> shape, bool needed = false) => Add(word, says, new MapKind(shape), needed);

    internal Key<ListKind> List(string word, string says, Func<Shape> shape) => Add(word, says, new ListKind(new MapKind(shape)), false);

    internal Key<NamedKind> Named(string word, string says, Kind value) => Add(word, says, new NamedKind(value), false);

    internal Key<NamedKind> Named(string word, string says, Func<Shape> shape) => Named(word, says, new MapKind(shape));

    internal Key<EitherKind> Either(string word, string says, params Kind[] kinds) => Add(word, says, new EitherKind(kinds), false);

    /// <summary>One of some words, which must be there.</summary>
    internal Key<ChoiceKind<T>> Choice<T>(string word, string says, params (string Word, T Value)[] choices)
        where T : struct => Add(word, says, new ChoiceKind<T>(null, choices), true);

    /// <summary>One of some words, <paramref name="otherwise"/> where the key is left out.</summary>
    internal Key<ChoiceKind<T>> Choice<T>(string word, string says, T otherwise, params (string Word, T Value)[] choices)
        where T : struct => Add(word, says, new ChoiceKind<T>(otherwise, choices), false);

    /// <summary>One of some words, which must be there where the reader asks for it: whether it does depends on other keys.</summary>
    internal Key<ChoiceKind<T>> ChoiceIfAsked<T>(string word, string says, params (string Word, T Value)[] choices)
        where T : struct => Add(word, says, new ChoiceKind<T>(null, choices), false);

    internal Key<T> Add<T>(string word, string says, T kind, bool needed)
        where T : Kind
    {
        var key = new Key<T>(word, says, kind, needed);
        _keys.Add(key);
        return key;
    }

    /// <summary>Takes in the keys of another shape, such as those of a citation.</summary>
    internal Shape With(params IEnumerable<Key> keys)
    {
        _keys.AddRange(keys);
        return this;
    }

    /// <summary>Takes in cite, ours and reading.</summary>
    internal Shape Resting(bool needed)
    {
        NeedsBasis = needed;
        return With(BasisKeys.All);
    }

    /// <summary>Of these keys a mapping has exactly one.</summary>
    internal IReadOnlyList<T> ExactlyOne<T>(params IReadOnlyList<T> keys)
        where T : Key
    {
        _exactlyOne.Add([.. keys]);
        return keys;
    }
}
