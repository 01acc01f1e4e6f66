using System.Security.Cryptography;
using System.Text;

namespace Miaopu.Casework.People;

/// <summary>
/// The secret in the link of an invitation or of a password reset: 32 random bytes as the caller gives them. Only its hash is kept, so that
/// nobody who reads the database can use the link.
/// </summary>
public static class SecretToken
{
    /// <summary>How many random bytes a token has.</summary>
    public const int Bytes = 32;

    /// <summary>As it stands in the link: letters, digits, dash and underscore.</summary>
    public static string Text(ReadOnlySpan<byte> random) => random.Length == Bytes
        ? Convert.ToBase64String(random).TrimEnd('=').Replace('+', '-').Replace('/', '_')
        : throw new ArgumentException($"A token is made of {Bytes} bytes, not {random.Length}.", nameof(random));

    /// <summary>As it is kept: SHA-256 in small hexadecimal digits. The token is random, so no salt is needed.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
