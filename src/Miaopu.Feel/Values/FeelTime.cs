namespace Miaopu.Feel;

/// <summary>A time of day to the nanosecond, with or without zone (DMN 1.5, 10.3.2.3.4).</summary>
public readonly record struct FeelTime
{
    internal const long NanosOfSecond = 1_000_000_000;
    internal const long NanosOfDay = 86_400 * NanosOfSecond;

    internal FeelTime(long nanos, FeelZone? zone) => (Nanos, Zone) = (nanos, zone);

    /// <summary>Nanoseconds since midnight.</summary>
    public long Nanos { get; }

    /// <summary>The zone, or null for a local time.</summary>
    public FeelZone? Zone { get; }

    /// <summary>0 to 23.</summary>
    public int Hour => (int)(Nanos / NanosOfSecond / 3600);

    /// <summary>0 to 59.</summary>
    public int Minute => (int)(Nanos / NanosOfSecond / 60 % 60);

    /// <summary>The whole seconds, 0 to 59.</summary>
    public int Second => (int)(Nanos / NanosOfSecond % 60);

    /// <summary>The time of these parts; false if a part is out of its bounds.</summary>
    public static bool TryOf(int hour, int minute, int second, long nanos, FeelZone? zone, out FeelTime time)
    {
        var valid = hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60 && nanos is >= 0 and < NanosOfSecond;
        time = valid ? new FeelTime((((((hour * 60L) + minute) * 60) + second) * NanosOfSecond) + nanos, zone) : default;
        return valid;
    }

    /// <summary>The ISO 8601 form, fractions without trailing zeros, followed by the zone.</summary>
    public override string ToString()
    {
        var fraction = Nanos % NanosOfSecond;
        var tail = fraction == 0 ? "" : "." + fraction.ToString("000000000", null).TrimEnd('0');
        return string.Create(null, $"{Hour:00}:{Minute:00}:{Second:00}{tail}{Zone}");
    }
}
