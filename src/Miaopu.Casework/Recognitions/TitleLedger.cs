using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Recognitions;

/// <summary>
/// 所获称号: the ledger in which the system keeps the titles of a carrier, so that policies can ask for them as for any other record. Which ledger that is, and what its fields
/// are called, is the vocabulary's: the one kept by the system that has a field filled with the award. A title's record bears the title's own id.
/// </summary>
public static class TitleLedger
{
    public const string BySystem = "系统登记", ByHand = "主管部门补登";

    /// <summary>The ledger of titles of a vocabulary, or null.</summary>
    public static Ledger? In(Vocabulary vocabulary) =>
        vocabulary.Ledgers.FirstOrDefault(l => l is { KeptBySystem: true, Shape: LedgerShape.Interval } && l.Fields.Any(f => f.FilledWith == SystemFact.Award));

    /// <summary>The record of a title that is given. One with a term has its last day from the beginning.</summary>
    /// <param name="level">Of which level it is; null for the name of who gave it.</param>
    public static LedgerChange? Enter(Recognition title, string? level, Vocabulary vocabulary, Actor actor, Guid versionId, DateTime now)
    {
        if (In(vocabulary) is not { } ledger)
        {
            return null;
        }

        var fields = Json(ledger, fact => fact switch
        {
            SystemFact.Award => title.Award,
            SystemFact.AwardLevel => level ?? title.AuthorityName,
            SystemFact.CertificateNumber => title.Number,
            _ => null,
        });
        var record = LedgerRecord.Enter(versionId, title.Id, title.CarrierId, ledger.Name, Key(title.Award), title.IssuedOn, title.ValidUntil, fields, BySystem, actor.PersonId, now);
        return new LedgerChange(record, KeepLedger.Said("LedgerRecordEntered", record, Named(ledger, record)));
    }

    /// <summary>Gives the record of a cancelled title its last day, the one before the cancellation; one cancelled on its first day never held, and is struck out.</summary>
    public static LedgerChange End(LedgerRecord held, Recognition title, Vocabulary vocabulary, Actor actor, Guid versionId, DateTime now)
    {
        var last = title.RevokedOn!.Value.AddDays(-1);
        if (In(vocabulary) is not { } ledger || last < held.ValidFrom)
        {
            held.Strike(now);
            return new LedgerChange(null, KeepLedger.Said("LedgerRecordStruck", held, []));
        }

        last = held.ValidTo < last ? held.ValidTo.Value : last;
        var reason = FieldsJson.Write(FieldsJson.Read(Json(ledger, fact => fact == SystemFact.RevocationReason ? title.RevocationReason : null)), held.Fields);
        var next = held.Correct(versionId, held.Key, held.ValidFrom, last, reason, BySystem, actor.PersonId, now);
        return new LedgerChange(next, KeepLedger.Said("LedgerRecordEnded", next, [ledger.To!.Name, .. ledger.Fields.Where(f => f.FilledWith == SystemFact.RevocationReason).Select(f => f.Name)]));
    }

    /// <summary>Authorities above a carrier enter titles that were given elsewhere or before; its operator does not, and nobody enters what the system has given itself.</summary>
    public static bool MayEnter(Actor actor, Carrier carrier) => actor.Is(Role.ProgramOfficer) && CarrierRights.MaySee(actor, carrier) && actor.OrganisationId != carrier.OperatorId;

    /// <param name="typed">Field name, or name of one of the two days → what was typed.</param>
    /// <param name="given">The numbers of certificates that the system has given to the carrier.</param>
    public static Outcome<LedgerChange> EnterEarlier(
        Actor actor, Carrier carrier, Ledger ledger, IReadOnlyDictionary<string, string?> typed, IReadOnlyCollection<string> given, Guid recordId, Guid versionId, DateTime now)
    {
        if (!MayEnter(actor, carrier))
        {
            return new Refusal("补登称号由载体的上级主管部门业务人员办理。");
        }

        var refusals = new List<Refusal>();
        var (from, to) = (Day(ledger.From), Day(ledger.To!));
        var faults = new List<FieldFault>();
        var row = ledger.Row(recordId.ToString("N"), from, to, now, typed.Where(t => t.Key != ledger.From.Name && t.Key != ledger.To!.Name), faults);
        faults.AddRange(refusals.Count > 0 ? [] : ledger.Check(row));
        refusals.AddRange(faults.Select(f => new Refusal(f.What + "。", f.Field)));
        if (from > Calendar.LegalTime.DayOf(now))
        {
            refusals.Add(new Refusal($"{ledger.From.Label}还没有到，补登的是已有的称号。", ledger.From.Name));
        }

        if (ledger.Fields.FirstOrDefault(f => f.FilledWith == SystemFact.CertificateNumber) is { } number && given.Contains(row[number].ToString()))
        {
            refusals.Add(new Refusal("这张证书是本系统颁发的，已由系统登记，不用补登。", number.Name));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var award = row[ledger.Fields.First(f => f.FilledWith == SystemFact.Award)].ToString();
        var record = LedgerRecord.Enter(
            versionId, recordId, carrier.Id, ledger.Name, Key(award), from, to, FieldsJson.Write(ledger.Fields.Select(f => KeyValuePair.Create(f.Name, row[f]))), ByHand, actor.PersonId, now);
        return new LedgerChange(record, KeepLedger.Said("LedgerRecordEntered", record, Named(ledger, record)));

        DateOnly? Day(Field field)
        {
            var reading = field.Read(typed.GetValueOrDefault(field.Name));
            if (reading.Refusal is { } sentence)
            {
                refusals.Add(new Refusal(sentence + "。", field.Name));
            }

            return reading is { Refusal: null, Value.IsBlank: false } ? reading.Value.Date : null;
        }
    }

    private static string Json(Ledger ledger, Func<SystemFact, string?> of) => FieldsJson.Write(
        ledger.Fields.Where(f => of(f.FilledWith) is { Length: > 0 }).Select(f => KeyValuePair.Create(f.Name, FieldValue.Of(Cut(of(f.FilledWith)!, f.MaxLength)))));

    private static List<string> Named(Ledger ledger, LedgerRecord record) =>
        [ledger.From.Name, .. record.ValidTo is null ? Array.Empty<string>() : [ledger.To!.Name], .. FieldsJson.Read(record.Fields).Keys];

    private static string Key(string award) => Cut(award, LedgerRecord.LongestKey);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
