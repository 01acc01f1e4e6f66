using Miaopu.Casework.Carriers;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Carriers;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Forms;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Conditions;

/// <summary>Where a criteria panel leads: to the clause of a citation, to the record behind a value. Pages without such pages give null.</summary>
/// <param name="Clause">Address of a clause.</param>
/// <param name="Record">A record by its row id, as people read it; null for an unknown one.</param>
/// <param name="Division">The name of a division by its code; empty for an unknown one.</param>
public sealed record CriteriaLinks(Func<Citation, string> Clause, Func<string, RecordView?> Record, Func<string, string> Division)
{
    /// <summary>Links into the policy library and the ledgers of a carrier.</summary>
    /// <param name="rows">The rows that were assessed.</param>
    /// <param name="personal">Whether records are called by personal fields unmasked.</param>
    public static CriteriaLinks Of(PolicyPack pack, Guid carrier, IEnumerable<LedgerRow> rows, bool personal, DivisionBook divisions)
    {
        var byId = rows.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var ledgers = CarrierLedger.Of([pack.Vocabulary]).ToDictionary(l => l.Name, StringComparer.Ordinal);
        return new(citation => PolicyAddress.Clause(pack.Hash, citation), id => byId.TryGetValue(id, out var row) ? ViewOf(row) : null, divisions.NameOf);

        RecordView ViewOf(LedgerRow row)
        {
            if (!ledgers.TryGetValue(row.Ledger, out var ledger))
            {
                // the system's own ledgers have no page of records; titles stand on the carrier's page
                var own = pack.Vocabulary.Find(row.Ledger)!;
                var called = own.Key is { } naming && own.Find(naming) is { } field ? FieldText.Of(field, row[field], personal) : "";
                return new(called.Length > 0 ? called : own.Label, CarrierAddress.Of(carrier), own.Label);
            }

            var name = ledger.Key is { } key ? FieldText.Of(key, row[key], personal) : "";
            return new(name.Length > 0 ? name : ledger.Label, CarrierAddress.Record(carrier, row.Ledger, Guid.ParseExact(row.Id, "N")), ledger.Label);
        }
    }
}
