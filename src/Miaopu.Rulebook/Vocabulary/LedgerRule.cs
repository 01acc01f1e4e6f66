namespace Miaopu.Rulebook;

/// <summary>A rule across the fields of a record, such as "parts do not exceed the total".</summary>
public sealed class LedgerRule
{
    private readonly Func<LedgerRow, bool> _broken;

    internal LedgerRule(string text, string says, IReadOnlyList<string> about, Func<LedgerRow, bool> broken) =>
        (Text, Says, About, _broken) = (text, says, about, broken);

    /// <summary>The rule in FEEL.</summary>
    public string Text { get; }

    /// <summary>The Chinese sentence shown when it is broken.</summary>
    public string Says { get; }

    /// <summary>The fields it is shown beside.</summary>
    public IReadOnlyList<string> About { get; }

    /// <summary>False only when the row certainly breaks the rule; blank fields leave it undecided, and so true.</summary>
    public bool Holds(LedgerRow row) => !_broken(row);
}
