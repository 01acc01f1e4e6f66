using System.Globalization;

namespace Miaopu.Casework.Calendar;

/// <summary>By when something must be there.</summary>
public readonly record struct DueDate : IComparable<DueDate>
{
    /// <param name="instant">The first instant (UTC) that is too late.</param>
    /// <param name="isProvisional">Whether it was counted past the end of the known calendar.</param>
    /// <exception cref="ArgumentException">The instant is not UTC.</exception>
    public DueDate(DateTime instant, bool isProvisional = false)
    {
        Instant = LegalTime.Utc(instant);
        IsProvisional = isProvisional;
    }

    /// <summary>The first instant (UTC) that is too late: what arrives a tick before is in time.</summary>
    public DateTime Instant { get; }

    /// <summary>Counted in working days beyond what the calendar knows: shown as likely, counted anew when the next year's calendar arrives.</summary>
    public bool IsProvisional { get; }

    /// <summary>The last day on which it is in time, also if only for part of that day.</summary>
    public DateOnly LastDay => LegalTime.DayOf(Instant.AddTicks(-1));

    /// <summary>A day without a time of day: it ends at 24:00.</summary>
    public static DueDate EndOf(DateOnly day) => new(LegalTime.EndOf(day));

    /// <summary>
    /// As pages and refusals write it: <c>2000-01-31 17:00</c>, the end of a day as <c>2000-01-31 24:00</c>. It is the very instant that is enforced, so seconds are
    /// written where there are any.
    /// </summary>
    public string Stamp
    {
        get
        {
            var time = LegalTime.ToLocal(Instant).TimeOfDay;
            var text = time == TimeSpan.Zero ? "24:00" : time.ToString(time.Seconds == 0 ? "hh\\:mm" : "hh\\:mm\\:ss", CultureInfo.InvariantCulture);
            return string.Create(CultureInfo.InvariantCulture, $"{LastDay:yyyy-MM-dd} {text}");
        }
    }

    public bool IsPast(DateTime now) => LegalTime.Utc(now) >= Instant;

    /// <summary>This, unless the limit comes first: a time to mend things is cut to what the round leaves.</summary>
    public DueDate CutTo(DueDate limit) => limit.Instant < Instant ? limit : this;

    public int CompareTo(DueDate other) => Instant.CompareTo(other.Instant);

    /// <summary>As notices write it: <c>2000年1月31日24:00</c>, with <c>（暂定）</c> behind it while provisional.</summary>
    public override string ToString()
    {
        var local = LegalTime.ToLocal(Instant);
        var time = local.TimeOfDay == TimeSpan.Zero ? "24:00" : local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{LastDay:yyyy年M月d日}{time}{(IsProvisional ? "（暂定）" : "")}");
    }
}
