namespace Miaopu.Web.Host;

/// <summary>What a host is started with. Everything has a default, so that one command without set-up runs the product.</summary>
public sealed record HostSettings
{
    /// <summary>Development (demonstration, steppable clock) or Production.</summary>
    public string Environment { get; init; } = Environments.Development;

    /// <summary>Where it listens; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Folder for the SQLite file and for stored files; created if missing.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Npgsql connection string; null for the embedded SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>Seeds the demonstration province into an empty database. Development only.</summary>
    public bool Demonstration { get; init; } = true;

    /// <summary>Most bytes of one uploaded file.</summary>
    public long LargestFile { get; init; } = 100L * 1024 * 1024;

    public bool IsDevelopment => Environment == Environments.Development;

    /// <summary>From MIAOPU_URL, MIAOPU_DATA, MIAOPU_POSTGRES, MIAOPU_DEMO and the usual DOTNET_ENVIRONMENT.</summary>
    public static HostSettings FromEnvironment()
    {
        var defaults = new HostSettings();
        return new HostSettings
        {
            Environment = Read("DOTNET_ENVIRONMENT") ?? Read("ASPNETCORE_ENVIRONMENT") ?? defaults.Environment,
            Url = Read("MIAOPU_URL") ?? defaults.Url,
            DataFolder = Path.GetFullPath(Read("MIAOPU_DATA") ?? defaults.DataFolder),
            Postgres = Read("MIAOPU_POSTGRES"),
            Demonstration = Read("MIAOPU_DEMO") is not ("0" or "no" or "off"),
        };
    }

    private static string? Read(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
