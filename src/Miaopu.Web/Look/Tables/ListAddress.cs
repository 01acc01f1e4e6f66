using System.Collections.Immutable;

namespace Miaopu.Web.Look;

/// <summary>
/// The address of a list with what it filters, sorts and pages by, so that a view can be shared. Each link of a list is
/// this address with one thing changed; a change of filter or order goes back to the first page.
/// </summary>
public sealed record ListAddress(string Path, ImmutableArray<KeyValuePair<string, string>> Query)
{
    public const string PageKey = "page";
    public const string SortKey = "sort";

    /// <summary>Reads path and query, or a whole URI; empty values are left out.</summary>
    public static ListAddress Parse(string address)
    {
        var uri = new Uri(new Uri("http://host/"), address);
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : ""))
            .Where(pair => pair.Value.Length > 0);
        return new(uri.AbsolutePath, [.. query]);
    }

    /// <summary>First page is 1; an unreadable page is the first.</summary>
    public int Page => int.TryParse(Get(PageKey), out var page) && page > 0 ? page : 1;

    /// <summary>The column sorted by; null means the list's own order.</summary>
    public string? Sort => Get(SortKey)?.TrimStart('-');

    public bool Descending => Get(SortKey)?.StartsWith('-') == true;

    public string? Get(string key) => Query.Where(pair => pair.Key == key).Select(pair => pair.Value).FirstOrDefault();

    public IEnumerable<string> GetAll(string key) => Query.Where(pair => pair.Key == key).Select(pair => pair.Value);

    public ListAddress OnPage(int page) => Set(PageKey, page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Ascending first, descending on the second choice of the same column.</summary>
    public ListAddress SortedBy(string column) =>
        Set(SortKey, Sort == column && !Descending ? "-" + column : column).OnPage(1);

    /// <summary>Null or empty takes the filter away.</summary>
    public ListAddress With(string key, string? value) => Set(key, value).OnPage(1);

    public ListAddress Without(string key, string value) =>
        (this with { Query = Query.RemoveAll(pair => pair.Key == key && pair.Value == value) }).OnPage(1);

    public override string ToString() => Query.Length == 0
        ? Path
        : Path + "?" + string.Join('&', Query.Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));

    private ListAddress Set(string key, string? value)
    {
        var rest = Query.RemoveAll(pair => pair.Key == key);
        return this with { Query = string.IsNullOrEmpty(value) ? rest : rest.Add(KeyValuePair.Create(key, value)) };
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
