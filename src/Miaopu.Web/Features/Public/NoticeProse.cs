using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Miaopu.Web.Features.Public;

/// <summary>The text of a notice, written in Markdown by an officer and read by everybody: no HTML of its own, and no links but to pages and mail.</summary>
public static class NoticeProse
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static MarkupString Html(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(l => !IsHarmless(l.Url)))
        {
            link.Url = "";
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsHarmless(l.Url)))
        {
            link.Url = "";
        }

        return new MarkupString(document.ToHtml(Pipeline));
    }

    private static bool IsHarmless(string? url) =>
        string.IsNullOrEmpty(url) || url[0] is '/' or '#'
        || (Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? address.Scheme is "http" or "https" or "mailto"
            : !url.Contains(':', StringComparison.Ordinal));
}
