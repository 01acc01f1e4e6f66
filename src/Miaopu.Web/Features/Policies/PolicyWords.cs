using System.Globalization;
using System.Text.RegularExpressions;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Policies;

/// <summary>A pack in words, for people who decide by it and never saw YAML.</summary>
public static partial class PolicyWords
{
    public static string State(PolicyState state) => state switch { PolicyState.Draft => "草案", PolicyState.InForce => "生效", _ => "废止" };

    public static Tone ToneOf(PolicyState state) => state switch { PolicyState.Draft => Tone.Warn, PolicyState.InForce => Tone.Good, _ => Tone.Neutral };

    /// <summary>How an edition stands on a day: a published one may not be in force yet, or no longer.</summary>
    public static (string Text, Tone Tone) On(PolicyEdition edition, DateOnly today) => edition switch
    {
        { State: PolicyState.InForce, InForceFrom: var from } when today < from => ("尚未生效", Tone.Neutral),
        { State: PolicyState.InForce, InForceTo: { } to } when to < today => ("已到期", Tone.Neutral),
        _ => (State(edition.State), ToneOf(edition.State)),
    };

    public static string Fate(ClauseFate fate) => fate switch
    {
        ClauseFate.Coded => "已写入本政策包",
        ClauseFate.ForAPerson => "由人认定",
        ClauseFate.NotCodable => "不作要求",
        _ => "见别的政策",
    };

    public static string Standing(ClauseStanding standing) => standing switch { ClauseStanding.Finding => "调查所见", ClauseStanding.Proposal => "建议", _ => "现行规定" };

    public static string? Basis(Basis basis, PolicyPack pack) =>
        basis.Ours is { } ours ? "本系统自定：" + ours
        : basis.Reading is { } reading ? $"{string.Join("、", basis.Cites)}，条款未写明，按此理解：{reading}"
        : basis.Cites.Count > 0 ? string.Join("、", basis.Cites) : null;

    /// <summary>The ids of policies that a sentence of a pack names, in its order.</summary>
    public static IEnumerable<string> Named(string? sentence) => PolicyIds().Matches(sentence ?? "").Select(m => m.Value);

    /// <summary>What of a pack cites a clause, as people know it, with the place on the page where there is one.</summary>
    public static IEnumerable<(string Title, string? At)> Citing(PolicyPack pack, Citation clause)
    {
        bool Cites(Basis basis) => basis.Cites.Contains(clause);
        return
        [
            .. pack.Criteria.Where(c => Cites(c.Basis) || c.Root.All().Any(p => Cites(p.Basis))).Select(c => (c.Title, (string?)FieldNames.IdOf("criterion-" + c.Id))),
            .. pack.Adjust.Where(a => Cites(a.Basis)).Select(a => ($"另有要求：{a.Title}", (string?)"adjust")),
            .. pack.DatedInTurn.SelectMany(g => g).Where(d => Cites(d.Basis)).Select(d => ($"{ItemWords.Of(d.Item, pack)}（{d.Days}）", (string?)"dated")),
            .. pack.Changes.Where(c => Cites(c.Basis)).Select(c => ($"{ItemWords.Of(c.Item, pack)}（{Explanation.Word(c.Kind)}）", (string?)"extends")),
            .. pack.Scoring.AllIndicators().Where(i => Cites(i.Basis)).Select(i => (i.Title, (string?)FieldNames.IdOf("indicator-" + i.Id))),
            .. pack.Scoring.Grades.Where(g => Cites(g.Basis)).Select(g => ($"等级“{g.Id}”", (string?)"grades")),
            .. pack.Scoring.Quotas.Where(q => Cites(q.Basis)).Select(q => (q.Title, (string?)"grades")),
            .. pack.Materials.Where(m => Cites(m.Basis)).Select(m => (m.Title, (string?)null)),
            .. pack.Stages.Where(s => Cites(s.Basis)).Select(s => (s.Title, (string?)null)),
            .. pack.Evaluations.Where(e => Cites(e.Basis)).Select(e => (e.Title, (string?)null)),
            .. pack.Evaluations.SelectMany(e => e.Stages).Where(s => Cites(s.Basis)).Select(s => (s.Title, (string?)null)),
            .. pack.Scoring.Sets.Where(s => Cites(s.Who.Basis)).Select(s => (s.Name, (string?)null)),
            .. pack.Sanctions.Where(s => Cites(s.Basis)).Select(s => (s.When, (string?)null)),
            .. pack.Benefits.Where(b => Cites(b.Basis)).Select(b => (b.Title, (string?)FieldNames.IdOf("benefit-" + b.Id))),
            .. pack.Duties.Where(d => Cites(d.Basis)).Select(d => (d.Title, (string?)null)),
            .. pack.Services.Where(s => Cites(s.Basis)).Select(s => (s.Title, (string?)null)),
            .. pack.Targets.Where(t => Cites(t.Basis)).Select(t => (t.Title, (string?)null)),
            .. pack.Tasks.Where(t => Cites(t.Basis)).Select(t => (t.Title, (string?)null)),
        ];
    }

    /// <summary>What a part asks, one sentence for each thing compared or judged.</summary>
    /// <param name="division">The name of a division by its code, empty for an unknown one; null leaves codes as they are written.</param>
    public static IEnumerable<string> Asks(CriterionPart part, PolicyPack pack, Func<string, string>? division = null) => part switch
    {
        GroupPart { Needed: null } all => all.Parts.SelectMany(p => Asks(p, pack, division)),
        GroupPart some => [$"{(some.Needed == 1 ? "以下达到一项即可" : $"以下至少达到 {some.Needed} 项")}：{string.Join("；", some.Parts.SelectMany(p => Asks(p, pack, division)))}"],
        ComparePart compare => [$"{pack.Measure(compare.Measure)?.Title ?? compare.Measure}{Threshold(compare.Against, pack, pack.Measure(compare.Measure)?.Unit, division)}{Dated(compare.Against)}{Soft(part)}"],
        EachPart { Field: { } field, Against: { } against } each => [$"{part.Title ?? $"每个{each.Rows.Over}的{field}"}{Threshold(against, pack)}{Dated(against)}{Soft(part)}"],
        EachPart { Title: { } title } => [title + Soft(part)],
        EachPart each => [$"每个{each.Rows.Over}：{(part.Says is { } says ? $"不能是“{says}”" : each.Test)}{Soft(part)}"],
        JudgedPart judged => [$"{judged.Question}（由{pack.Body(judged.By)?.Name ?? judged.By}认定{(judged.Rows is null ? "" : "，逐个")}）"],
        _ => [],
    };

    /// <summary>Whether a criterion stands in the text of a pack that this one extends.</summary>
    public static bool IsInherited(Criterion criterion, PolicyPack pack) => pack.Extends is not null && criterion.Place.File is not PolicyGate.PolicyFile && criterion.Place.File != pack.Id;

    /// <summary>What a threshold is for some carriers or on some days, and what it was in the pack it is taken over from; a sentence each.</summary>
    public static IEnumerable<string> Varies(CriterionPart part, PolicyPack pack)
    {
        var against = part switch { ComparePart compare => compare.Against, EachPart each => each.Against, _ => null };
        var measure = part is ComparePart { Measure: var name } ? pack.Measure(name) : null;
        var about = measure?.Title ?? part.Title;
        foreach (var adjusted in part is ComparePart { Adjustments: var some } ? some : [])
        {
            var rule = adjusted.Rule;
            yield return $"{rule.Title}：{about}{(adjusted.Against is { } other ? Threshold(other, pack, measure?.Unit) : $"能否放宽由{pack.Body(rule.JudgedBy ?? "")?.Name ?? rule.JudgedBy}认定")}";
        }

        foreach (var number in against is null || against.Dated.Count == 0 ? [] : pack.DatedInTurn.Where(g => against.Dated.Any(d => d.Item == g.Key)))
        {
            yield return $"{about}的数随日期变：{string.Join("；", number.Select(v => $"{v.Days} {v.Text}"))}";
        }

        foreach (var change in part.Changes)
        {
            yield return change is { Before: not null, After: not null } ? Explanation.Of(change)
                : $"在《{change.BaseTitle}》里不是这样{(change.BaseCites.Count > 0 ? $"（{string.Join('、', change.BaseCites)}）" : "")}，本政策{Explanation.Word(change.Kind)}";
        }
    }

    /// <summary>Where a stage's end leads.</summary>
    /// <param name="end">The end.</param>
    /// <param name="among">The stages of the same procedure.</param>
    public static string EndOf(StageEnd end, IReadOnlyList<Stage> among)
    {
        var to = end.To is { } next ? $"进入“{among.FirstOrDefault(s => s.Id == next)?.Title ?? next}”" : end.Outcome is { } outcome ? $"办结：{outcome}" : "汇合后继续";
        var limits = end.DueWorkingDays is { } days ? $"，{days} 个工作日内补正{(end.DueNoLaterThan is { } date ? $"且不晚于{date}" : "")}{(end.Times is { } times ? $"，最多 {times} 次" : "")}" : "";
        return $"{Result(end.Result)} → {to}{limits}";
    }

    /// <summary>How often an evaluation is and what it can bring.</summary>
    public static string Yearly(EvaluationRule evaluation) =>
        $"{(evaluation.EveryYears == 1 ? "每年" : $"每 {evaluation.EveryYears} 年")}一次，结果为{string.Join("、", evaluation.AllResults)}。{(evaluation.Stages.Count == 0 ? "怎样评由别的文件规定。" : "")}";

    /// <summary>The indicators of a set, with those of everybody.</summary>
    public static string IndicatorsOf(IndicatorSet set, PolicyPack pack)
    {
        var rules = pack.Scoring;
        var own = rules.Indicators.Where(i => set.Indicators.Contains(i.Id) || rules.Sets.All(s => !s.Indicators.Contains(i.Id))).Select(i => i.Title).ToArray();
        return own.Length == 0 ? "原文没有给出指标。" : $"指标：{string.Join("、", own)}";
    }

    private static string Result(string result) => result switch
    {
        StageResults.Submit => "提交",
        StageResults.Pass => "通过",
        StageResults.Back => "单位内退回",
        StageResults.Return => "退回补正",
        StageResults.Refuse => "不通过",
        StageResults.Fail => "核查不通过",
        StageResults.Clear => "无异议",
        StageResults.Upheld => "异议成立",
        StageResults.Done => "完成",
        StageResults.Accept => "同意",
        StageResults.Defer => "缓办",
        StageResults.DuePassed => "逾期",
        _ => result,
    };

    [GeneratedRegex("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")]
    private static partial Regex PolicyIds();

    private static string Counted(string? measure, PolicyPack pack) =>
        measure is not null && pack.Measure(measure) is { } of ? $"{of.Unit}{of.Noun ?? of.Title}" : "";

    private static string Dated(Comparison against) => against.Dated.Count > 0 ? $"（{string.Join("；", against.Dated.Select(d => d.Days).Distinct())}）" : "";

    private static string Soft(CriterionPart part) => part.Soft ? "（一般性要求，未达到时说明理由）" : "";

    /// <summary>A threshold as people read it, in the unit it is written with, or in that of what is compared where it is written without.</summary>
    /// <param name="unit">The unit of what is compared.</param>
    /// <param name="division">The name of a division by its code, empty for an unknown one.</param>
    public static string Threshold(Comparison against, PolicyPack pack, string? unit = null, Func<string, string>? division = null)
    {
        string Number(decimal number) => (against.Unit is { Length: > 0 } written ? written : against.Kind == ComparisonKind.OnePer ? null : unit) switch
        {
            "%" => (number * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%",
            null or "" => number.ToString("0.####", CultureInfo.InvariantCulture),
            var unit => $"{number.ToString("#,0.####", CultureInfo.InvariantCulture)} {unit}",
        };
        return against.Kind switch
        {
            ComparisonKind.AtLeast => $"不少于 {Number(against.Number)}",
            ComparisonKind.AtMost => $"不超过 {Number(against.Number)}",
            ComparisonKind.MoreThan => $"多于 {Number(against.Number)}",
            ComparisonKind.LessThan => $"少于 {Number(against.Number)}",
            ComparisonKind.Between => $"在 {Number(against.Number)} 到 {Number(against.Upper)} 之间",
            ComparisonKind.Is => $"为“{against.Value}”",
            ComparisonKind.Before => $"早于 {against.Value}",
            ComparisonKind.Since => $"不早于 {against.Value}",
            ComparisonKind.Within when division?.Invoke(against.Value.ToString()) is { Length: > 0 } place => $"在{place}范围内",
            ComparisonKind.Within => $"在 {against.Value} 范围内",
            _ => $"：每 {Number(against.Number)} {Counted(against.Of, pack)}至少 1 {unit}{against.Rounding switch { Rounding.Up => "，余数按一份计", Rounding.Down => "，余数不计", _ => "" }}",
        };
    }
}
