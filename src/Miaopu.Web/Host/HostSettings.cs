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

    /// <summary>Address under which people open the product: links in messages begin with it, and no other host name is answered. Null for whatever the request says.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Addresses or networks (as <c>10.0.0.0/8</c>) of the proxies in front; what they say of sender and protocol is believed. Null for this machine only.</summary>
    public IReadOnlyList<string>? Proxies { get; init; }

    /// <summary>The mail server for outgoing messages; null sends none.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>What a link in a message begins with.</summary>
    /// <param name="asked">The host's address as the present request has it.</param>
    public string LinkBase(string asked) => PublicUrl?.ToString() ?? asked;

    /// <summary>Refuses settings that do not go together.</summary>
    /// <exception cref="FormatException">Mail would go out with links to whatever host name a request made up, such as those to a new password.</exception>
    public void Check()
    {
        if (Mail is not null && PublicUrl is null)
        {
            throw new FormatException("设置了 MIAOPU_SMTP_HOST，还须用 MIAOPU_PUBLIC_URL 写明网站的完整地址：邮件里的重设密码链接以它开头，不能由请求来定。");
        }
    }

    /// <summary>Whether cookies go over TLS only: always in Production, unless the public address itself says <c>http</c>.</summary>
    public bool SecureCookies => !IsDevelopment && PublicUrl is not { Scheme: "http" };

    public bool IsDevelopment => Environment == Environments.Development;

    /// <summary>From the variables that docs/operations.md lists.</summary>
    /// <exception cref="FormatException">A variable holds what it cannot; the message names it.</exception>
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
            PublicUrl = Read("MIAOPU_PUBLIC_URL") is { } address ? PublicAddress(address) : null,
            Proxies = Read("MIAOPU_PROXIES")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Mail = MailSettings.Read(Read),
        };
    }

    private static Uri PublicAddress(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" }
            ? address : throw new FormatException($"MIAOPU_PUBLIC_URL 应是网站的完整地址，如 https://miaopu.example.cn，现在是“{text}”。");

    private static string? Read(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
