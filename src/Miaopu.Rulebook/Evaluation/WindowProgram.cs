namespace Miaopu.Rulebook;

/// <summary>A window of one selection with its names resolved: one period, or several of which the applicant chooses.</summary>
internal sealed class WindowProgram(IReadOnlyList<Window> periods, MeasureProgram? chosenBy, IReadOnlyList<string> readings)
{
    internal IReadOnlyList<Window> Periods => periods;

    /// <summary>What says which of the periods counts; null where there is one.</summary>
    internal MeasureProgram? ChosenBy => chosenBy;

    internal IReadOnlyList<string> Readings => readings;

    /// <summary>The periods it can be, and what is missing where that is not one.</summary>
    internal (IReadOnlyList<Window> Periods, IReadOnlyList<MissingInput> Missing) Of(Run run)
    {
        if (chosenBy is null)
        {
            return (periods, []);
        }

        var value = chosenBy.Value(run);
        return Chosen(value.Bounds) is >= 0 and var chosen ? ([periods[chosen]], []) : (periods, value.Unknown);
    }

    /// <summary>Which period the chooser's value names, or -1.</summary>
    internal int Chosen(in Bounds value)
    {
        var name = value.Other.IsBlank ? null : value.Other.ToString();
        for (var i = 0; i < periods.Count; i++)
        {
            if (periods[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
