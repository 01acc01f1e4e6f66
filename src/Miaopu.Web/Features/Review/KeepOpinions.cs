using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Review;

/// <summary>Keeps what a reviewer filled in: one line while it is typed, or the whole list with the form.</summary>
public sealed class KeepOpinions(MiaopuDb db, CurrentActor current, BusinessClock clock)
{
    public const string MarkField = "mark|";
    public const string TextField = "text|";
    public const string SeenField = "seen|";
    public const string MarkSeenField = "seen-mark|";
    public const string AnswerField = "judge|";
    public const string WhyField = "why|";
    public const string JudgmentSeenField = "seen-judge|";

    /// <summary>With the id of a part: what is said at once of every record of it of which nothing is said by itself.</summary>
    public const string RestAnswerField = "rest|";
    public const string RestWhyField = "rest-why|";

    /// <summary>One line. Nothing is kept where it is refused, or where it says nothing new.</summary>
    public async Task<Outcome<Opinion>> One(OpenedCheck check, OpinionForm form, CancellationToken cancel = default)
    {
        var outcome = Apply(check, form);
        if (!outcome.Refused)
        {
            await db.SaveChangesAsync(cancel);
        }

        return outcome;
    }

    /// <summary>
    /// Everything on the form: opinions at once, judgments each with its event. What is refused keeps the rest from nothing. A mark or judgment
    /// that only stands there as the page showed it says nothing, and takes no place of what a colleague has said since.
    /// </summary>
    public async Task<IReadOnlyList<Refusal>> All(OpenedCheck check, IFormCollection form, CancellationToken cancel = default)
    {
        var refusals = new List<Refusal>();
        foreach (var line in check.List.Lines)
        {
            var mark = MarkOf(form[MarkField + line.About]);
            if (line.Opinion is { } newer && newer.By != current.Actor.PersonId && form[MarkSeenField + line.About] == form[MarkField + line.About])
            {
                mark = null;
            }

            string? text = form.TryGetValue(TextField + line.About, out var typed) ? typed.ToString() : null;
            var same = (mark ?? line.Mark) == line.Mark && (text is null || text.Trim().ReplaceLineEndings("\n") == line.Text);
            if (!same)
            {
                refusals.AddRange(Apply(check, new OpinionForm(line.About, mark, text, form[SeenField + line.About], [.. form["sent:" + TextField + line.About].OfType<string>()])).Refusals);
            }
        }

        await db.SaveChangesAsync(cancel);
        var (now, happened) = (clock.Now, new List<Happening>());
        foreach (var judged in check.List.Lines.SelectMany(l => l.Judged))
        {
            var key = KeyOf(judged);
            string? why = form[WhyField + key];
            var answer = AnswerOf(form[AnswerField + key]);
            if ((answer is not null || !string.IsNullOrWhiteSpace(why)) && form[JudgmentSeenField + key] == StampOf(answer, why))
            {
                continue;
            }

            var rest = answer is null && string.IsNullOrWhiteSpace(why) && judged is { RowId: not null, Given: null };
            if (rest)
            {
                answer = AnswerOf(form[RestAnswerField + judged.Part.Id]);
            }

            if ((rest || (answer is not null && judged.RowId is not null)) && string.IsNullOrWhiteSpace(why))
            {
                why = form[RestWhyField + judged.Part.Id];
            }

            if ((answer is null && string.IsNullOrWhiteSpace(why)) || (answer == judged.Given?.Answer && why?.Trim() == judged.Given?.Why))
            {
                continue;
            }

            var outcome = KeepOpinion.Judge(
                current.Actor, check.Case.Application, check.Run, check.List, new JudgmentForm(judged.Part.Id, judged.RowId, answer ?? Answer.ForAPerson, why), Ids.New(), now);
            refusals.AddRange(outcome.Refusals.Select(r => new Refusal(r.Sentence, rest ? RestWhyField + judged.Part.Id : WhyField + key)).Except(refusals));
            if (!outcome.Refused)
            {
                db.Add(outcome.Value.Judgment);
                happened.Add(outcome.Value.Happened);
            }
        }

        if (happened.Count > 0)
        {
            await db.Commit(current.Actor, now, happened, cancel);
        }

        return refusals;
    }

    public static string KeyOf(ToJudge judged) => judged.RowId is null ? judged.Part.Id : judged.Part.Id + "|" + judged.RowId;

    /// <summary>Short mark of a judgment, by which a page says which one it showed.</summary>
    public static string StampOf(Answer? answer, string? why) => KeepOpinion.Stamp($"{answer}\n{why?.Trim().ReplaceLineEndings("\n")}");

    public static LineMark? MarkOf(string? text) => text switch
    {
        "pass" => LineMark.Pass,
        "mend" => LineMark.Mend,
        "not-met" => LineMark.NotMet,
        _ => null,
    };

    public static string? WordOf(LineMark mark) => mark switch
    {
        LineMark.Pass => "pass",
        LineMark.Mend => "mend",
        LineMark.NotMet => "not-met",
        _ => null,
    };

    public static Answer? AnswerOf(string? text) => text switch
    {
        "met" => Answer.Met,
        "not-met" => Answer.NotMet,
        "not-applicable" => Answer.NotApplicable,
        _ => null,
    };

    private Outcome<Opinion> Apply(OpenedCheck check, OpinionForm form)
    {
        var line = check.List.Line(form.About);
        var kept = line?.Opinion ?? Opinion.Begin(Ids.New(), check.Case.Application.Id, check.Run.Id, form.About);
        var outcome = KeepOpinion.Decide(current.Actor, check.Run, check.List, form, kept, clock.Now);
        if (!outcome.Refused && line!.Opinion is null)
        {
            db.Add(kept);
        }

        return outcome;
    }
}
