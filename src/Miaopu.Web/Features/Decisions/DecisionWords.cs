using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Decisions;

/// <summary>How a result of deciding is said.</summary>
public static class DecisionWords
{
    public static string Of(string result) => result switch
    {
        StageResults.Accept => "同意",
        StageResults.Refuse => "不予通过",
        StageResults.Return => "退回修改",
        StageResults.Defer => "暂缓",
        _ => result,
    };
}
