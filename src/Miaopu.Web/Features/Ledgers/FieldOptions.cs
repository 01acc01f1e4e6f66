using Miaopu.Casework.Carriers;
using Miaopu.Rulebook;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Carriers;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Ledgers;

/// <summary>What the fields of a ledger that point elsewhere may be: divisions around the operator, records of another ledger.</summary>
public sealed class FieldOptions(RecordReader records, Shelf shelf, DivisionBook divisions)
{
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Choice>>> For(Carrier carrier, CarrierLedger ledger)
    {
        var options = new Dictionary<string, IReadOnlyList<Choice>>(StringComparer.Ordinal);
        foreach (var field in ledger.Fields)
        {
            if (field.Type == FieldType.Division)
            {
                options[field.Name] = divisions.For(await shelf.LineOf(carrier.OperatorPath));
            }
            else if (field is { Type: FieldType.Reference, RefersTo: { } other })
            {
                options[field.Name] = [.. (await records.Keys(carrier.Id, other)).Select(k => new Choice(k, k))];
            }
        }

        return options;
    }
}
