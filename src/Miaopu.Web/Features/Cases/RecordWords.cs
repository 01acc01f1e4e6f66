using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Cases;

/// <summary>What people know records and clauses by.</summary>
public static class RecordWords
{
    /// <summary>The record's key, else its first filled field, else the ledger's name.</summary>
    public static string TitleOf(LedgerRow row, PolicyPack pack)
    {
        var ledger = pack.Vocabulary.Find(row.Ledger);
        var field = ledger?.Fields.FirstOrDefault(f => f.Name == ledger.Key && !row[f].IsBlank) ?? ledger?.Fields.FirstOrDefault(f => !row[f].IsBlank);
        return field is null ? ledger?.Label ?? row.Ledger : row[field].ToString();
    }

    public static string ClauseOf(PolicyPack pack, Citation cite) => $"《{pack.Sources.FirstOrDefault(s => s.Id == cite.Source)?.Title ?? cite.Source}》{cite.Clause}";
}
