using Microsoft.AspNetCore.Components.Endpoints;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.People;
using Miaopu.Web.Look;

namespace Miaopu.Web.Host;

/// <summary>Something the frame around a page shows as a number: unread messages, work that waits.</summary>
public interface IShellCount
{
    /// <summary>Address of the menu entry it stands beside; "bell" for the bell.</summary>
    string Href { get; }

    Task<int> Count(Actor actor, CancellationToken cancel);
}

/// <summary>Makes what the layouts show around a page.</summary>
public sealed class Shell(IHttpContextAccessor http, CurrentActor current, BusinessClock clock, Flashes flashes, IEnumerable<IShellCount> counts)
{
    public const string Bell = "bell";

    private const string Key = "miaopu.shell";

    /// <summary>
    /// Makes it before a page is rendered: the page of an error is rendered without waiting for what its root component still reads.
    /// </summary>
    public static async Task Prepare(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            await Make(context);
        }

        await next(context);
    }

    public static async Task Make(HttpContext context) => context.Items[Key] = await context.RequestServices.GetRequiredService<Shell>().Make();

    public static ShellModel Of(HttpContext context) => (ShellModel)context.Items[Key]!;

    public async Task<ShellModel> Make()
    {
        var context = http.HttpContext!;
        var model = new ShellModel
        {
            Address = context.Request.PathBase + context.Request.Path + context.Request.QueryString,
            Flash = flashes.Take(),
            Clock = clock.Steppable ? new ShellClock(LegalTime.ToLocal(clock.Now), Steps) : null,
            Links = Links,
        };
        if (current.OrNull is not { } actor)
        {
            return model;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var count in counts)
        {
            numbers[count.Href] = await count.Count(actor, context.RequestAborted);
        }

        var entries = FeatureList.All.SelectMany(f => f.Menu).Where(e => e.For == Role.None || actor.Is(e.For)).ToLookup(e => e.Group == MenuEntry.OwnUnit);
        return model with
        {
            FormOwner = EndedSession.MarkOf(context, actor.PersonId),
            Person = new ShellPerson(actor.Name, RoleNames.Of(actor.Roles), actor.OrganisationName) { SwitchHref = "/switch", OwnUnit = [.. entries[true].Select(Entry)] },
            UnreadNotices = numbers.GetValueOrDefault(Bell),
            Menu = [.. entries[false].GroupBy(e => e.Group).Select(g => new ShellGroup(g.Key, [.. g.Select(Entry)]))],
        };

        ShellEntry Entry(MenuEntry entry) => new(entry.Title, entry.Href, entry.Icon, numbers.GetValueOrDefault(entry.Href));
    }

    private static readonly ShellLinks Links = new()
    {
        Notices = "/messages",
        Profile = "/account",
        Public = [new("通知公告", "/announcements"), new("公示", "/notices"), new("载体名录", "/directory"), new("证书查询", "/certificates"), new("政策库", "/policies"), new("政策自测", "/self-check")],
    };

    private static readonly IReadOnlyList<ClockStep> Steps = [new("hour", "进 1 小时"), new("workday", "到下一工作日"), new("due", "到下一截止时间")];
}
