namespace Miaopu.Rulebook;

/// <summary>Finds records that several carriers claim and takes them, or the certainty that they count, from those for whom they do not.</summary>
internal static class ExclusiveClaims
{
    internal static (IReadOnlyList<Situation> Situations, IReadOnlyList<ContestedRecord> Contested) Settle(
        PolicyPack pack, IReadOnlyList<Entrant> entrants, IReadOnlyList<SettledClaim> settled)
    {
        var contested = new List<ContestedRecord>();
        var taken = entrants.Select(_ => new HashSet<LedgerRow>(ReferenceEqualityComparer.Instance)).ToArray();
        var doubts = entrants.Select(_ => new Dictionary<LedgerRow, MissingInput>(ReferenceEqualityComparer.Instance)).ToArray();
        foreach (var rule in pack.Scoring.Exclusives)
        {
            var ledger = pack.Vocabulary.Find(rule.Ledger)!;
            foreach (var claims in Claims(rule, ledger, entrants))
            {
                var record = ClaimOf(rule, ledger, claims[0].Row);
                var (heir, open) = Heir(rule, record, claims, entrants, settled);
                contested.Add(new ContestedRecord(
                    rule, record, [.. claims.Select(c => entrants[c.Carrier].Id).Distinct().Order(StringComparer.Ordinal)], heir is { } at ? entrants[at].Id : null, open));
                foreach (var (carrier, row) in claims.Where(c => c.Carrier != heir))
                {
                    if (open)
                    {
                        doubts[carrier][row] = new MissingInput(ledger.Name, row.Id, null, $"{RowLabel.Of(ledger, row)}的归属（几家同时填报，待认定）");
                    }
                    else
                    {
                        taken[carrier].Add(row);
                    }
                }
            }
        }

        return ([.. entrants.Select((e, i) => Without(e.Situation, taken[i], doubts[i]))], contested);
    }

    /// <summary>What a record is known by; the record's own id where the fields that would tell are blank.</summary>
    internal static string ClaimOf(ExclusiveRule rule, Ledger ledger, LedgerRow row)
    {
        var names = rule.Same.Count > 0 ? rule.Same : ledger.Key is { } key ? [key] : [];
        var values = names.Select(n => row[ledger.Find(n)!].ToString()).ToArray();
        return values.Length == 0 || values.Any(v => v.Length == 0) ? row.Id : string.Join(" · ", values);
    }

    private static Situation Without(Situation situation, HashSet<LedgerRow> taken, Dictionary<LedgerRow, MissingInput> doubts) =>
        taken.Count + doubts.Count == 0 ? situation : situation with { Rows = [.. situation.Rows.Where(r => !taken.Contains(r))], Doubts = doubts };

    /// <summary>Groups of rows of different carriers that are one record, each in a fixed order.</summary>
    private static IEnumerable<List<(int Carrier, LedgerRow Row)>> Claims(ExclusiveRule rule, Ledger ledger, IReadOnlyList<Entrant> entrants)
    {
        var rows = entrants.SelectMany((e, i) => e.Situation.Rows
            .Where(r => r.Ledger == ledger.Name && (e.Situation.KnownAt is not { } known || r.RecordedAt <= known))
            .Select(r => (Carrier: i, Row: r)));
        var groups = rows.GroupBy(c => (Circle: rule.Among == ExclusiveAmong.AllCarriers ? "" : entrants[c.Carrier].Operator ?? $"\n{entrants[c.Carrier].Id}", Record: ClaimOf(rule, ledger, c.Row)));
        foreach (var group in groups.OrderBy(g => g.Key.Circle, StringComparer.Ordinal).ThenBy(g => g.Key.Record, StringComparer.Ordinal))
        {
            var ordered = group.OrderBy(c => c.Row.RecordedAt).ThenBy(c => entrants[c.Carrier].Id, StringComparer.Ordinal).ThenBy(c => c.Row.Id, StringComparer.Ordinal).ToList();
            foreach (var together in AtOneTime(ledger, ordered).Where(t => t.Select(c => c.Carrier).Distinct().Count() > 1))
            {
                yield return together;
            }
        }
    }

    /// <summary>Rows that are one record at one time: a tenant that moved from one carrier to another is claimed by one after the other, not by both.</summary>
    private static IEnumerable<List<(int Carrier, LedgerRow Row)>> AtOneTime(Ledger ledger, List<(int Carrier, LedgerRow Row)> claims)
    {
        var left = claims;
        while (left.Count > 0)
        {
            var together = new List<(int Carrier, LedgerRow Row)> { left[0] };
            for (var grown = true; grown;)
            {
                var more = left.Where(c => !together.Contains(c) && together.Exists(t => Meet(ledger, t.Row, c.Row))).ToArray();
                together.AddRange(more);
                grown = more.Length > 0;
            }

            left = [.. left.Where(c => !together.Contains(c))];
            yield return [.. claims.Where(together.Contains)];
        }
    }

    private static bool Meet(Ledger ledger, LedgerRow a, LedgerRow b) => ledger.Shape switch
    {
        LedgerShape.Interval or LedgerShape.PeriodFigure =>
            (a.From ?? DateOnly.MinValue) <= (b.To ?? DateOnly.MaxValue) && (b.From ?? DateOnly.MinValue) <= (a.To ?? DateOnly.MaxValue),
        LedgerShape.Event => a.From is null || b.From is null || a.From == b.From,
        _ => true,
    };

    /// <summary>The carrier for which a record counts, or null for none, and whether that is still open.</summary>
    private static (int? Heir, bool Open) Heir(
        ExclusiveRule rule, string record, List<(int Carrier, LedgerRow Row)> claims, IReadOnlyList<Entrant> entrants, IReadOnlyList<SettledClaim> settled)
    {
        switch (rule.Settle)
        {
            case ExclusiveSettle.First:
                return (claims[0].Carrier, false);
            case ExclusiveSettle.None:
                return (null, false);
            default:
                var said = settled.LastOrDefault(s => s.Ledger == rule.Ledger && s.Record == record && (s.CarrierId is null || claims.Exists(c => entrants[c.Carrier].Id == s.CarrierId)));
                return said is null ? (null, true) : (claims.Where(c => entrants[c.Carrier].Id == said.CarrierId).Select(c => (int?)c.Carrier).FirstOrDefault(), false);
        }
    }
}
