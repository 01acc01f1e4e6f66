namespace Miaopu.Rulebook;

/// <summary>One item of a pack laid out for comparison.</summary>
/// <param name="Group">What it is about.</param>
/// <param name="Sort">What sort of item, as people read it.</param>
/// <param name="Key">By what it is found in another pack, among those of its sort and <see cref="Within"/>.</param>
/// <param name="Title">What people read.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Traits">Its aspects.</param>
internal sealed record PackItem(ChangeGroup Group, string Sort, string Key, string Title, Basis Basis, IReadOnlyList<Trait> Traits)
{
    /// <summary>The item that it belongs to: a clause to its source. Compared only where both packs have that one; empty for none.</summary>
    internal string Within { get; init; } = "";

    /// <summary>What it means for applicants that it is there.</summary>
    internal ChangeDirection WhenAdded { get; init; } = ChangeDirection.None;

    /// <summary>Has no name of its own: what is left over on both sides is paired in order.</summary>
    internal bool Nameless { get; init; }

    /// <summary>What rests on it.</summary>
    internal ChangeReach Reach { get; init; } = ChangeReach.Nothing;

    /// <summary>What it says, in one phrase.</summary>
    internal string Summary => string.Join("；", Traits.Where(t => t.Tells).Select(t => t.Plain ? t.Text : $"{t.Name} {t.Text}"));
}

/// <summary>One aspect of an item.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Text">Its value; empty where the item has none.</param>
internal sealed record Trait(string Name, string Text)
{
    /// <summary>The value as a number where a greater or smaller one is stricter.</summary>
    internal decimal? Number { get; init; }

    /// <summary>What a greater number means.</summary>
    internal ChangeDirection Rising { get; init; } = ChangeDirection.None;

    /// <summary>The value where it is a threshold.</summary>
    internal Comparison? Bar { get; init; }

    /// <summary>By what it is the same as another's; the text where that says it all. Whoever is only called differently is the same.</summary>
    internal string? Id { get; init; }

    /// <summary>Whether another has the same value.</summary>
    internal bool IsSame(Trait other) =>
        Bar is { } bar && other.Bar is { } bars ? Miaopu.Rulebook.Bar.Value(bar) == Miaopu.Rulebook.Bar.Value(bars) : (Id ?? Text) == (other.Id ?? other.Text);

    /// <summary>What any change of it means, where numbers do not tell.</summary>
    internal ChangeDirection AnyChange { get; init; } = ChangeDirection.None;

    /// <summary>The group under which a change of it is told, where that is not the item's.</summary>
    internal ChangeGroup? Group { get; init; }

    /// <summary>Tells the item by itself, without its name before it.</summary>
    internal bool Plain { get; init; }

    /// <summary>What is told of an item that came or went.</summary>
    internal bool Tells => Text.Length > 0 && Group is null && Text is not (None or No or Unlimited) && Name != Traits.Title;

    internal const string None = "没有";

    internal const string No = "否";

    internal const string Unlimited = "不限";
}

/// <summary>Makes traits.</summary>
internal static class Traits
{
    internal const string Title = "名称";

    internal static Trait Named(string title) => new(Title, title);

    internal static Trait Text(string name, string? text) => new(name, text ?? "");

    /// <summary>What bears on results, though nobody can say which way.</summary>
    internal static Trait Weighty(string name, string? text) => new(name, text ?? "") { AnyChange = ChangeDirection.Unclear };

    /// <summary>An item of the pack, known by its id and shown by its name.</summary>
    internal static Trait Points(string name, string? id, string? shown) => new(name, shown ?? id ?? "") { Id = id ?? "" };

    internal static Trait List(string name, IEnumerable<string> texts) => new(name, string.Join('、', texts));

    internal static Trait Flag(string name, bool set, ChangeDirection whenSet = ChangeDirection.None) =>
        new(name, set ? "是" : Trait.No) { Number = set ? 1 : 0, Rising = whenSet };

    /// <summary>A number of which there may be none; none is as much as 0.</summary>
    internal static Trait Figure(string name, decimal? number, string? unit, ChangeDirection rising) =>
        new(name, number is { } known ? Figures.WithUnit(known, unit) : Trait.None) { Number = number ?? 0, Rising = rising };

    /// <summary>A limit of which there may be none; none is beyond every number.</summary>
    internal static Trait Limit(string name, decimal? number, string? unit, ChangeDirection rising) =>
        new(name, number is { } known ? Figures.WithUnit(known, unit) : Trait.Unlimited) { Number = number ?? decimal.MaxValue, Rising = rising };

    internal static Trait Time(string name, Term? term, ChangeDirection rising) =>
        new(name, term?.ToString() ?? Trait.None) { Number = term is { } t ? (decimal)t.Number * (t.Unit == TermUnit.Months ? 30 : t.Unit == TermUnit.WorkingDays ? 1.4m : 1) : decimal.MaxValue, Rising = rising };

    internal static IEnumerable<Trait> Of(Basis basis) =>
    [
        new("依据", string.Join('、', basis.Cites)) { Group = ChangeGroup.Sources },
        new("自定理由", basis.Ours ?? "") { Group = ChangeGroup.Sources },
        new("理解", basis.Reading ?? "") { Group = ChangeGroup.Sources },
    ];
}
