namespace Miaopu.Rulebook;

/// <summary>Kinds of document that a procedure makes.</summary>
public enum DocumentKind
{
    /// <summary>An official letter.</summary>
    Letter,

    /// <summary>A table with one row a case.</summary>
    Table,

    /// <summary>A numbered certificate.</summary>
    Certificate,
}

/// <summary>A document that the procedure makes.</summary>
public sealed record PackDocument
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>Letter, table or certificate.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Id of the body that issues it.</summary>
    public required string By { get; init; }

    /// <summary>The text of a letter or certificate with <c>{placeholders}</c>, or null.</summary>
    public string? Text { get; init; }

    /// <summary>The columns of a table.</summary>
    public IReadOnlyList<DocumentColumn> Columns { get; init; } = [];

    /// <summary>Pattern of a certificate's number with <c>{year}</c> and <c>{serial:4}</c>, or null.</summary>
    public string? Number { get; init; }

    /// <summary>Years a certificate is valid, or null for no term.</summary>
    public int? ValidYears { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }
}

/// <summary>A column of a table: a measure, a fact of the case, or what the applicant wrote. One of the three.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Measure">Name of a measure, or null.</param>
/// <param name="Fact">One of <see cref="CaseFacts"/>, or null.</param>
/// <param name="Writes">Id of a form field, or null.</param>
public sealed record DocumentColumn(string Title, string? Measure, string? Fact, string? Writes = null);

/// <summary>The facts of a case that tables and texts may name.</summary>
public static class CaseFacts
{
    /// <summary>Every name, in no particular order: rank, carrier, kind, operator, credit code, division, recommender, contact, phone, email, receipt, opinion, title, number, day, year, count, round.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "rank", "carrier", "kind", "operator", "credit code", "division", "recommender", "contact", "phone", "email", "receipt",
        "opinion", "title", "number", "day", "year", "count", "round",
    ];
}
