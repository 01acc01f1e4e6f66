using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Rounds;

/// <summary>What an officer fills in to open a round.</summary>
/// <param name="Dates">Name of each date that the packs name → the first instant (UTC) that is too late.</param>
/// <param name="TightKnown">Said by whoever opens it: a submission of the last minute cannot be dealt with in time, and the dates are to stand all the same.</param>
public sealed record OpenRoundForm(string Title, string? DocumentNumber, string NoticeText, string Contacts, IReadOnlyDictionary<string, DateTime?> Dates, bool TightKnown = false);

/// <summary>开启批次：an authority calls for applications under packs in force.</summary>
public static class OpenRound
{
    public static bool May(Actor actor, Organisation authority) => actor.Is(Role.ProgramOfficer) && actor.OrganisationId == authority.Id;

    public static Outcome<(Round Round, List<Happening> Happened)> Decide(
        Actor actor, Organisation authority, IReadOnlyList<PolicyPack> packs, OpenRoundForm form, WorkingCalendar calendar, Guid id, DateTime now)
    {
        var refusals = new List<Refusal>();
        if (!May(actor, authority))
        {
            return new Refusal("只有主管部门的业务人员可以开启批次。");
        }

        if (packs.Count == 0)
        {
            refusals.Add(new Refusal("请至少选择一项政策。", "packs"));
        }

        if (string.IsNullOrWhiteSpace(form.Title))
        {
            refusals.Add(new Refusal("请填写批次名称。", "title"));
        }

        if (PhoneNumber.WrongIn(form.Contacts) is { } wrong)
        {
            refusals.Add(new Refusal(wrong, "contacts"));
        }

        var today = LegalTime.DayOf(now);
        foreach (var pack in packs.Where(p => !p.IsInForce(today)))
        {
            refusals.Add(new Refusal($"《{pack.Title}》今天不在有效期内，不能据此开启批次。", "packs"));
        }

        var names = packs.SelectMany(p => p.Dates).Select(d => d.Name).Distinct().ToList();
        DateTime? before = null;
        foreach (var name in names)
        {
            if (form.Dates.GetValueOrDefault(name) is not { } instant)
            {
                refusals.Add(new Refusal($"请填写{name}。", "date:" + name));
            }
            else if (instant <= now)
            {
                refusals.Add(new Refusal($"{name}已过，请填写今后的时间。", "date:" + name));
            }
            else if (before is { } b && instant < b)
            {
                refusals.Add(new Refusal($"{name}早于它前面的日期，请核对先后。", "date:" + name));
            }
            else
            {
                before = instant;
            }
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var late = Late(packs, calendar, form);
        if (late.Count > 0 && !form.TightKnown)
        {
            return late.Select(l => new Refusal(l.Sentence, "date:" + l.Date)).Append(new Refusal("请改日期；仍要按这些日期开启的，请勾选“知道来不及，仍按这些日期”。", "tightKnown")).ToList();
        }

        var round = Round.Open(
            id, authority, form.Title, form.DocumentNumber, form.NoticeText, form.Contacts,
            packs.Select(p => new RoundScheme(p.Id, p.Hash, p.Title, p.Award, p.CarrierKind)),
            names.Select(n => new RoundDeadline(n, form.Dates[n]!.Value)), now);
        return (round, [new Happening(Streams.Round(id), "RoundOpened", new { Packs = packs.Select(p => new { p.Id, p.Hash }), form.Dates, Late = late.Select(l => new { l.Stage, l.Date, l.Earliest }) })]);
    }

    private static List<LateStage> Late(IReadOnlyList<PolicyPack> packs, WorkingCalendar calendar, OpenRoundForm form) =>
        [.. packs.SelectMany(p => LastMinute.Of(p, calendar, name => new DueDate(form.Dates[name]!.Value))).DistinctBy(l => l.Sentence)];
}
