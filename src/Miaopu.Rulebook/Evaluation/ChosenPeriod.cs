namespace Miaopu.Rulebook;

/// <summary>A window that the applicant chooses: which period was chosen, by what record, and what the others would have given.</summary>
/// <param name="Window">The name under which measures count.</param>
/// <param name="Options">The periods there are, in the order of the pack.</param>
/// <param name="Record">The record that says which; null while there is none.</param>
public sealed record ChosenPeriod(string Window, IReadOnlyList<PeriodOption> Options, LedgerRow? Record)
{
    /// <summary>The chosen one; null while nobody has chosen.</summary>
    public PeriodOption? Chosen => Options.FirstOrDefault(o => o.IsChosen);

    /// <summary>In one sentence.</summary>
    public string Text => Chosen is { } chosen
        ? $"“{Window}”由申报单位选定“{chosen.Name}”（{chosen.Days}）{(Record?.From is { } day ? $"，{FieldValue.Of(day)} 选定" : "")}：{chosen.Told}；{string.Join('；', Options.Where(o => !o.IsChosen).Select(If))}"
        : $"“{Window}”还没有选定：{string.Join('；', Options.Select(If))}";

    private static string If(PeriodOption option) => $"若选“{option.Name}”（{option.Days}）：{option.Told}";

    internal static ChosenPeriod Of(PolicyPack pack, Window window, MeasureProgram chooser, IReadOnlyList<MeasureProgram> programs, Run run, Func<FieldValue, Run> choosing)
    {
        var uses = new PackUses(pack);
        var counted = programs.Where(p => MeasureUses.Selections(p.Measure).Any(s => uses.Chain(s).Any(c => c.Window == window.Name))).ToArray();
        var value = chooser.Value(run);
        var options = window.Choice!.Either.Select(name => pack.Windows.First(w => w.Name == name)).Select(period =>
        {
            var (first, last) = period.Days(run.Cutoff);
            var under = choosing(FieldValue.Of(period.Name));
            return new PeriodOption(period.Name, first, last, value.IsExact && value.Other.ToString() == period.Name, [.. counted.Select(p => p.Value(under))]);
        });
        return new ChosenPeriod(window.Name, [.. options], run.Situation.Rows.FirstOrDefault(r => value.Rows.Contains(r.Id)));
    }
}

/// <summary>A period of which one is chosen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day, included.</param>
/// <param name="IsChosen">Whether it is the one.</param>
/// <param name="Measures">What the measures that count in it come to, chosen or not.</param>
public sealed record PeriodOption(string Name, DateOnly First, DateOnly Last, bool IsChosen, IReadOnlyList<MeasuredValue> Measures)
{
    internal string Days => $"{FieldValue.Of(First)} 至 {FieldValue.Of(Last)}";

    internal string Told => string.Join('、', Measures.Select(m => $"{m.Title} {m.Text}"));
}
