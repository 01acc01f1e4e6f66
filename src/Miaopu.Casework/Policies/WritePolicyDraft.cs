using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Policies;

/// <summary>起草: begins a draft, and keeps what is written into it.</summary>
public static class WritePolicyDraft
{
    public const string Policy = "policy", Cases = "cases";

    /// <summary>Longest text that is kept. The longest policy shipped has a tenth of it; a post of it stays within what a browser form may carry.</summary>
    public const int Longest = 300_000;

    public const int LongestTitle = 200;

    /// <summary>Begins a draft.</summary>
    /// <param name="from">The edition it starts from; null for a text of its own.</param>
    public static Outcome<(PolicyDraft Draft, Happening Happened)> Begin(Actor actor, PolicyOffice office, PolicyEdition? from, PolicyTexts texts, Guid id, DateTime now)
    {
        if (!PolicyOffice.May(actor, office.Organisation))
        {
            return new Refusal("只有主管部门的业务人员可以起草政策。");
        }

        if (from is not null && !office.Has(from.Authority))
        {
            return new Refusal("这项政策不属于本单位或下级单位，不能由本单位起草修订。");
        }

        if (WhyNot(texts) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        var draft = PolicyDraft.Begin(id, office.Organisation, actor, Clean(texts), from?.Hash, now);
        return (draft, new Happening(Streams.PolicyDraft(id), "PolicyDraftBegun", Digest(draft)));
    }

    /// <summary>Saves on purpose: a new version of the draft. The same texts again are none.</summary>
    /// <param name="seen">The version the person saw; another one in between is never written over unseen.</param>
    /// <returns>What to write in the journal; null where nothing changed.</returns>
    public static Outcome<Happening?> Save(Actor actor, PolicyDraft draft, int seen, PolicyTexts texts, DateTime now)
    {
        if (!draft.Changes)
        {
            return new Refusal(draft.State == PolicyDraftState.InReview ? "草案正在审核，不能修改。需要修改时请先收回。" : "草案已经办结，不能再改。");
        }

        if (WhyNot(texts) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        var clean = Clean(texts);
        if (clean == new PolicyTexts(draft.Title, draft.Text, draft.Cases))
        {
            return (Happening?)null;
        }

        if (draft.Version != seen)
        {
            return Stale(draft);
        }

        draft.Write(clean, actor, now);
        return new Happening(Streams.PolicyDraft(draft.Id), "PolicyDraftSaved", Digest(draft));
    }

    /// <summary>Somebody else saved first.</summary>
    public static Refusal Stale(PolicyDraft draft) => new($"{draft.SavedByName}在您打开之后保存过这份草案，没有覆盖。两份文字都在下面，请核对；再按一次保存即以您的为准。", StaleField);

    /// <summary>The field of a refusal that asks to look at both texts.</summary>
    public const string StaleField = "version";

    /// <summary>One kind of line end, and one at the end, so that the same text has the same hash wherever it was typed.</summary>
    public static string Clean(string text) => text.ReplaceLineEndings("\n").TrimEnd() is { Length: > 0 } kept ? kept + "\n" : "";

    internal static PolicyTexts Clean(PolicyTexts texts) => new(texts.Title.Trim(), Clean(texts.Text), Clean(texts.Cases));

    internal static List<Refusal> WhyNot(PolicyTexts texts) =>
    [
        .. string.IsNullOrWhiteSpace(texts.Title) ? [new Refusal("请填写草案名称。", "title")] : Array.Empty<Refusal>(),
        .. texts.Title.Trim().Length > LongestTitle ? [new Refusal($"草案名称最多 {LongestTitle} 个字。", "title")] : Array.Empty<Refusal>(),
        .. TooLong(texts.Text, "政策文本", "text"),
        .. TooLong(texts.Cases, "案例", "cases"),
    ];

    private static Refusal[] TooLong(string text, string what, string field) => text.Length > Longest ? [new Refusal($"{what}最多 {Longest:N0} 个字符，现有 {text.Length:N0} 个，没有保存。", field)]
        : text.Contains('\0', StringComparison.Ordinal) ? [new Refusal($"{what}里有不能保存的控制字符，没有保存。", field)] : [];

    internal static object Digest(PolicyDraft draft) => new { Text = ContentHash.OfText(draft.Text).Value, Cases = ContentHash.OfText(draft.Cases).Value, draft.BaseHash };
}
