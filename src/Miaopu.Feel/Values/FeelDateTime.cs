namespace Miaopu.Feel;

/// <summary>A day with a time of day (DMN 1.5, 10.3.2.3.6).</summary>
public readonly record struct FeelDateTime
{
    internal FeelDateTime(FeelDate date, FeelTime time) => (Date, Time) = (date, time);

    /// <summary>The day where the time is read.</summary>
    public FeelDate Date { get; }

    /// <summary>The time of that day, with its zone if it has one.</summary>
    public FeelTime Time { get; }

    /// <summary>Midnight of a day, without zone.</summary>
    public static FeelDateTime At(FeelDate date) => new(date, default);

    internal FeelDateTime InUtc() => new(Date, new FeelTime(Time.Nanos, FeelZone.Utc));

    /// <summary>The ISO 8601 form.</summary>
    public override string ToString() => $"{Date}T{Time}";

    /// <summary>The instant as days and nanoseconds of UTC; a time without zone is read as UTC.</summary>
    internal (long Day, long Nanos) Utc
    {
        get
        {
            var offset = Time.Zone?.OffsetAt(Date.DayNumber, Time.Nanos) ?? 0;
            var (days, nanos) = FeelDate.Floor(Time.Nanos - (offset * FeelTime.NanosOfSecond), FeelTime.NanosOfDay);
            return (Date.DayNumber + days, nanos);
        }
    }

    /// <summary>So much later, in the same zone; where a named zone moves its clock in between, the clock shows the difference (10.3.2.3.6).</summary>
    internal bool TryAdd(FeelDaysTimeDuration length, out FeelDateTime sum)
    {
        var (days, seconds) = FeelDate.Floor(length.Seconds, 86_400);
        var rest = (seconds * FeelTime.NanosOfSecond) + length.Nanos;
        if (Time.Zone is not { Id: not null } zone)
        {
            return TryRead(Date.DayNumber + days, Time.Nanos + rest, Time.Zone, out sum);
        }

        var (day, nanos) = Utc;
        var (carry, time) = FeelDate.Floor(nanos + rest, FeelTime.NanosOfDay);
        day += days + carry;
        return TryRead(day, time + (zone.OffsetAtUtc(day, time) * FeelTime.NanosOfSecond), zone, out sum);
    }

    private static bool TryRead(long day, long nanos, FeelZone? zone, out FeelDateTime value)
    {
        var (carry, time) = FeelDate.Floor(nanos, FeelTime.NanosOfDay);
        var fits = FeelDate.TryOfDayNumber(day + carry, out var date);
        value = new FeelDateTime(date, new FeelTime(time, zone));
        return fits;
    }
}
