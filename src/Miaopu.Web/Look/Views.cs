namespace Miaopu.Web.Look;

/// <summary>One tab; the count shows how much is behind it, null shows nothing.</summary>
public sealed record Tab(string Text, string Href, int? Count = null);

/// <summary>A file as a list shows it. <paramref name="UploadedAt"/> is local time; without a remove action it is read-only.</summary>
public sealed record FileView(string Name, string Href, long Size, DateTime UploadedAt)
{
    public string? UploadedBy { get; init; }
    public string? RemoveAction { get; init; }
}
