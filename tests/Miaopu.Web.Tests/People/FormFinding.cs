using AngleSharp.Html.Dom;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.People;

internal static class FormFinding
{
    /// <summary>What the page itself says, without the frame around it, whose clock runs on.</summary>
    public static string MainText(this Visitor visitor) => visitor.Page.QuerySelector("main")!.TextContent;

    /// <summary>The only form whose handler begins so: forms in rows of a table carry the row's id.</summary>
    public static IHtmlFormElement FormLike(this Visitor visitor, string handler) =>
        visitor.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector($"input[name=_handler][value^='{handler}']") is not null);
}

internal static class SentMessages
{
    /// <summary>The address within the host of the newest link sent out that holds <paramref name="part"/>; waits for the door, which works apart from the request.</summary>
    public static async Task<string> SentLink(this RunningHost host, string part)
    {
        var folder = Path.Combine(((Web.Host.HostSettings)host.Services.GetService(typeof(Web.Host.HostSettings))!).DataFolder, "messages");
        for (var tries = 0; tries < 600; tries++)
        {
            var lines = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt").Order().SelectMany(File.ReadAllLines) : [];
            if (lines.LastOrDefault(l => l.StartsWith("链接：", StringComparison.Ordinal) && l.Contains(part)) is { } line)
            {
                return new Uri(line["链接：".Length..]).AbsolutePath;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"No link with {part} was sent.");
    }
}
