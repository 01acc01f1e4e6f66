namespace Miaopu.Web.Host;

/// <summary>
/// The only door to legal time, for pages, jobs and tests. In Production it is the system's time. In Development it runs from another day and can be stepped
/// forward; where it stands is kept in the database by <see cref="ClockStand"/>.
/// </summary>
public sealed class BusinessClock(TimeProvider system, bool steppable)
{
    private long offset;

    /// <summary>Whether it may be stepped (Development).</summary>
    public bool Steppable { get; } = steppable;

    /// <summary>How far it stands from the system's time.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref offset));
        private set => Interlocked.Exchange(ref offset, value.Ticks);
    }

    /// <summary>The instant in UTC, to the microsecond, which is what databases keep.</summary>
    public DateTime Now
    {
        get
        {
            var ticks = system.GetUtcNow().UtcTicks + Interlocked.Read(ref offset);
            return new DateTime(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        }
    }

    /// <summary>Makes it stand at an instant from which it runs on.</summary>
    /// <exception cref="InvalidOperationException">In Production that door does not exist.</exception>
    public void StandAt(DateTime instant)
    {
        if (!Steppable)
        {
            throw new InvalidOperationException("The business clock of a production host cannot be moved.");
        }

        Offset = instant - system.GetUtcNow().UtcDateTime;
    }
}
