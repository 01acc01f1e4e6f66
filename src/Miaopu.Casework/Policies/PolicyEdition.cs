namespace Miaopu.Casework.Policies;

public enum PolicyState
{
    /// <summary>草案: can be read and tried, binds nobody.</summary>
    Draft = 1,

    /// <summary>生效: published; rounds may be opened under it while its days in force last.</summary>
    InForce = 2,

    /// <summary>废止: binds no new round. Rounds that pinned it go on under it.</summary>
    Repealed = 3,
}

/// <summary>One text of a policy pack (政策包), addressed by its SHA-256. The text never changes: a change is another edition.</summary>
public sealed class PolicyEdition
{
    private PolicyEdition()
    {
    }

    /// <summary>SHA-256 of the text in UTF-8, 64 lower-case hex digits.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Id of the policy, the same for all its editions.</summary>
    public string PolicyId { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Whose policy it is, as the pack says: a division's code or an organisation's name.</summary>
    public string Authority { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>The vocabulary it was published with; it is read with no other.</summary>
    public string VocabularyHash { get; private set; } = "";

    public PolicyState State { get; private set; }

    /// <summary>First day in force, by the text.</summary>
    public DateOnly InForceFrom { get; private set; }

    /// <summary>Last day in force, by the text; null for no end.</summary>
    public DateOnly? InForceTo { get; private set; }

    public DateTime AddedAt { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    public Guid? PublishedBy { get; private set; }

    /// <summary>Name of the organisation that published it, as it was then.</summary>
    public string? PublishedFor { get; private set; }

    public DateTime? RepealedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsInForce(DateOnly day) => State == PolicyState.InForce && InForceFrom <= day && (InForceTo is null || day <= InForceTo);

    internal static PolicyEdition Draft(Rulebook.PolicyPack pack, string vocabularyHash, DateTime now) => new()
    {
        Hash = pack.Hash,
        PolicyId = pack.Id,
        Title = pack.Title,
        Authority = pack.Authority,
        Text = pack.Text,
        VocabularyHash = vocabularyHash,
        State = PolicyState.Draft,
        InForceFrom = pack.InForceFrom,
        InForceTo = pack.InForceTo,
        AddedAt = now,
    };

    internal void Publish(Guid by, string @for, DateTime now)
    {
        State = PolicyState.InForce;
        PublishedAt = now;
        PublishedBy = by;
        PublishedFor = @for;
    }

    internal void Repeal(DateTime now)
    {
        State = PolicyState.Repealed;
        RepealedAt = now;
    }
}
