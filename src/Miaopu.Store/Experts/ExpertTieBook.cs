using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Experts;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;

namespace Miaopu.Store.Experts;

/// <summary>Ties between a set of cases and a set of experts, read at once: memberships in the operators, and names in personal fields of the carriers' ledgers.</summary>
public sealed class ExpertTieBook
{
    private readonly HashSet<(Guid Person, Guid Organisation)> members;
    private readonly Dictionary<Guid, HashSet<string>> names;

    private ExpertTieBook(HashSet<(Guid Person, Guid Organisation)> members, Dictionary<Guid, HashSet<string>> names) => (this.members, this.names) = (members, names);

    public ExpertTies Between(Application application, Expert expert, string expertName) => new(
        application.OperatorName,
        members.Contains((expert.PersonId, application.OperatorId)),
        names.TryGetValue(application.Id, out var named) && named.Contains(expertName.Trim()));

    /// <summary>Records count that stand now or stood when the case was received: striking a mentor out afterwards does not undo the tie.</summary>
    public static async Task<ExpertTieBook> Read(
        MiaopuDb db, Shelf shelf, IReadOnlyCollection<Application> cases, IReadOnlyCollection<Expert> experts, CancellationToken cancel = default)
    {
        var people = experts.Select(e => e.PersonId).ToList();
        var operators = cases.Select(c => c.OperatorId).Distinct().ToList();
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.Until == null && people.Contains(m.PersonId) && operators.Contains(m.OrganisationId))
            .Select(m => new { m.PersonId, m.OrganisationId }).ToListAsync(cancel);

        var carriers = cases.Select(c => c.CarrierId).Distinct().ToList();
        var since = cases.Select(c => c.ReceivedAt ?? c.StartedAt).DefaultIfEmpty().Min();
        var records = await db.LedgerRecords.AsNoTracking()
            .Where(r => carriers.Contains(r.CarrierId) && (r.SupersededAt == null || r.SupersededAt > since))
            .Select(r => new { r.CarrierId, r.Ledger, r.Fields, r.SupersededAt }).ToListAsync(cancel);
        var byCarrier = records.ToLookup(r => r.CarrierId);

        var names = new Dictionary<Guid, HashSet<string>>();
        foreach (var application in cases)
        {
            var pack = await shelf.Get(application.PackHash, cancel);
            var personal = (pack?.Vocabulary ?? Vocabulary.Empty).Ledgers
                .ToDictionary(l => l.Name, l => l.Fields.Where(f => f is { Personal: true, Type: FieldType.Text }).ToList(), StringComparer.Ordinal);
            var received = application.ReceivedAt ?? application.StartedAt;
            var found = names[application.Id] = new HashSet<string>(StringComparer.Ordinal);
            foreach (var record in byCarrier[application.CarrierId].Where(r => r.SupersededAt is null || r.SupersededAt > received))
            {
                if (personal.TryGetValue(record.Ledger, out var fields) && fields.Count > 0)
                {
                    found.UnionWith(FieldsJson.Read(record.Fields, fields).Values.SelectMany(v => v.ToString().Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
                }
            }
        }

        return new ExpertTieBook([.. members.Select(m => (m.PersonId, m.OrganisationId))], names);
    }

    /// <summary>What stands between the names where a field holds several.</summary>
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '/', '\n'];
}
