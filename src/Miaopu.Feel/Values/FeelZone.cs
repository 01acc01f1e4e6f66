namespace Miaopu.Feel;

/// <summary>The zone of a time: a fixed offset from UTC, or the name of a zone of the IANA database, whose offset depends on the day.</summary>
public sealed class FeelZone : IEquatable<FeelZone>
{
    private const long NanosOfDay = 86_400_000_000_000;
    private readonly int _offset;
    private readonly TimeZoneInfo? _zone;

    private FeelZone(int offset, string? id, TimeZoneInfo? zone) => (_offset, Id, _zone) = (offset, id, zone);

    /// <summary>The name of the zone, or null for a fixed offset.</summary>
    public string? Id { get; }

    /// <summary>No offset, written Z.</summary>
    public static FeelZone Utc { get; } = new(0, null, null);

    /// <summary>A fixed offset; it stays under 18 hours either way.</summary>
    public static bool TryOf(int seconds, out FeelZone? zone)
    {
        zone = Math.Abs(seconds) <= 18 * 3600 ? new FeelZone(seconds, null, null) : null;
        return zone is not null;
    }

    /// <summary>A zone by its IANA name, such as Asia/Shanghai.</summary>
    public static bool TryOf(string id, out FeelZone? zone)
    {
        zone = null;
        if (id is "Z" or "z")
        {
            zone = Utc;
            return true;
        }

        if (id.Length is 0 or > 60 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
            || !char.IsAsciiLetter(id[0]) || !TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found))
        {
            return false;
        }

        zone = new FeelZone(0, id, found);
        return true;
    }

    /// <summary>Seconds ahead of UTC at a local day and time; null when the day is not known and the zone has ever moved its clock.</summary>
    internal int? OffsetAt(long? dayNumber, long nanos)
    {
        if (_zone is null)
        {
            return _offset;
        }

        return dayNumber is not { } day ? _zone.GetAdjustmentRules().Length == 0 ? (int)_zone.BaseUtcOffset.TotalSeconds : null
            : (int)_zone.GetUtcOffset(Comparable(day, nanos, DateTimeKind.Unspecified)).TotalSeconds;
    }

    /// <summary>Seconds ahead of UTC at a day and time of UTC.</summary>
    internal int OffsetAtUtc(long day, long nanos)
        => _zone is null ? _offset : (int)_zone.GetUtcOffset(Comparable(day, nanos, DateTimeKind.Utc)).TotalSeconds;

    private static DateTime Comparable(long day, long nanos, DateTimeKind kind)
    {
        // outside the framework's years the rules of the nearest comparable year of the 400-year cycle stand in
        const long cycle = 146_097, first = -719_162, last = 2_932_896;
        if (day < first + cycle)
        {
            day = first + cycle + FeelDate.Floor(day - first, cycle).Remainder;
        }
        else if (day > last - cycle)
        {
            day = last - (2 * cycle) + FeelDate.Floor(day - last, cycle).Remainder;
        }

        return new DateTime(((day - first) * TimeSpan.TicksPerDay) + (nanos % NanosOfDay / 100), kind);
    }

    /// <inheritdoc />
    public bool Equals(FeelZone? other) => other is not null && Id == other.Id && _offset == other._offset;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as FeelZone);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, _offset);

    /// <summary>As written after a time: Z, +08:00 or @Asia/Shanghai.</summary>
    public override string ToString()
    {
        if (Id is not null)
        {
            return "@" + Id;
        }

        var size = Math.Abs(_offset);
        return size == 0 ? "Z" : string.Create(null, $"{(_offset < 0 ? '-' : '+')}{size / 3600:00}:{size / 60 % 60:00}{(size % 60 == 0 ? "" : $":{size % 60:00}")}");
    }
}
