using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Reference;
using Miaopu.Casework.Values;
using Miaopu.Store.Database;
using Miaopu.Store.Reference;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Reference;

/// <summary>An uploaded table that can be read, held against the one in use.</summary>
/// <param name="Text">The table.</param>
/// <param name="Seen">Version of the one it was held against.</param>
/// <param name="Warnings">What is allowed and yet likely a slip.</param>
public sealed record TableToReplace(string Text, int Seen, IReadOnlyList<TableChange> Changes, IReadOnlyList<string> Warnings);

/// <summary>Checks a table that is to take the place of the one in use, and replaces it: as a whole or not at all.</summary>
public sealed class ReplaceReference(MiaopuDb db, DivisionBook divisions, Calendars calendars, CurrentActor current, BusinessClock clock)
{
    private static readonly Refusal Replaced = new("这张表刚刚由他人替换过。请重新上传，对照现行的表再核对一次。", "File");

    public async Task<Outcome<TableToReplace>> Check(string name, string text)
    {
        var seen = await db.Set<ReferenceText>().Where(t => t.Name == name).Select(t => t.Version).SingleAsync();
        if (name == Calendars.Name)
        {
            return WorkingCalendar.TryRead(text, out var calendar, out var fault)
                ? new TableToReplace(text, seen, CompareTables.Between(calendars.Current, calendar), Doubts(calendars.Current, calendar))
                : new Refusal(fault, "File");
        }

        return Divisions.TryRead(text, out var read, out var why)
            ? new TableToReplace(text, seen, CompareTables.Between(divisions.All, read), await Doubts(read))
            : new Refusal(why, "File");
    }

    /// <summary>How many rows changed.</summary>
    public async Task<Outcome<int>> Handle(string name, string text, int seen)
    {
        var check = await Check(name, text);
        if (check.Refused)
        {
            return check.Refusals.ToList();
        }

        if (check.Value.Seen != seen)
        {
            return Replaced;
        }

        if (check.Value.Changes.Count == 0)
        {
            return 0;
        }

        var kept = await db.Set<ReferenceText>().SingleAsync(t => t.Name == name);
        kept.Replace(text, clock.Now);
        var happened = new Happening(Streams.System, "ReferenceReplaced", new { Name = name, Changed = check.Value.Changes.Count, Hash = ContentHash.OfText(text).Value, Before = seen });
        if (kept.Version != seen || !await db.TryCommit(current.Actor, clock.Now, happened))
        {
            return Replaced;
        }

        divisions.InUse.Forget();
        calendars.InUse.Forget();
        return check.Value.Changes.Count;
    }

    private static List<string> Doubts(WorkingCalendar before, WorkingCalendar after)
    {
        var doubts = new List<string>();
        if (after.KnownUntil < before.KnownUntil)
        {
            doubts.Add($"新表只确定到 {Look.Wording.Day(after.KnownUntil)}，比现行的 {Look.Wording.Day(before.KnownUntil)} 早。");
        }

        if (before.Days.Count(d => after.Find(d.Date) is null) is > 0 and var gone)
        {
            doubts.Add($"新表少了现行表中的 {gone} 天。整表替换时，往年的放假安排也要留在表里。");
        }

        return doubts;
    }

    private async Task<List<string>> Doubts(Divisions after)
    {
        var used = await db.Carriers.Select(c => c.Division).Union(db.Organisations.Select(o => o.Division)).Where(d => d != null).Distinct().ToListAsync();
        var gone = used.Where(code => DivisionCode.TryParse(code, out var known, out _) && after.Find(known) is null).Order(StringComparer.Ordinal).ToList();
        return gone.Count == 0 ? [] : [$"新表没有 {gone.Count} 个正在使用的代码：{string.Join('、', gone.Take(20))}。这些单位和载体的所在地将只显示代码，须逐个改填。"];
    }
}
