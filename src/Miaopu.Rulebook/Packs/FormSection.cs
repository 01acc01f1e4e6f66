namespace Miaopu.Rulebook;

/// <summary>A section of the application form: what is shown derived, and what is written.</summary>
public sealed record FormSection
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>Names of measures shown with their source and not typed.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>Names of ledgers whose rows at the cutoff are shown as tables.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>What the applicant writes.</summary>
    public IReadOnlyList<FormField> Writes { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }
}

/// <summary>A field that the applicant writes. Its type and limits are those of a ledger field.</summary>
/// <param name="Id">Id, unique in the form.</param>
/// <param name="Field">Label, type, length, hint, whether it is required.</param>
public sealed record FormField(string Id, Field Field)
{
    /// <summary>What people read beside it.</summary>
    public string Label => Field.Label;

    /// <summary>Whether an application without it cannot be submitted.</summary>
    public bool Required => Field.Required;

    /// <summary>Longest text in characters.</summary>
    public int MaxLength => Field.MaxLength;

    /// <summary>A sentence that helps, or null.</summary>
    public string? Hint => Field.Hint;
}
