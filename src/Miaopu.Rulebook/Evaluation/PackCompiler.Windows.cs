namespace Miaopu.Rulebook;

/// <summary>Windows that applicants choose: the measures that say which come before all that counts in them.</summary>
internal sealed partial class PackCompiler
{
    private IReadOnlyList<Measure> Choosers() =>
        [.. _pack.Windows.Select(w => w.Choice?.ChosenBy).OfType<string>().Distinct().Select(_pack.Measure).OfType<Measure>().Where(ReadsAProfile)];

    private static bool ReadsAProfile(Measure measure) => measure is { Kind: MeasureKind.Value, Rows: { AtCutoff: true, Window: null } };

    private void CheckChoices()
    {
        foreach (var choice in _pack.Windows.Select(w => w.Choice).OfType<WindowChoice>().Where(c => c.Either.Count > 1 && c.ChosenBy.Length > 0))
        {
            var known = true;
            foreach (var (name, at) in choice.Either.Zip(choice.Marks))
            {
                if (_pack.Windows.All(w => w.Name != name || w.Choice is not null))
                {
                    known = false;
                    _findings.Unknown(at, "时间窗", name, _pack.Windows.Where(w => w.Choice is null).Select(w => w.Name));
                }
            }

            if (Named(choice.ChosenBy, choice.ChosenByMark) is { } chooser)
            {
                if (known && choice.Either.Except(chooser.Items).Union(chooser.Items.Except(choice.Either)).ToArray() is { Length: > 0 } alone)
                {
                    _findings.Error(choice.ChosenByMark, "type", $"“{choice.ChosenBy}”的列表项应正是各时间窗的名称，只在一边有的：{string.Join('、', alone)}");
                }
            }
            else if (_pack.Measure(choice.ChosenBy) is { } other && !ReadsAProfile(other))
            {
                _findings.Error(choice.ChosenByMark, "type", $"“{choice.ChosenBy}”不能用来选时间窗：应写“value: 台账.字段, at: cutoff”");
            }
        }
    }
}
