using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Review;

/// <summary>What the system says of a criterion, in the words of the desk.</summary>
public static class VerdictText
{
    public static CriterionAnswer AnswerOf(Answer answer) => answer switch
    {
        Answer.Met => CriterionAnswer.Met,
        Answer.NotMet => CriterionAnswer.NotMet,
        Answer.MissingData => CriterionAnswer.Missing,
        Answer.ForAPerson => CriterionAnswer.ToJudge,
        _ => CriterionAnswer.NotApplicable,
    };

    /// <summary>Ids of the records behind a criterion.</summary>
    public static IEnumerable<string> Records(PartVerdict part) => part.Rows.Concat(Records(part.Value)).Concat(part.Parts.SelectMany(Records)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Records(MeasuredValue? value) => value is null ? [] : value.Rows.Concat(Records(value.Numerator)).Concat(Records(value.Denominator));
}
