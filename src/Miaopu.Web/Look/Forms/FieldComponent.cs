using Microsoft.AspNetCore.Components;

namespace Miaopu.Web.Look;

/// <summary>What every field has: a name, a label, perhaps a hint, and the error that belongs to it.</summary>
public abstract class FieldComponent : ComponentBase
{
    /// <summary>Name under which the value is posted.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>What the ids are made of, where the same name stands on a page more than once; otherwise the name.</summary>
    [Parameter] public string? IdName { get; set; }

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Hint { get; set; }

    /// <summary>Overrides the sentence that comes from the form's errors.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Required is the rule; only optional fields say so.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Further attributes of the input itself.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [CascadingParameter] public FieldErrors Errors { get; set; } = FieldErrors.None;

    protected string Key => IdName ?? Name;

    protected string InputId => FieldNames.Input(Key);

    protected string? Message => Error ?? Errors.For(Name);

    protected string? Invalid => Message is null ? null : "true";

    /// <summary>Ids of hint and error, in the order in which they are read.</summary>
    protected string? DescribedBy => (Hint, Message) switch
    {
        (null, null) => null,
        (_, null) => FieldNames.Hint(Key),
        (null, _) => FieldNames.Error(Key),
        _ => FieldNames.Hint(Key) + " " + FieldNames.Error(Key),
    };
}
