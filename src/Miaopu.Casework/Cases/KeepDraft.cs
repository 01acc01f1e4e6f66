using Miaopu.Casework.Calendar;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>填报：keeps what is typed into an application that is being prepared.</summary>
public static class KeepDraft
{
    /// <summary>Longest text that is kept whatever the field's own limit, so that a slip of the paste key fills no disk.</summary>
    public const int LongestKept = 20_000;

    /// <summary>Why the actor may not write in it now; null where they may.</summary>
    public static Refusal? WhyNot(Actor actor, Application application) =>
        !application.IsOpen ? new Refusal("这件申报已办结，申请书不能再填写。")
        : application.OpenRun(StageAct.Prepare) is not { } run ? new Refusal("申请书已提交，现在不能修改。需要修改时，请一级用户退回填报。")
        : !CaseRights.MayAct(actor, run) ? new Refusal("申请书由本单位的二级用户填写。")
        : null;

    /// <summary>What is wrong with a text that was kept all the same: it is the applicant's, and must be right only when it is handed in. Null where nothing is.</summary>
    public static Refusal? Remark(WrittenField field, string text) =>
        field.Field.Read(text).Refusal is { } wrong ? new Refusal(wrong.TrimEnd('。') + "。", field.Key) : null;

    /// <summary>Keeps a text.</summary>
    /// <param name="kept">What is kept so far; null before the first time.</param>
    /// <param name="seen">The version that the page showed, or was told of last: 0 before the first time.</param>
    /// <param name="unanswered">Texts that the same page sent and got no answer to: one of them may be what is kept, and is not new to it.</param>
    public static Outcome<DraftField> Write(
        Actor actor, Application application, WrittenField field, DraftField? kept, int seen, string text, DateTime now, IReadOnlyList<string>? unanswered = null)
    {
        if (WhyNot(actor, application) is { } refusal)
        {
            return refusal with { Field = field.Key };
        }

        var limit = field.Field.Type is FieldType.Text or FieldType.Phone ? field.Field.MaxLength : 200;
        var plain = text.ReplaceLineEndings("\n");
        if (plain.Trim().Length > limit)
        {
            return new Refusal($"{field.Label}最多 {limit} 个字，现有 {plain.Trim().Length} 个字，没有保存。请缩短。", field.Key);
        }

        if (kept is not null && kept.Text == plain)
        {
            return kept;
        }

        // one's own other tab is as good as a colleague: either text may be the one that is wanted
        if (kept is not null && kept.Version != seen && !(unanswered ?? []).Any(sent => sent.ReplaceLineEndings("\n") == kept.Text))
        {
            var by = kept.SavedBy == actor.PersonId ? "您在另一个页面" : kept.SavedByName;
            return new Refusal($"{by}于 {LegalTime.ToLocal(kept.SavedAt):HH:mm} 改过“{field.Label}”，没有覆盖。请核对后再保存。", field.Key);
        }

        var draft = kept ?? DraftField.Begin(application.Id, field.Key);
        draft.Write(plain, actor, now);
        return draft;
    }
}
