using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Experts.Reviews;

/// <summary>How an expert's answer is said.</summary>
public static class SheetWords
{
    public static string Of(Answer? answer) => answer switch
    {
        Answer.Met => "达到",
        Answer.NotMet => "未达到",
        Answer.NotApplicable => "不适用",
        _ => "未表态",
    };
}
