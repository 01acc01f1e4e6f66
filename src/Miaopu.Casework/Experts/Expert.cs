namespace Miaopu.Casework.Experts;

/// <summary>评审专家：a person in the pool of an authority. Name and contacts are those of the person's account.</summary>
public sealed class Expert
{
    private Expert()
    {
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The authority whose pool it is.</summary>
    public Guid AuthorityId { get; private set; }

    /// <summary>Where the expert works, as written; a case of that organisation is a conflict of interest.</summary>
    public string Employer { get; private set; } = "";

    /// <summary>Fields of expertise, as written.</summary>
    public string Fields { get; private set; } = "";

    public DateTime Since { get; private set; }

    public DateTime? Until { get; private set; }

    public int Version { get; private set; }

    public static Expert Enter(Guid id, Guid personId, Guid authorityId, string employer, string fields, DateTime now) => new()
    {
        Id = id,
        PersonId = personId,
        AuthorityId = authorityId,
        Employer = employer.Trim(),
        Fields = fields.Trim(),
        Since = now,
    };

    internal void Describe(string employer, string fields) => (Employer, Fields) = (employer.Trim(), fields.Trim());

    internal void Return(string employer, string fields)
    {
        Describe(employer, fields);
        Until = null;
    }

    internal void Leave(DateTime now) => Until = now;
}
