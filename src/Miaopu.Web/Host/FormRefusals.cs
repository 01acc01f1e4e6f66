using Miaopu.Casework;
using Miaopu.Web.Look;

namespace Miaopu.Web.Host;

/// <summary>Brings the refusals of a decision to the fields of the form they came from: that of <c>Name</c> belongs to <c>Form.Name</c>.</summary>
public static class FormRefusals
{
    public static FieldErrors ToErrors(this IEnumerable<Refusal> refusals) => FieldErrors.Of(refusals, field => "Form." + field);

    public static FieldErrors ToErrors(this Refusal refusal) => new[] { refusal }.ToErrors();
}
