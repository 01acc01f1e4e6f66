using System.Globalization;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>一人一步: within one passage through a stage a person acts at one of its steps only, so that whoever prepared something never approves it too.</summary>
public static class FourEyes
{
    /// <summary>Whether a stage is signed by different people: it has several steps, and its pack does not let one person sign them all.</summary>
    public static bool Bind(Stage stage) => stage.Steps.Count > 1 && !stage.SamePersonAllowed;

    /// <summary>
    /// Whether a person has not yet acted at another step of this run than the one that is next. Who sent something back to the first step keeps the step they
    /// sent it back from; signing one's own step once more is allowed. What ends by time alone (a notice) has no eyes.
    /// </summary>
    public static bool May(StageRun run, Guid person) =>
        !run.SignersDiffer || person == Actor.System.PersonId || run.Signatures.All(s => s.By != person || s.Step == run.Step);

    /// <summary>Why this person may not act at the step that is next, who signed what, and who may; null where they may.</summary>
    public static Refusal? Refuse(Stage stage, StageRun run, Actor actor)
    {
        if (May(run, actor.PersonId))
        {
            return null;
        }

        var own = run.Signatures.Last(s => s.By == actor.PersonId && s.Step != run.Step);
        var signed = string.Join("，", Standing(run).Select(s => $"{s.Title}已由{s.Name}签署"));
        return new Refusal(
            $"“{stage.Title}”一人只办一步：您已在 {LegalTime.ToLocal(own.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} 办理“{own.Title}”{(signed.Length == 0 ? "" : $"（{signed}）")}。"
            + $"“{stage.Steps[run.Step]}”请由本单位其他{RoleNames.Of(CaseRights.RolesFor(run.Act)).Replace("、", "或", StringComparison.Ordinal)}办理。");
    }

    /// <summary>The signatures that stand now: the latest of every step before the next one.</summary>
    public static IEnumerable<StageSignature> Standing(StageRun run) =>
        run.Signatures.Where(s => s.Step < run.Step).GroupBy(s => s.Step).OrderBy(g => g.Key).Select(g => g.Last());
}
