using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Applications;

/// <summary>Where on the form a gap, a return's item or a refusal belongs.</summary>
public static class FormPlace
{
    /// <param name="about">Key of a field, or slot of a material or criterion.</param>
    public static string AnchorOf(string about) => about.Split(':', 2)[0] is "field" or "reason" ? FieldNames.Input(about) : FieldNames.IdOf(about);

    public static string Href(Guid id, string about) => about.Length == 0 ? $"/applications/{id}" : $"/applications/{id}#{AnchorOf(about)}";
}
