using System.Text.RegularExpressions;
using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>
/// What a measure means, whatever a pack calls it: ledger, filters, time and function, with definitions and other measures opened. Two measures of equal
/// meaning give the same value of the same records; of unequal meaning they may still.
/// </summary>
internal sealed partial class MeasureMeaning(PolicyPack pack)
{
    private readonly FeelScope _scope = MeasureExpression.ScopeOf(pack);
    private readonly PackUses _uses = new(pack);

    internal string Of(string measure) => pack.Measure(measure) is { } known ? Of(known) : measure;

    internal string Of(Measure measure) => measure switch
    {
        { IsReference: true } => Of(measure.Name),
        { Numerator: { } above, Denominator: { } below } => $"{Of(above)} ÷ {Of(below)}",
        { Formula: { } formula } => $"{Bare(formula)} [{string.Join(", ", MeasureExpression.NamesIn(formula, _scope).Where(n => pack.Measure(n) is not null).Select(Of))}]",
        { Table: not null } => $"{pack.Id} {measure.Table} {measure.Field}",
        _ => $"{measure.Kind} {measure.Field} {measure.Per} {(measure.Streak is { } streak ? $"{streak.Step} {streak.GapIsUnknown} " : "")}{Words.Of(measure.Weights)} {Of(measure.Rows!)}",
    };

    /// <summary>What is asked of every row, without its threshold.</summary>
    internal string Of(EachPart part)
    {
        var derived = _uses.Chain(part.Rows).SelectMany(s => pack.Definitions.Where(d => d.Name == s.Over)).SelectMany(d => d.Fields).FirstOrDefault(f => f.Name == part.Field);
        return $"each {Of(part.Rows)} {(derived is null ? part.Field : Words.Of(derived))} {Bare(part.Test ?? "")}";
    }

    /// <summary>Texts in quotes that tell which results, titles and the like an expression over measures looks for: those tested on ledgers that the system keeps.</summary>
    internal IEnumerable<string> Occasions(string? when) => when is null ? [] :
        MeasureExpression.NamesIn(when, _scope).Select(pack.Measure).OfType<Measure>()
            .SelectMany(MeasureUses.Selections).Select(s => _uses.Chain(s).ToArray()).Where(c => pack.Vocabulary.Find(c[^1].Over)?.KeptBySystem == true)
            .SelectMany(c => c).SelectMany(s => Quoted().Matches(s.Where ?? "").Select(m => m.Groups[1].Value)).Distinct();

    /// <summary>An expression over measures with what each of them means.</summary>
    internal string OfExpression(string text) => $"{Bare(text)} [{string.Join(", ", MeasureExpression.NamesIn(text, _scope).Where(n => pack.Measure(n) is not null).Select(Of))}]";

    /// <summary>Whether the rows of the first are some of the second's: the same ledger and time, and every filter of the second among those of the first, which has more.</summary>
    internal bool IsPart(RowSelection part, RowSelection whole)
    {
        var (a, b) = (Opened(part), Opened(whole));
        return a.Ledger == b.Ledger && a.Time == b.Time && a.Filters.Count > b.Filters.Count && !b.Filters.Except(a.Filters).Any();
    }

    private string Of(RowSelection rows)
    {
        var (ledger, time, filters) = Opened(rows);
        return $"{ledger} {time} [{string.Join(" & ", filters)}]";
    }

    private (string Ledger, string Time, IReadOnlyList<string> Filters) Opened(RowSelection rows)
    {
        var chain = _uses.Chain(rows).ToArray();
        var timed = chain.FirstOrDefault(s => s.AtCutoff || s.Window is not null);
        var window = pack.Windows.FirstOrDefault(w => w.Name == timed?.Window);
        var time = timed is null ? "" : timed.AtCutoff ? "at cutoff" : $"{timed.Event} in {Of(window)}";
        return (chain[^1].Over, time, [.. chain.Select(s => Bare(s.Where ?? "")).Where(w => w.Length > 0).Distinct().Order(StringComparer.Ordinal)]);
    }

    private string Of(Window? window) => window?.Choice is { } choice
        ? $"either {string.Join(" or ", choice.Either.Select(e => Of(pack.Windows.FirstOrDefault(w => w.Name == e))))} by {Of(choice.ChosenBy)}"
        : $"{window?.Months} to {window?.End}";

    private static string Bare(string text) => string.Concat(text.Split('"').Select((part, i) => i % 2 == 0 ? Spaces().Replace(part, " ").Trim() : $"\"{part}\""));

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
