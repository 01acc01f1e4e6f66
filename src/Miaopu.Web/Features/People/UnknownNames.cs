using System.Collections.Concurrent;
using Miaopu.Casework.People;

namespace Miaopu.Web.Features.People;

/// <summary>
/// Counts wrong passwords for names that nobody has, as an account would: otherwise the lock would tell which names exist. Forgets when it
/// grows too large; nothing depends on it but what a guesser learns.
/// </summary>
public sealed class UnknownNames
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (int Failures, DateTime LockedUntil)> names = new(StringComparer.Ordinal);

    /// <summary>Counts one more try; true if an account of that name would be locked by the ones before.</summary>
    public bool Failed(string name, DateTime now)
    {
        if (names.Count > Most)
        {
            names.Clear();
        }

        var before = names.GetValueOrDefault(name);
        if (before.LockedUntil > now)
        {
            return true;
        }

        var failures = before.Failures + 1;
        names[name] = failures >= Person.MostFailures ? (0, now + Person.LockTime) : (failures, default);
        return false;
    }
}
