using Miaopu.Casework.Cases;
using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Cases;

/// <summary>Where a case stands, in words and colours.</summary>
public static class CaseWords
{
    /// <summary>The open stages, or how it closed.</summary>
    public static string StateOf(Application application) =>
        application.Outcome ?? string.Join('、', application.OpenRuns.Select(r => r.Title).DefaultIfEmpty("办理中"));

    /// <summary>Of a case that time closed: the stage whose limit passed and when that was. Null for all others.</summary>
    public static string? OvertakenBy(Application application) =>
        application is { OutcomeKind: OutcomeKind.Lapsed } && application.Runs.Where(r => r.Result == StageResults.DuePassed).MaxBy(r => r.EndedAt) is { } run
            ? $"“{run.Title}”的期限{(run.DueAt is { } due ? $" {new Casework.Calendar.DueDate(due).Stamp} " : "")}已过，期限前没有{(run.Act == StageAct.Approve ? "审核" : "")}提交，结果为“{application.Outcome}”。"
            : null;

    public static Tone ToneOf(OutcomeKind? outcome) => outcome switch
    {
        null => Tone.Accent,
        OutcomeKind.Granted => Tone.Good,
        OutcomeKind.Refused => Tone.Bad,
        OutcomeKind.Lapsed => Tone.Warn,
        _ => Tone.Neutral,
    };

    /// <summary>A frozen answer as people read it.</summary>
    public static string AnswerOf(string answer) => answer switch
    {
        nameof(Answer.Met) => "达到",
        nameof(Answer.NotMet) => "未达到",
        nameof(Answer.MissingData) => "缺数据",
        nameof(Answer.ForAPerson) => "待认定",
        _ => "不适用",
    };

    public static Tone ToneOfAnswer(string answer) => answer switch
    {
        nameof(Answer.Met) => Tone.Good,
        nameof(Answer.NotMet) => Tone.Bad,
        nameof(Answer.MissingData) => Tone.Warn,
        nameof(Answer.ForAPerson) => Tone.Judge,
        _ => Tone.Neutral,
    };

    /// <summary>A result of a stage as people read it.</summary>
    public static string ResultOf(string result) => result switch
    {
        StageResults.Submit => "已提交",
        StageResults.Pass => "通过",
        StageResults.Back => "退回填报",
        StageResults.Return => "退回修改",
        StageResults.Refuse => "不予通过",
        StageResults.Fail => "未通过",
        StageResults.Clear => "公示期满，无未决异议",
        StageResults.Upheld => "异议成立",
        StageResults.Done => "办结",
        StageResults.Accept => "同意",
        StageResults.Defer => "暂缓",
        StageResults.DuePassed => "逾期未办",
        _ => result,
    };

    public static Tone ToneOfResult(string result) => result switch
    {
        StageResults.Pass or StageResults.Clear or StageResults.Done or StageResults.Accept or StageResults.Submit => Tone.Good,
        StageResults.Return or StageResults.Back or StageResults.Defer or StageResults.Upheld => Tone.Warn,
        _ => Tone.Bad,
    };

    /// <summary>When a verdict counted, in words.</summary>
    public static string OccasionOf(string occasion) => occasion switch
    {
        nameof(VerdictOccasion.HandedIn) => "提交时",
        nameof(VerdictOccasion.Amended) => "批次修订时",
        _ => "审定时",
    };

    /// <summary>The nearest due date among the open stages.</summary>
    public static DateTime? DueOf(Application application) => application.OpenRuns.Select(r => r.DueAt).Where(d => d is not null).Min();

    /// <summary>The stages of the pack in its order, with where the case is; a stage that the case cannot come to any more is passed by.</summary>
    public static IReadOnlyList<StageView> LineOf(OpenedCase opened, Func<DateTime, DateTime> local)
    {
        var application = opened.Application;
        var now = application.OpenRuns.Select(r => r.Stage).ToHashSet(StringComparer.Ordinal);
        var reached = opened.Pack.Stages.Select((s, i) => (s, i)).Where(x => now.Contains(x.s.Id)).Select(x => x.i).DefaultIfEmpty(int.MaxValue).Min();
        return [.. opened.Pack.Stages.Where(s => s.Act != StageAct.Parallel).Select((stage, _) =>
        {
            var last = application.Runs.Where(r => r.Stage == stage.Id).MaxBy(r => r.Attempt);
            var index = opened.Pack.Stages.ToList().IndexOf(stage);
            return now.Contains(stage.Id) ? new StageView(stage.Title, StageProgress.Now, last!.DueAt is { } due ? Short(local(due.AddTicks(-1))) + "前" : null)
                : last is { Result: StageResults.DuePassed, EndedAt: { } passed } ? new StageView(stage.Title, StageProgress.Overdue, Short(local((last.DueAt ?? passed).AddTicks(-1))) + "到期")
                : last?.EndedAt is { } ended && index < reached && last.Result != StageRun.Superseded ? new StageView(stage.Title, StageProgress.Done, Short(local(ended)))
                : application.IsOpen ? new StageView(stage.Title, StageProgress.Next)
                : last?.EndedAt is null ? new StageView(stage.Title, StageProgress.Skipped)
                : new StageView(stage.Title, StageProgress.Done, Short(local(last.EndedAt.Value)));
        })];
    }

    private static string Short(DateTime local) => local.ToString("M月d日", System.Globalization.CultureInfo.InvariantCulture);
}
