namespace Miaopu.Casework.Organisations;

public enum OrganisationKind
{
    /// <summary>主管部门: a bureau, zone, alliance or other body that others stand under.</summary>
    Authority = 1,

    /// <summary>申报单位: a legal person that runs carriers.</summary>
    Unit = 2,
}

public enum OrganisationState
{
    /// <summary>Signed up, waits for its authority.</summary>
    Pending = 1,
    Active = 2,
    Refused = 3,
    Suspended = 4,
}

/// <summary>One node of the forest of authorities and units.</summary>
public sealed class Organisation
{
    private Organisation()
    {
    }

    public Guid Id { get; private set; }

    public OrganisationKind Kind { get; private set; }

    public OrganisationState State { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Key by which Chinese names sort; computed by the store.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The authority it stands under; null for the root of a tree.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>Ids from the root to this node, each 32 hex digits followed by '/'. A node stands under another where its path starts with the other's.</summary>
    public string Path { get; private set; } = "";

    /// <summary>GB/T 2260 code; some authorities have none.</summary>
    public string? Division { get; private set; }

    /// <summary>统一社会信用代码 of a unit (GB 32100); null for authorities.</summary>
    public string? CreditCode { get; private set; }

    /// <summary>Whether an authority may recommend applications of its units (推荐权限).</summary>
    public bool MayRecommend { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Why a sign-up was refused.</summary>
    public string? Reason { get; private set; }

    public int Version { get; private set; }

    public bool StandsUnder(string path) => Path.StartsWith(path, StringComparison.Ordinal);

    public static Organisation Authority(Guid id, string name, Organisation? parent, string? division, bool mayRecommend, DateTime now) =>
        Make(id, OrganisationKind.Authority, OrganisationState.Active, name, parent, division, null, mayRecommend, now);

    /// <summary>A unit signs up under an authority and waits for its approval.</summary>
    public static Organisation SignUp(Guid id, string name, string creditCode, Organisation authority, string? division, DateTime now) =>
        Make(id, OrganisationKind.Unit, OrganisationState.Pending, name, authority, division, creditCode, false, now);

    /// <summary>A unit that was refused comes again, perhaps under another authority. Nothing stands under it yet, so its place may change.</summary>
    internal void SignUpAgain(string name, Organisation authority, string? division)
    {
        Name = name.Trim();
        ParentId = authority.Id;
        Path = authority.Path + Id.ToString("N") + "/";
        Division = division;
        State = OrganisationState.Pending;
        Reason = null;
    }

    internal void Correct(string name, string? division, bool mayRecommend)
    {
        Name = name.Trim();
        Division = division;
        MayRecommend = mayRecommend;
    }

    public void Approve() => State = OrganisationState.Active;

    public void Refuse(string reason)
    {
        State = OrganisationState.Refused;
        Reason = reason;
    }

    public void Suspend(string reason)
    {
        State = OrganisationState.Suspended;
        Reason = reason;
    }

    private static Organisation Make(
        Guid id, OrganisationKind kind, OrganisationState state, string name, Organisation? parent, string? division, string? code, bool mayRecommend, DateTime now) => new()
        {
            Id = id,
            Kind = kind,
            State = state,
            Name = name.Trim(),
            ParentId = parent?.Id,
            Path = (parent?.Path ?? "") + id.ToString("N") + "/",
            Division = division,
            CreditCode = code,
            MayRecommend = mayRecommend,
            CreatedAt = now,
        };
}
