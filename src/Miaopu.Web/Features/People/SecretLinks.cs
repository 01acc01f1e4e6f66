using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Miaopu.Casework.People;

namespace Miaopu.Web.Features.People;

/// <summary>
/// Links that carry a secret. The database keeps the hash only, yet whoever made the link must see it once after the redirect: the address of that page
/// carries the token sealed by this host, good for a few minutes.
/// </summary>
public static class SecretLinks
{
    public static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(15);

    /// <summary>A fresh token and the hash to keep of it.</summary>
    public static (string Token, string Hash) Make()
    {
        var token = SecretToken.Text(RandomNumberGenerator.GetBytes(SecretToken.Bytes));
        return (token, SecretToken.HashOf(token));
    }

    /// <param name="owner">Who may look at it.</param>
    public static string Seal(IDataProtectionProvider protection, Guid owner, string token) =>
        For(protection, owner).Protect(token, ShownFor);

    /// <summary>Null if it is not for this person, or the minutes are over.</summary>
    public static string? Open(IDataProtectionProvider protection, Guid owner, string? seal)
    {
        try
        {
            return string.IsNullOrEmpty(seal) ? null : For(protection, owner).Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector For(IDataProtectionProvider protection, Guid owner) =>
        protection.CreateProtector("miaopu.link", owner.ToString("N")).ToTimeLimitedDataProtector();
}
