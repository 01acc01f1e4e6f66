using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Review;

/// <summary>What a reviewer says on one line; what is null stays as it is.</summary>
/// <param name="Seen">Stamp of the text that the page showed, see <see cref="KeepOpinion.Stamp"/>.</param>
/// <param name="Unanswered">Texts that the same page sent and got no answer to: one of them may be what is kept, and is not new to it.</param>
public sealed record OpinionForm(string About, LineMark? Mark, string? Text, string? Seen, IReadOnlyList<string>? Unanswered = null);

/// <summary>What a reviewer judges where the pack leaves it to people.</summary>
public sealed record JudgmentForm(string PartId, string? RowId, Answer Answer, string? Why);

/// <summary>逐条意见：saved while it is typed, so without an event; the sign-off seals it.</summary>
public static class KeepOpinion
{
    /// <summary>
    /// Two people may go through one case. A mark takes the place of the mark before it; a text that was changed since the page was opened, by
    /// somebody else or on another page of one's own, is not overwritten.
    /// </summary>
    /// <param name="kept">The opinion on this line as it stands, or one just begun.</param>
    public static Outcome<Opinion> Decide(Actor actor, StageRun run, Checklist list, OpinionForm form, Opinion kept, DateTime now)
    {
        if (!ReviewRights.MayAct(actor, run))
        {
            return new Refusal("这一步已经办结，或不由您办理，意见没有保存。");
        }

        if (!FourEyes.May(run, actor.PersonId))
        {
            return Signed;
        }

        if (list.Line(form.About) is not { } line)
        {
            return new Refusal("审核清单里没有这一项。请刷新页面。", form.About);
        }

        // a mark alone leaves the text as the page shows it, which may be one of an earlier check
        var silent = kept is { Mark: LineMark.None, Text.Length: 0 };
        var text = form.Text is not null ? Plain(form.Text) : silent ? line.ShownText : kept.Text;
        if (text.Length > Opinion.MaxLength)
        {
            return new Refusal($"“{line.Label}”的意见最多 {Opinion.MaxLength} 字，现在是 {text.Length} 字。", form.About);
        }

        if (form.Text is not null && text != kept.Text && kept.By != Guid.Empty && form.Seen != Stamp(kept.Text) && !(silent && form.Seen == Stamp(line.ShownText)) && !(form.Unanswered ?? []).Any(sent => Plain(sent) == kept.Text))
        {
            var by = kept.By == actor.PersonId ? "您在另一个页面" : "由他人";
            return new Refusal($"“{line.Label}”的意见已{by}改为“{kept.Text}”，这里写的是“{text}”。请核对后重新填写。", form.About);
        }

        kept.Say(form.Mark ?? kept.Mark, text, actor.PersonId, now);
        return kept;
    }

    /// <summary>Short mark of a text, by which a page says which text it showed.</summary>
    public static string Stamp(string text) => ContentHash.OfText(text).Short;

    private static string Plain(string text) => text.Trim().ReplaceLineEndings("\n");

    /// <summary>A judgment counts at once: the assessment is made anew with it.</summary>
    public static Outcome<(CaseJudgment Judgment, Happening Happened)> Judge(Actor actor, Application application, StageRun run, Checklist list, JudgmentForm form, Guid id, DateTime now)
    {
        if (!ReviewRights.MayAct(actor, run))
        {
            return new Refusal("这一步已经办结，或不由您办理，认定没有保存。");
        }

        if (!FourEyes.May(run, actor.PersonId))
        {
            return Signed;
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
            _ => (CaseJudgment.Make(id, application.Id, run.Id, form.PartId, form.RowId, form.Answer, why, actor, now),
                new Happening(Streams.Case(application.Id), "Judged", new { run.Stage, run.Attempt, Part = form.PartId, Row = form.RowId, Answer = form.Answer.ToString() })),
        };
    }

    /// <summary>What somebody signed stays as the next one finds it.</summary>
    private static Refusal Signed { get; } = new("您已签署这件申报，意见不能再改，请由下一步的办理人修改。");

    public static string Word(LineMark mark) => mark switch
    {
        LineMark.Pass => "通过",
        LineMark.Mend => "需修改",
        LineMark.NotMet => "不符合",
        _ => "未填",
    };
}
