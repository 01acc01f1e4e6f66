using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Miaopu.Web.Host;

/// <summary>
/// An address whose query cannot be what its page takes (<c>round=abc</c> where an id belongs) leads nowhere: it is answered with 404 before the page is made, which
/// otherwise would fail on it. Pages say what they take in their parameters; nothing is to be done for a new one.
/// </summary>
public static class ReadableQuery
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, Type Kind)>> Known = new();

    public static Task Ask(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page }
            && Known.GetOrAdd(page, Taken).Any(p => context.Request.Query[p.Name].Any(text => !Reads(p.Kind, text))))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    }

    /// <summary>The parameters of a page that its query gives and that are not plain text, with the kind of a single value.</summary>
    private static IReadOnlyList<(string Name, Type Kind)> Taken(Type page) =>
    [
        .. from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
           where property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null
           let one = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType
           let kind = Nullable.GetUnderlyingType(one) ?? one
           where kind != typeof(string)
           select (property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? property.Name, kind),
    ];

    // As the framework reads them. Nothing at all is no value, and never wrong.
    private static bool Reads(Type kind, string? text) => string.IsNullOrEmpty(text)
        || (kind == typeof(Guid) ? Guid.TryParse(text, out _)
            : kind == typeof(bool) ? bool.TryParse(text, out _)
            : kind == typeof(int) ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : kind == typeof(long) ? long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : kind == typeof(DateOnly) ? DateOnly.TryParse(text, CultureInfo.InvariantCulture, out _)
            : throw new NotSupportedException($"No page has taken a {kind.Name} from its query so far: say here how it is read."));
}
