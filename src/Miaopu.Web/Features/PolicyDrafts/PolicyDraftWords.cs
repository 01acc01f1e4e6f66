using Miaopu.Casework.Policies;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>States and events of drafts as officers read them.</summary>
public static class PolicyDraftWords
{
    public static string State(PolicyDraftState state) => state switch
    {
        PolicyDraftState.Drafting => "草案",
        PolicyDraftState.InReview => "送审",
        PolicyDraftState.Returned => "退回",
        PolicyDraftState.Published => "已发布",
        _ => "已撤回",
    };

    public static Tone ToneOf(PolicyDraftState state) => state switch
    {
        PolicyDraftState.Drafting => Tone.Neutral,
        PolicyDraftState.InReview => Tone.Accent,
        PolicyDraftState.Returned => Tone.Warn,
        PolicyDraftState.Published => Tone.Good,
        _ => Tone.Neutral,
    };

    /// <summary>The events of a draft, one row each; a test holds it against the kinds that decisions give.</summary>
    public static IReadOnlyDictionary<string, (string Text, Tone Tone)> Events { get; } = new Dictionary<string, (string, Tone)>(StringComparer.Ordinal)
    {
        ["PolicyDraftBegun"] = ("开始起草", Tone.Neutral),
        ["PolicyDraftSaved"] = ("保存新版本", Tone.Neutral),
        ["PolicyDraftBrought"] = ("由命令行带入并送审", Tone.Accent),
        ["PolicyDraftSent"] = ("送审", Tone.Accent),
        ["PolicyDraftTakenBack"] = ("收回", Tone.Neutral),
        ["PolicyDraftReturned"] = ("退回修改", Tone.Warn),
        ["PolicyDraftPublished"] = ("审核通过，发布", Tone.Good),
        ["PolicyDraftWithdrawn"] = ("撤回草案", Tone.Warn),
    };
}
