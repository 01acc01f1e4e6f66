using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Notices;

/// <summary>A contact as it is shown before somebody asks for it.</summary>
public static class ContactMask
{
    public static string Of(string contact) =>
        MobileNumber.TryParse(contact, out var mobile, out _) ? mobile.Masked
        : contact.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? contact[..1] + "***" + contact[at..]
        : "***";
}
