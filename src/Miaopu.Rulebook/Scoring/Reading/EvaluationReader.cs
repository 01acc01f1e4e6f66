namespace Miaopu.Rulebook;

/// <summary>Reads <c>evaluations</c>.</summary>
internal static class EvaluationReader
{
    private const int MostYears = 20;

    /// <param name="section">The pack.</param>
    /// <param name="grades">Ids of the pack's grades, which are the results where an evaluation names none.</param>
    internal static List<EvaluationRule> Read(Section section, IReadOnlyList<string> grades)
    {
        var evaluations = new List<EvaluationRule>();
        foreach (var below in section.List(PackKeys.Evaluations))
        {
            var results = below.Texts(EvaluationKeys.Results).Select(t => t.Text).ToArray();
            evaluations.Add(new EvaluationRule
            {
                Id = below.Text(EvaluationKeys.Id),
                Title = below.Text(EvaluationKeys.Title),
                EveryYears = Years(below),
                Results = results.Length > 0 ? results : grades,
                Outcomes = ProcedureReader.Outcomes(below),
                Stages = ProcedureReader.Stages(below),
                Basis = section.Context.Basis(below),
                Place = below.Place,
            });
            below.Done();
        }

        return evaluations;
    }

    private static int Years(Section below)
    {
        if (below.Quantity(EvaluationKeys.Every) is not { } every)
        {
            return 1;
        }

        if (every.Unit is "year" or "years" or "年" && every.Number is >= 1 and <= MostYears && every.Number == decimal.Truncate(every.Number))
        {
            return (int)every.Number;
        }

        below.Findings.Error(below.MarkOf(EvaluationKeys.Every), "shape", $"“every”应是 1 到 {MostYears} 年，如 1 year、3 years");
        return 1;
    }
}
