namespace Miaopu.Casework.Calendar;

/// <summary>
/// The time of the law: Beijing time, eight hours ahead of UTC all year, wherever the server stands. It has had no summer time since 1992, and
/// nothing here is older, so no table of zones is needed (docs/decisions/0004-legal-time.md). A day ends at 24:00, which is the instant at which the next begins.
/// </summary>
public static class LegalTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The clock on the wall at an instant; of unspecified kind, since it is no instant any more.</summary>
    /// <exception cref="ArgumentException">The instant is not UTC.</exception>
    public static DateTime ToLocal(DateTime instant) => DateTime.SpecifyKind(Utc(instant) + Offset, DateTimeKind.Unspecified);

    /// <summary>The instant at which the clock on the wall shows this.</summary>
    /// <exception cref="ArgumentException">It is marked as UTC or as the server's own time, so it is not read off that clock.</exception>
    public static DateTime ToInstant(DateTime local) => local.Kind == DateTimeKind.Unspecified
        ? DateTime.SpecifyKind(local - Offset, DateTimeKind.Utc)
        : throw new ArgumentException($"Local legal time has no kind, but this is {local.Kind}.", nameof(local));

    /// <summary>The day it is at an instant.</summary>
    public static DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(ToLocal(instant));

    /// <summary>00:00 of the day.</summary>
    public static DateTime StartOf(DateOnly day) => ToInstant(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>24:00 of the day: the first instant that no longer belongs to it.</summary>
    public static DateTime EndOf(DateOnly day) => StartOf(day.AddDays(1));

    internal static DateTime Utc(DateTime instant) => instant.Kind == DateTimeKind.Utc
        ? instant
        : throw new ArgumentException($"An instant is UTC, but this is {instant.Kind}.", nameof(instant));
}
