namespace Miaopu.Rulebook;

/// <summary>One of several values that a number has in turn.</summary>
/// <param name="Item">The number: the item's path in the pack and the key.</param>
/// <param name="Text">The value as written, with its unit.</param>
/// <param name="From">The first day on which it holds; null from ever.</param>
/// <param name="To">The last day on which it holds, included; null for ever.</param>
/// <param name="Basis">What this value rests on, where it says so itself.</param>
/// <param name="Place">Where it stands.</param>
public sealed record DatedNumber(string Item, string Text, DateOnly? From, DateOnly? To, Basis Basis, Place Place)
{
    /// <summary>When it holds, as people read it: 2021-01-01 起, 2020-12-31 止, 2020-01-01 至 2020-12-31.</summary>
    public string Days => (From, To) switch
    {
        ({ } from, { } to) => $"{FieldValue.Of(from)} 至 {FieldValue.Of(to)}",
        ({ } from, null) => $"{FieldValue.Of(from)} 起",
        (null, { } to) => $"{FieldValue.Of(to)} 止",
        _ => "一直",
    };

    internal bool Holds(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || day <= to);
}
