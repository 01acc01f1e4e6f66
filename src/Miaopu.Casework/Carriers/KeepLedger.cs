using System.Security.Cryptography;
using System.Text;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Carriers;

/// <summary>A change of a ledger: the version to add, if any, and the event that says so. The version before is already marked in its row.</summary>
public sealed record LedgerChange(LedgerRecord? Added, Happening Happening);

/// <summary>
/// The four things an operator does with a record: enter it, correct it, give it its last day, strike it out. Events name ledger, record and fields, and hold a
/// digest of the values salted with the version's id, which stands only in the row: proof stays while the row does, and erasing the row erases it.
/// </summary>
public static class KeepLedger
{
    public const string Typed = "网页填写";

    public static Outcome<LedgerChange> Enter(Guid versionId, Guid recordId, Actor actor, Carrier carrier, LedgerEntry entry, DateTime now, string source = Typed)
    {
        if (!CarrierRights.MayEdit(actor, carrier))
        {
            return CarrierRefusals.OnlyItsOperator;
        }

        var record = LedgerRecord.Enter(
            versionId, recordId, carrier.Id, entry.Ledger.Name, entry.Key, entry.From, entry.To, Json(entry), source, actor.PersonId, now);
        return new LedgerChange(record, Said("LedgerRecordEntered", record, Named(entry)));
    }

    /// <summary>
    /// Enters a record of a profile, of which one holds at a time: the one before it gets its last day, the day before this one begins.
    /// </summary>
    /// <param name="others">The profile's records in force.</param>
    public static Outcome<LedgerChange[]> Follow(Func<Guid> newId, Guid recordId, Actor actor, Carrier carrier, LedgerEntry entry, IEnumerable<LedgerRecord> others, DateTime now)
    {
        var entered = Enter(newId(), recordId, actor, carrier, entry, now);
        if (entered.Refused)
        {
            return entered.Refusals.ToList();
        }

        var from = entry.From!.Value;
        var meeting = others.Where(r => r.ValidFrom <= (entry.To ?? DateOnly.MaxValue) && (r.ValidTo ?? DateOnly.MaxValue) >= from).ToList();
        if (meeting.Find(r => r.ValidFrom >= from) is { } later)
        {
            return new Refusal($"已有自 {later.ValidFrom:yyyy-MM-dd} 起的一条，同一时间只能有一条有效。请修改那一条，或填写更晚的{entry.Ledger.From.Label}。", entry.Ledger.From.Name);
        }

        return (LedgerChange[])[.. meeting.Select(r => Ended(newId(), actor, entry.Ledger, r, from.AddDays(-1), now)), entered.Value];
    }

    /// <param name="edition">The version that the person saw.</param>
    public static Outcome<LedgerChange> Correct(Guid versionId, Actor actor, Carrier carrier, LedgerRecord current, int edition, LedgerEntry entry, DateTime now)
    {
        if (WhyNot(actor, carrier, current, edition) is { } refusal)
        {
            return refusal;
        }

        var before = Reading(entry.Ledger, current);
        var changed = entry.Ledger.FormFields.Where(f => before[f] != entry[f]).Select(f => f.Name).ToList();
        var next = current.Correct(versionId, entry.Key, entry.From, entry.To, Json(entry, current.Fields), Typed, actor.PersonId, now);
        return new LedgerChange(next, Said("LedgerRecordCorrected", next, changed));
    }

    /// <summary>Gives the record its last day: the tenant left, the lease ran out. With it goes what the ledger's rules ask of a record that ended; everything else stays.</summary>
    /// <param name="alongside">What was typed of other fields, see <see cref="AskedAtEnd"/>.</param>
    public static Outcome<LedgerChange> End(
        Guid versionId, Actor actor, Carrier carrier, CarrierLedger ledger, LedgerRecord current, int edition, DateOnly? to, IReadOnlyDictionary<string, string?> alongside, DateTime now)
    {
        if (WhyNot(actor, carrier, current, edition) is { } refusal)
        {
            return refusal;
        }

        if (ledger.To is not { } field)
        {
            return CarrierRefusals.HasNoEnd;
        }

        if (to is null)
        {
            return CarrierRefusals.EndNeeded(field.Label);
        }

        if (to < current.ValidFrom)
        {
            return new Refusal($"{field.Label} {to:yyyy-MM-dd} 早于{ledger.From.Label} {current.ValidFrom:yyyy-MM-dd}，请核对。", "to");
        }

        var before = Reading(ledger, current);
        var read = ledger.Read(Typing(before, field, to.Value, alongside));
        if (read.Refused)
        {
            return read.Refusals.ToList();
        }

        var entry = read.Value;
        var next = current.Correct(versionId, entry.Key, entry.From, entry.To, Json(entry, current.Fields), Typed, actor.PersonId, now);
        return new LedgerChange(next, Said("LedgerRecordEnded", next, [.. ledger.FormFields.Where(f => before[f] != entry[f]).Select(f => f.Name)]));
    }

    /// <summary>The fields that have to be filled in together with the last day of this record, so that the ledger's rules hold of it afterwards.</summary>
    public static IReadOnlyList<Field> AskedAtEnd(CarrierLedger ledger, LedgerRecord current, DateOnly to)
    {
        if (ledger.To is not { } field)
        {
            return [];
        }

        var last = current.ValidFrom is { } from && from > to ? from : to;
        var refused = ledger.Read(Typing(Reading(ledger, current), field, last, new Dictionary<string, string?>())).Refusals.Select(r => r.Field).ToHashSet();
        return [.. ledger.Fields.Where(f => refused.Contains(f.Name))];
    }

    private static Dictionary<string, string?> Typing(LedgerEntry entry, Field end, DateOnly to, IReadOnlyDictionary<string, string?> alongside)
    {
        var typed = entry.Values.ToDictionary(v => v.Key, v => (string?)v.Value.ToString(), StringComparer.Ordinal);
        foreach (var (name, text) in alongside)
        {
            typed[name] = text;
        }

        typed[end.Name] = FieldValue.Of(to).ToString();
        return typed;
    }

    /// <summary>Strikes out what should never have been entered. Its versions stay in the history.</summary>
    public static Outcome<LedgerChange> Strike(Actor actor, Carrier carrier, LedgerRecord current, int edition, DateTime now)
    {
        if (WhyNot(actor, carrier, current, edition) is { } refusal)
        {
            return refusal;
        }

        current.Strike(now);
        return new LedgerChange(null, Said("LedgerRecordStruck", current, []));
    }

    /// <summary>The content of a stored version.</summary>
    public static LedgerEntry Reading(CarrierLedger ledger, LedgerRecord record)
    {
        var values = new Dictionary<string, FieldValue>(FieldsJson.Read(record.Fields, ledger.Fields), StringComparer.Ordinal);
        if (record.ValidFrom is { } from)
        {
            values[ledger.From.Name] = FieldValue.Of(from);
        }

        if (ledger.To is { } field && record.ValidTo is { } to)
        {
            values[field.Name] = FieldValue.Of(to);
        }

        return new LedgerEntry(ledger, values);
    }

    /// <summary>Digest of what a version holds, for the journal.</summary>
    public static string Digest(LedgerRecord record)
    {
        // A database with a JSON type gives the fields back in its own order and spacing: the digest is of the canonical text.
        var text = $"{record.Id:N}\n{record.ValidFrom:yyyy-MM-dd}\n{record.ValidTo:yyyy-MM-dd}\n{FieldsJson.Write(FieldsJson.Read(record.Fields))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static Refusal? WhyNot(Actor actor, Carrier carrier, LedgerRecord current, int edition) =>
        !CarrierRights.MayEdit(actor, carrier) || current.CarrierId != carrier.Id ? CarrierRefusals.OnlyItsOperator
        : current.SupersededAt is not null ? CarrierRefusals.StruckMeanwhile
        : current.Edition != edition ? CarrierRefusals.EditedMeanwhile
        : null;

    private static LedgerChange Ended(Guid versionId, Actor actor, CarrierLedger ledger, LedgerRecord current, DateOnly to, DateTime now)
    {
        var next = current.Correct(versionId, current.Key, current.ValidFrom, to, current.Fields, Typed, actor.PersonId, now);
        return new LedgerChange(next, Said("LedgerRecordEnded", next, [ledger.To!.Name]));
    }

    private static string Json(LedgerEntry entry, string? kept = null) =>
        FieldsJson.Write(entry.Ledger.Fields.Select(f => KeyValuePair.Create(f.Name, entry[f])), kept);

    private static List<string> Named(LedgerEntry entry) => [.. entry.Ledger.FormFields.Where(f => !entry[f].IsBlank).Select(f => f.Name)];

    internal static Happening Said(string kind, LedgerRecord record, IReadOnlyList<string> fields) =>
        new(Streams.Carrier(record.CarrierId), kind, new { record.RecordId, record.Ledger, record.Edition, Fields = fields, Digest = Digest(record) });
}
