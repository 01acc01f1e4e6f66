namespace Miaopu.Casework.Carriers;

/// <summary>
/// One version of one record of a ledger (台账). The envelope is ours, the fields are the vocabulary's. A correction never changes a row: it
/// ends the known version and adds the next, so that any measure can be asked as of a day, as known at a time.
/// </summary>
public sealed class LedgerRecord
{
    public const int LongestKey = 200;

    private LedgerRecord()
    {
    }

    /// <summary>Id of this version.</summary>
    public Guid Id { get; private set; }

    /// <summary>Id of the record, the same for all its versions.</summary>
    public Guid RecordId { get; private set; }

    public Guid CarrierId { get; private set; }

    /// <summary>Name of the ledger in the vocabulary.</summary>
    public string Ledger { get; private set; } = "";

    /// <summary>What names the record in its ledger (a tenant's name), for lists and search.</summary>
    public string Key { get; private set; } = "";

    /// <summary>First day it holds; for an event, its day.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Last day it holds; null while it lasts.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Field name → value as JSON: text, number, true/false, ISO date, list of text. Blank fields are left out.</summary>
    public string Fields { get; private set; } = "{}";

    public DateTime RecordedAt { get; private set; }

    public Guid RecordedBy { get; private set; }

    /// <summary>When the next version took its place, or it was struck out; null for the version in force.</summary>
    public DateTime? SupersededAt { get; private set; }

    /// <summary>Where it came from: typed, imported from which file …</summary>
    public string Source { get; private set; } = "";

    /// <summary>Number of this version, from 1.</summary>
    public int Edition { get; private set; }

    public static LedgerRecord Enter(
        Guid id, Guid recordId, Guid carrierId, string ledger, string key, DateOnly? from, DateOnly? to, string fields, string source, Guid by, DateTime now) => new()
        {
            Id = id,
            RecordId = recordId,
            CarrierId = carrierId,
            Ledger = ledger,
            Key = key,
            ValidFrom = from,
            ValidTo = to,
            Fields = fields,
            Source = source,
            RecordedAt = now,
            RecordedBy = by,
            Edition = 1,
        };

    /// <summary>The version that takes this one's place.</summary>
    public LedgerRecord Correct(Guid id, string key, DateOnly? from, DateOnly? to, string fields, string source, Guid by, DateTime now)
    {
        if (SupersededAt is not null)
        {
            throw new InvalidOperationException("Only the version in force can be corrected.");
        }

        SupersededAt = now;
        var next = Enter(id, RecordId, CarrierId, Ledger, key, from, to, fields, source, by, now);
        next.Edition = Edition + 1;
        return next;
    }

    /// <summary>Strikes the record out: from now on it is not known.</summary>
    public void Strike(DateTime now) => SupersededAt ??= now;
}
