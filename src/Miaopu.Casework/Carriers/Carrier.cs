namespace Miaopu.Casework.Carriers;

/// <summary>载体: a makerspace, incubator … run by a unit. What kind it is and what holds for it is said by vocabulary and packs.</summary>
public sealed class Carrier
{
    public const int LongestName = 200;

    public const int LongestAddress = 300;

    private Carrier()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>运营机构.</summary>
    public Guid OperatorId { get; private set; }

    /// <summary>The operator's place in the forest, so that rows are filtered without a join.</summary>
    public string OperatorPath { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    /// <summary>载体类型, a word of the vocabulary.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>GB/T 2260 code of where it stands.</summary>
    public string? Division { get; private set; }

    public string Address { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    public int Version { get; private set; }

    public static Carrier Found(Guid id, Organisations.Organisation @operator, string name, string kind, string? division, string address, DateTime now) => new()
    {
        Id = id,
        OperatorId = @operator.Id,
        OperatorPath = @operator.Path,
        Name = name.Trim(),
        Kind = kind,
        Division = division,
        Address = address.Trim(),
        CreatedAt = now,
    };

    public void Describe(string name, string kind, string? division, string address)
    {
        Name = name.Trim();
        Kind = kind;
        Division = division;
        Address = address.Trim();
    }
}
