using System.Globalization;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Rulebook;
using Miaopu.Store.Names;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Ledgers;

/// <summary>What a list of records shows, read from its address: as of which day, as known when, which of them, in which order.</summary>
public sealed class LedgerView(ListAddress address, CarrierLedger ledger)
{
    public const int PageSize = 50;

    /// <summary>Only records that hold on this day; null for all.</summary>
    public DateOnly? On => Day("on");

    /// <summary>As the ledger stood at the end of this day; null for now.</summary>
    public DateOnly? Known => Day("known");

    public DateTime? KnownAt => Known is { } day ? LegalTime.EndOf(day).AddTicks(-TimeSpan.TicksPerMicrosecond) : null;

    public string? Text => address.Get("q");

    /// <summary>Lists of at most this many items are worth a filter of their own.</summary>
    public IReadOnlyList<Field> Filters { get; } = [.. ledger.Fields.Where(f => f.Type is FieldType.List && f.Values.Count is > 1 and <= 30).Take(3)];

    public string? FilterOf(Field field) => address.Get(Key(field));

    public static string Key(Field field) => "f." + field.Name;

    public IReadOnlyList<FilterChip> Chips =>
    [
        .. Text is { } q ? [new FilterChip("q", q, "含：" + q)] : Array.Empty<FilterChip>(),
        .. On is { } on ? [new FilterChip("on", Wording.Day(on), $"{Wording.Day(on)} 有效")] : Array.Empty<FilterChip>(),
        .. Known is { } known ? [new FilterChip("known", Wording.Day(known), $"{Wording.Day(known)} 当日所知")] : Array.Empty<FilterChip>(),
        .. Filters.Where(f => FilterOf(f) is not null).Select(f => new FilterChip(Key(f), FilterOf(f)!, $"{f.Label}：{FilterOf(f)}")),
    ];

    public int Page => address.Page;

    /// <summary>Whether the view depends on what stands in the records, and not on their days alone.</summary>
    public bool ReadsContent(bool personal) => Text is not null || Filters.Any(f => FilterOf(f) is not null)
        || (SortField(personal) is { } field && field.Name != ledger.From.Name && field.Name != ledger.To?.Name);

    /// <summary>The order of a view that does not depend on the content: the same as in <see cref="Of"/>.</summary>
    public IQueryable<LedgerRecord> Ordered(IQueryable<LedgerRecord> records) => (SortField(personal: true)?.Name, address.Descending) switch
    {
        (null, _) => records.OrderBy(r => r.ValidFrom == null).ThenByDescending(r => r.ValidFrom).ThenBy(r => r.RecordId),
        var (name, descending) when name == ledger.From.Name => descending
            ? records.OrderByDescending(r => r.ValidFrom == null).ThenByDescending(r => r.ValidFrom).ThenBy(r => r.RecordId)
            : records.OrderBy(r => r.ValidFrom == null).ThenBy(r => r.ValidFrom).ThenBy(r => r.RecordId),
        (_, true) => records.OrderByDescending(r => r.ValidTo == null).ThenByDescending(r => r.ValidTo).ThenBy(r => r.RecordId),
        _ => records.OrderBy(r => r.ValidTo == null).ThenBy(r => r.ValidTo).ThenBy(r => r.RecordId),
    };

    /// <summary>Filtered and sorted; pages are cut by the caller.</summary>
    /// <param name="personal">Whether personal fields may be searched; otherwise a search would tell what is masked.</param>
    public IReadOnlyList<ReadRecord> Of(IEnumerable<ReadRecord> records, bool personal)
    {
        var shown = records.Where(r => HoldsOn(r) && Filters.All(f => FilterOf(f) is not { } value || r.Entry[f].Texts.Contains(value)));
        if (Text is { } text)
        {
            shown = shown.Where(r => ledger.FormFields.Any(f => (personal || !f.Personal) && r.Entry[f].ToString().Contains(text, StringComparison.OrdinalIgnoreCase)));
        }

        if (SortField(personal) is not { } field)
        {
            return [.. shown.OrderByDescending(r => r.Record.ValidFrom).ThenBy(r => r.Record.RecordId)];
        }

        var ordered = address.Descending ? shown.OrderByDescending(r => SortKey(r.Entry[field])) : shown.OrderBy(r => SortKey(r.Entry[field]));
        return [.. ordered.ThenBy(r => r.Record.RecordId)];
    }

    private Field? SortField(bool personal) => address.Sort is { } sort && ledger.Find(sort) is { } field && (personal || !field.Personal) ? field : null;

    private bool HoldsOn(ReadRecord record) => On is not { } day || (
        (record.Record.ValidFrom is not { } from || from <= day) && (record.Record.ValidTo is not { } to || day <= to));

    private static (decimal Number, string Text) SortKey(FieldValue value) => value.Kind switch
    {
        FieldValueKind.Blank => (decimal.MaxValue, ""),
        FieldValueKind.Number => (value.Number, ""),
        FieldValueKind.Date => (value.Date.DayNumber, ""),
        FieldValueKind.YesNo => (value.IsYes ? 0 : 1, ""),
        _ => (0, NameOrder.KeyOf(value.ToString())),
    };

    private DateOnly? Day(string key) =>
        DateOnly.TryParseExact(address.Get(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
