using System.Globalization;
using Miaopu.Store.Database;

namespace Miaopu.Web.Host;

/// <summary>Keeps where the steppable clock stands, so that a restart goes on from there.</summary>
public static class ClockStand
{
    private const string Name = "clock-offset-ticks";

    public static async Task Restore(MiaopuDb db, BusinessClock clock)
    {
        if (clock.Steppable && await db.Settings.FindAsync(Name) is { } setting)
        {
            clock.StandAt(TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromTicks(long.Parse(setting.Value, CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Puts the present stand among the changes to be saved.</summary>
    public static async Task Keep(MiaopuDb db, BusinessClock clock)
    {
        var value = clock.Offset.Ticks.ToString(CultureInfo.InvariantCulture);
        if (await db.Settings.FindAsync(Name) is { } setting)
        {
            setting.Value = value;
        }
        else
        {
            db.Settings.Add(new Setting(Name, value));
        }
    }
}
