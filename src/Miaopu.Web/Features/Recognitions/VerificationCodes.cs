using System.Security.Cryptography;

namespace Miaopu.Web.Features.Recognitions;

/// <summary>Codes by which anybody checks a certificate: twenty signs out of thirty-two, a hundred bits, without signs that look alike.</summary>
public static class VerificationCodes
{
    public const int Length = 20;

    private const string Signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>As it is kept, from what somebody typed: case, spaces and dashes do not matter.</summary>
    public static string Read(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
