using YamlDotNet.Serialization;

namespace Miaopu.Web.Features.Demonstration;

/// <summary>A demonstration as its data file says it. Ids are short names that hold within the file.</summary>
public sealed class Province
{
    /// <summary>Where the business clock stands at first, Chinese time.</summary>
    public string Clock { get; set; } = "";

    /// <summary>The password of every demonstration account.</summary>
    public string Password { get; set; } = "";

    public List<AuthorityLineOfFile> Authorities { get; set; } = [];

    public List<UnitOfFile> Units { get; set; } = [];

    public List<PersonOfFile> People { get; set; } = [];

    public List<RoundOfFile> Rounds { get; set; } = [];

    public List<CarrierOfFile> Carriers { get; set; } = [];

    public static Province Read(string text) => new DeserializerBuilder()
        .WithNamingConvention(YamlDotNet.Serialization.NamingConventions.LowerCaseNamingConvention.Instance)
        .Build().Deserialize<Province>(text);
}

public sealed class AuthorityLineOfFile
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Under { get; set; }

    public string? Division { get; set; }

    public bool Recommends { get; set; }
}

public sealed class UnitOfFile
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    [YamlMember(Alias = "credit code", ApplyNamingConventions = false)]
    public string CreditCode { get; set; } = "";

    public string Under { get; set; } = "";

    public string Division { get; set; } = "";
}

public sealed class PersonOfFile
{
    [YamlMember(Alias = "sign-in", ApplyNamingConventions = false)]
    public string SignIn { get; set; } = "";

    public string Name { get; set; } = "";

    public string Of { get; set; } = "";

    public List<string> Roles { get; set; } = [];

    public ExpertOfFile? Expert { get; set; }

    /// <summary>What the sign-in page says of the account; left out, the page does not list it.</summary>
    public string? Shown { get; set; }
}

public sealed class ExpertOfFile
{
    public string Employer { get; set; } = "";

    public string Fields { get; set; } = "";
}

public sealed class RoundOfFile
{
    public string By { get; set; } = "";

    public List<string> Policies { get; set; } = [];

    public string Title { get; set; } = "";

    public Dictionary<string, string> Dates { get; set; } = [];

    public string Notice { get; set; } = "";

    public string Contacts { get; set; } = "";
}

public sealed class CarrierOfFile
{
    public string Of { get; set; } = "";

    public string Name { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Division { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary>Ledger → its records, each field → text as a person would type it.</summary>
    public Dictionary<string, List<Dictionary<string, string?>>> Ledgers { get; set; } = [];
}
