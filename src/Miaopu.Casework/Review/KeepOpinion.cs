using Miaopu.Casework.Cases;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Review;

/// <summary>What a reviewer types on one line.</summary>
/// <param name="Version">Version of the opinion the page showed; null where it showed none.</param>
public sealed record OpinionForm(string About, LineMark Mark, string? Text, int? Version);

/// <summary>What a reviewer judges where the pack leaves it to people.</summary>
public sealed record JudgmentForm(string PartId, string? RowId, Answer Answer, string? Why);

/// <summary>逐条意见：saved while it is typed, so without an event; the sign-off seals it.</summary>
public static class KeepOpinion
{
    /// <param name="kept">The opinion on this line as it stands, or a fresh one with version null on the form.</param>
    public static Outcome<Opinion> Decide(Actor actor, StageRun run, Checklist list, OpinionForm form, Opinion kept, bool isNew, DateTime now)
    {
        if (!ReviewRights.MayAct(actor, run))
        {
            return new Refusal("这一步已经办结，或不由您办理，意见没有保存。");
        }

        if (list.Line(form.About) is not { } line)
        {
            return new Refusal("审核清单里没有这一项。请刷新页面。", form.About);
        }

        var text = (form.Text ?? "").Trim();
        if (text.Length > Opinion.MaxLength)
        {
            return new Refusal($"“{line.Label}”的意见最多 {Opinion.MaxLength} 字，现在是 {text.Length} 字。", form.About);
        }

        if (isNew ? form.Version is not null : form.Version != kept.Version)
        {
            return isNew
                ? new Refusal($"“{line.Label}”的意见已被清除，请刷新页面。", form.About)
                : new Refusal($"“{line.Label}”的意见已由他人改为：{Word(kept.Mark)}{(kept.Text.Length > 0 ? "，" + kept.Text : "")}。您写的是：{Word(form.Mark)}{(text.Length > 0 ? "，" + text : "")}。请刷新后再改。", form.About);
        }

        kept.Say(form.Mark, text, actor.PersonId, now);
        return kept;
    }

    /// <summary>A judgment counts at once: the assessment is made anew with it.</summary>
    public static Outcome<CaseJudgment> Judge(Actor actor, Application application, StageRun run, Checklist list, JudgmentForm form, Guid id, DateTime now)
    {
        if (!ReviewRights.MayAct(actor, run))
        {
            return new Refusal("这一步已经办结，或不由您办理，认定没有保存。");
        }

        if (!list.Lines.SelectMany(l => l.Judged).Any(j => j.Part.Id == form.PartId && (j.RowId == form.RowId || form.RowId is null)))
        {
            return new Refusal("这一项不由本单位认定，或已经没有这条记录。请刷新页面。", form.PartId);
        }

        if (form.Answer is not (Answer.Met or Answer.NotMet or Answer.NotApplicable))
        {
            return new Refusal("请选择符合、不符合或不适用。", form.PartId);
        }

        var why = (form.Why ?? "").Trim();
        return why.Length switch
        {
            0 => new Refusal("请写明认定的理由。", form.PartId),
            > Opinion.MaxLength => new Refusal($"理由最多 {Opinion.MaxLength} 字，现在是 {why.Length} 字。", form.PartId),
            _ => CaseJudgment.Make(id, application.Id, run.Id, form.PartId, form.RowId, form.Answer, why, actor, now),
        };
    }

    public static string Word(LineMark mark) => mark switch
    {
        LineMark.Pass => "通过",
        LineMark.Mend => "需修改",
        LineMark.NotMet => "不符合",
        _ => "未填",
    };
}
