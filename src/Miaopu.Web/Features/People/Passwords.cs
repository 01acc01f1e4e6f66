using Microsoft.AspNetCore.Identity;
using Miaopu.Casework.People;

namespace Miaopu.Web.Features.People;

/// <summary>Hashes and checks passwords, with the same work whether or not there is anything to check.</summary>
public sealed class Passwords(IPasswordHasher<Person> hasher)
{
    private readonly Lazy<string> nobodys = new(() => hasher.HashPassword(null!, "no account has this password"));

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Whether it is the person's password. For nobody, and for somebody without a password, it takes as long and is not.</summary>
    public bool Verify(Person? person, string password)
    {
        var right = hasher.VerifyHashedPassword(null!, person?.PasswordHash ?? nobodys.Value, password) != PasswordVerificationResult.Failed;
        return right && person?.PasswordHash is not null;
    }
}
