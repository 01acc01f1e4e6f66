namespace Miaopu.Casework.People;

/// <summary>A person who can sign in. Personal values stay in this row and never enter the journal.</summary>
public sealed class Person
{
    private Person()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Sign-in name; unique, compared in lower case.</summary>
    public string SignInName { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Mobile { get; private set; }

    public string? Email { get; private set; }

    /// <summary>A hash by the framework's password hasher; null until an invitation is taken up.</summary>
    public string? PasswordHash { get; private set; }

    public int FailedSignIns { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    public bool Disabled { get; private set; }

    /// <summary>Changes with every change of password or rights; a session with another stamp has ended.</summary>
    public Guid Stamp { get; private set; }

    public int Version { get; private set; }

    public static Person Register(Guid id, string signInName, string name, string? mobile, string? email) => new()
    {
        Id = id,
        SignInName = signInName.Trim().ToLowerInvariant(),
        Name = name.Trim(),
        Mobile = mobile,
        Email = email,
        Stamp = id,
    };

    public void SetPassword(string hash, Guid stamp)
    {
        PasswordHash = hash;
        Stamp = stamp;
        FailedSignIns = 0;
        LockedUntil = null;
    }

    internal void ReachAt(string? mobile, string? email) => (Mobile, Email) = (mobile, email);

    /// <summary>Five wrong passwords in a row lock the account for a quarter of an hour.</summary>
    public void SignInFailed(DateTime now)
    {
        FailedSignIns++;
        if (FailedSignIns >= MostFailures)
        {
            LockedUntil = now + LockTime;
            FailedSignIns = 0;
        }
    }

    public void SignedIn()
    {
        FailedSignIns = 0;
        LockedUntil = null;
    }

    public bool IsLocked(DateTime now) => LockedUntil > now;

    public void Unlock() => LockedUntil = null;

    public void Disable(Guid stamp)
    {
        Disabled = true;
        Stamp = stamp;
    }

    public void Enable() => Disabled = false;

    public void EndSessions(Guid stamp) => Stamp = stamp;

    /// <summary>Wrong passwords in a row before an account is locked. Ours.</summary>
    public const int MostFailures = 5;

    /// <summary>How long a lock lasts. Ours.</summary>
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);
}
