using Miaopu.Rulebook;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Features.Demonstration.Registry;

namespace Miaopu.Bench.Criteria;

/// <summary>The rows of a registry in memory, made as <c>miaopu demo</c> makes them, and the pack they are held against.</summary>
public sealed class Registry
{
    private Registry(PolicyPack pack, Vocabulary vocabulary, IReadOnlyList<LedgerRow[]> carriers, int tenants) => (Pack, Vocabulary, Carriers, Tenants) = (pack, vocabulary, carriers, tenants);

    public PolicyPack Pack { get; }

    /// <summary>What the pack was read with.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The rows of each carrier.</summary>
    public IReadOnlyList<LedgerRow[]> Carriers { get; }

    public int Tenants { get; }

    public static readonly DateOnly Cutoff = new(2021, 5, 14);

    public static Registry Make(int carriers)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "policies");
        var vocabulary = Miaopu.Rulebook.Vocabulary.Read(Directory.EnumerateFiles(Path.Combine(folder, "vocabulary"), "*.yaml").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f)))).Vocabulary;
        var file = Path.Combine(folder, "liaoning", "makerspace", "policy.yaml");
        var pack = PackReader.Read(File.ReadAllText(file), "policy.yaml", vocabulary).Pack ?? throw new InvalidDataException(file);
        var province = Province.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demonstration", "liaoning.yaml")));
        var random = new Random(20210406);
        var all = new List<LedgerRow[]>(carriers);
        var tenants = 0;
        for (var i = 0; i < carriers; i++)
        {
            var cut = new CutCarrier(province, random, i);
            var rows = new List<LedgerRow>();
            foreach (var (name, record) in cut.Records("210102"))
            {
                var ledger = pack.Vocabulary.Find(name)!;
                var fields = record.Where(f => f.Key != ledger.From.Name && f.Key != ledger.To?.Name);
                rows.Add(ledger.Row($"{i}-{rows.Count}", Day(record, ledger.From), ledger.To is { } to ? Day(record, to) : null, DateTime.UnixEpoch, fields));
                tenants += name == cut.TenantLedger ? 1 : 0;
            }

            all.Add([.. rows]);
        }

        return new Registry(pack, vocabulary, all, tenants);
    }

    private static DateOnly? Day(IReadOnlyDictionary<string, string?> record, Field field) =>
        record.GetValueOrDefault(field.Name) is { } text ? field.Read(text).Value.Date : null;
}
