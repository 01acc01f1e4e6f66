using System.Numerics;
using System.Text;

namespace Miaopu.Feel;

/// <summary>A length of time (DMN 1.5, 10.3.2.3.7): whole seconds, rounded down, and the nanoseconds beyond them.</summary>
public readonly record struct FeelDaysTimeDuration : IComparable<FeelDaysTimeDuration>
{
    internal FeelDaysTimeDuration(long seconds, int nanos) => (Seconds, Nanos) = (seconds, nanos);

    /// <summary>Whole seconds, rounded towards the past.</summary>
    public long Seconds { get; }

    /// <summary>Nanoseconds beyond <see cref="Seconds"/>, 0 to 999,999,999.</summary>
    public int Nanos { get; }

    /// <summary>The whole length in nanoseconds, exact.</summary>
    internal BigInteger Total => ((BigInteger)Seconds * FeelTime.NanosOfSecond) + Nanos;

    /// <inheritdoc />
    public int CompareTo(FeelDaysTimeDuration other)
    {
        var bySeconds = Seconds.CompareTo(other.Seconds);
        return bySeconds != 0 ? bySeconds : Nanos.CompareTo(other.Nanos);
    }

    /// <summary>The duration of so many nanoseconds; false if it is longer than can be held.</summary>
    internal static bool TryOf(BigInteger nanos, out FeelDaysTimeDuration length)
    {
        var seconds = BigInteger.DivRem(nanos, FeelTime.NanosOfSecond, out var rest);
        if (rest.Sign < 0)
        {
            rest += FeelTime.NanosOfSecond;
            seconds -= 1;
        }

        // a tenth of what 64 bits hold, so that sums of two days and a duration cannot overflow
        var fits = BigInteger.Abs(seconds) < long.MaxValue / 10;
        length = fits ? new FeelDaysTimeDuration((long)seconds, (int)rest) : default;
        return fits;
    }

    /// <summary>Sign and size taken apart into days, hours, minutes, seconds and nanoseconds.</summary>
    internal (bool Negative, long Days, int Hours, int Minutes, int Seconds, int Nanos) Parts
    {
        get
        {
            var negative = Seconds < 0;
            var (seconds, nanos) = !negative ? (Seconds, Nanos) : Nanos == 0 ? (-Seconds, 0) : (-Seconds - 1, 1_000_000_000 - Nanos);
            return (negative, seconds / 86_400, (int)(seconds / 3600 % 24), (int)(seconds / 60 % 60), (int)(seconds % 60), nanos);
        }
    }

    /// <summary>The shortest ISO 8601 form, such as -P1DT2H; nothing at all is PT0S.</summary>
    public override string ToString()
    {
        var (negative, days, hours, minutes, seconds, nanos) = Parts;
        var text = new StringBuilder(negative ? "-P" : "P");
        if (days != 0)
        {
            text.Append(days).Append('D');
        }

        if (hours != 0 || minutes != 0 || seconds != 0 || nanos != 0 || days == 0)
        {
            text.Append('T');
            if (hours != 0)
            {
                text.Append(hours).Append('H');
            }

            if (minutes != 0)
            {
                text.Append(minutes).Append('M');
            }

            if (seconds != 0 || nanos != 0 || (days == 0 && hours == 0 && minutes == 0))
            {
                text.Append(seconds);
                if (nanos != 0)
                {
                    text.Append('.').Append(nanos.ToString("000000000", null).TrimEnd('0'));
                }

                text.Append('S');
            }
        }

        return text.ToString();
    }
}
