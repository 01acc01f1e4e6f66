namespace Miaopu.Rulebook;

/// <summary>Where a material comes from.</summary>
public enum MaterialOrigin
{
    /// <summary>The applicant uploads it.</summary>
    Upload,

    /// <summary>The system makes it of the form and the ledgers.</summary>
    Form,
}

/// <summary>A paper that an application brings.</summary>
public sealed record Material
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The name people read.</summary>
    public required string Title { get; init; }

    /// <summary>Uploaded, or made of the form.</summary>
    public MaterialOrigin Origin { get; init; }

    /// <summary>Whether an application without it cannot be submitted.</summary>
    public bool Required { get; init; }

    /// <summary>Kinds of file that are accepted, such as pdf, docx, jpg.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The material of which this one is a part, or null.</summary>
    public string? PartOf { get; init; }

    /// <summary>A sentence that helps, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }
}
