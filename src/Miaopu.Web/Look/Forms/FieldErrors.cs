using Miaopu.Casework;

namespace Miaopu.Web.Look;

/// <summary>One sentence about one field; an empty name means the form as a whole.</summary>
public sealed record FieldError(string Name, string Message);

/// <summary>
/// What is wrong with a posted form, in the order of the page. Cascades from <c>PostForm</c> to its fields, so that each
/// finds its own sentence by name.
/// </summary>
public sealed class FieldErrors(IEnumerable<FieldError> all)
{
    public static readonly FieldErrors None = new([]);

    public IReadOnlyList<FieldError> All { get; } = [.. all];

    /// <summary>What a decision refused, said beside the fields it names. A page whose field names carry a prefix passes how it names them.</summary>
    public static FieldErrors Of(IEnumerable<Refusal> refusals, Func<string, string>? nameOf = null) =>
        new(refusals.Select(refusal => new FieldError(refusal.Field is { } field ? nameOf?.Invoke(field) ?? field : "", refusal.Sentence)));

    public bool Any => All.Count > 0;

    /// <summary>The sentences for one field, run together; null when it is fine.</summary>
    public string? For(string name)
    {
        var messages = All.Where(error => error.Name == name).Select(error => error.Message).ToList();
        return messages.Count == 0 ? null : string.Concat(messages);
    }
}

/// <summary>One answer to choose from.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
