namespace Miaopu.Web.Look;

/// <summary>
/// Everything a layout shows around a page. The host fills it before rendering starts and hands it over as a cascading
/// value, so that no layout reads the database while the page beside it does.
/// </summary>
public sealed record ShellModel
{
    public static readonly ShellModel SignedOut = new();

    /// <summary>Path and query of the request; menu entries and list links are held against it.</summary>
    public string Address { get; init; } = "/";

    /// <summary>Null when nobody is signed in.</summary>
    public ShellPerson? Person { get; init; }

    /// <summary>Says, sealed, for whom the forms of this page are; null when nobody is signed in.</summary>
    public string? FormOwner { get; init; }

    /// <summary>At most nine entries in all.</summary>
    public IReadOnlyList<ShellGroup> Menu { get; init; } = [];

    public int UnreadNotices { get; init; }

    /// <summary>The steppable business clock; null wherever that door does not exist.</summary>
    public ShellClock? Clock { get; init; }

    /// <summary>What the request before this one has to say, shown once above the page.</summary>
    public Flash? Flash { get; init; }

    /// <summary>The authority whose public pages these are, as "辽宁省科学技术厅"; empty when the installation serves several.</summary>
    public string PublicOwner { get; init; } = "";

    public ShellLinks Links { get; init; } = new();

    /// <summary>The menu entry this address lies under: the one with the longest matching path.</summary>
    public ShellEntry? CurrentEntry => Menu
        .SelectMany(group => group.Entries)
        .Where(entry => Covers(entry.Href))
        .MaxBy(entry => entry.Href.Length);

    public bool Covers(string href)
    {
        var path = Address.Split('?', 2)[0];
        return path == href || (href != "/" && path.StartsWith(href + "/", StringComparison.Ordinal));
    }
}

/// <summary>Who is signed in, in which role, for which organisation.</summary>
public sealed record ShellPerson(string Name, string Role, string Organisation)
{
    /// <summary>Where to choose another organisation to act for; null when there is only one.</summary>
    public string? SwitchHref { get; init; }

    /// <summary>What concerns the organisation itself.</summary>
    public IReadOnlyList<ShellEntry> OwnUnit { get; init; } = [];
}

/// <summary>A group of menu entries; the title may be empty for the first group.</summary>
public sealed record ShellGroup(string Title, IReadOnlyList<ShellEntry> Entries);

/// <summary>One line of the left navigation; the count is what waits there for this person, and 0 shows nothing.</summary>
public sealed record ShellEntry(string Text, string Href, string Icon, int Count = 0);

/// <summary>The business clock and the ways to step it. <paramref name="Now"/> is local time.</summary>
public sealed record ShellClock(DateTime Now, IReadOnlyList<ClockStep> Steps, string Action = "/clock/step");

/// <summary>One button of the clock banner; the value is posted as <c>step</c>.</summary>
public sealed record ClockStep(string Value, string Text);

/// <summary>Addresses the layouts link to, kept in one place because the host may move them.</summary>
public sealed record ShellLinks
{
    public string Home { get; init; } = "/";
    public string SignIn { get; init; } = "/sign-in";
    public string SignUp { get; init; } = "/sign-up";
    public string SignOut { get; init; } = "/sign-out";
    public string Notices { get; init; } = "/messages";
    public string Search { get; init; } = "/search";
    public string Profile { get; init; } = "/account";
    public string Desk { get; init; } = "/todo";

    public IReadOnlyList<PublicLink> Public { get; init; } = [];
}

public sealed record PublicLink(string Text, string Href);
