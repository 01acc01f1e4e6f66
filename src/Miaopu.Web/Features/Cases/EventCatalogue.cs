using System.Text.Json;
using Miaopu.Casework.Calendar;
using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Cases;

/// <summary>What a sentence about an event may draw on.</summary>
/// <param name="Details">The event's own JSON.</param>
/// <param name="Pack">The pack of the case.</param>
/// <param name="NameOf">Names of organisations and files by id; null where unknown.</param>
public sealed record EventFacts(JsonElement Details, PolicyPack Pack, Func<Guid, string?> NameOf)
{
    public string Text(string name) => Details.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : "";

    public int Number(string name) => Details.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;

    public string? Name(string name) => Details.TryGetProperty(name, out var value) && value.TryGetGuid(out var id) ? NameOf(id) : null;

    /// <summary>The stage's title in the pack.</summary>
    public string Stage => Pack.Stage(Text("Stage"))?.Title ?? Text("Stage");

    /// <summary>“第 2 次” behind the title where the case came back to a stage.</summary>
    public string Again => Number("Attempt") > 1 ? $"（第 {Number("Attempt")} 次）" : "";

    public string Slot => Casework.Cases.SubmissionDifference.SlotTitle(Text("Slot"), Pack);

    /// <summary>By when, in words; empty where there is no limit.</summary>
    public string Due => Until("Due") is { } due ? $"，{due} 前办结" : "";

    /// <summary>A due date as the event keeps it; null where it has none.</summary>
    public string? Until(string name) => Details.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTime(out var due)
        ? new Casework.Calendar.DueDate(DateTime.SpecifyKind(due, DateTimeKind.Utc)).Stamp : null;

    /// <summary>The criteria that an amendment answers otherwise, in words; that none is, where there are none.</summary>
    public string CriteriaChanged => Details.TryGetProperty("Criteria", out var ids) && ids.GetArrayLength() > 0
        ? $"，结论有变化的条件：{string.Join('、', ids.EnumerateArray().Select(i => Pack.Criterion(i.GetString()!)?.Title ?? i.GetString()))}" : "，各项条件的结论不变";

    /// <summary>The first characters of a digest.</summary>
    public string Short(string name) => Text(name) is { Length: > 12 } digest ? digest[..12] : Text(name);

    public string Result => CaseWords.ResultOf(Text("Result"));
}

/// <summary>One kind of event as people read it.</summary>
/// <param name="ByExpert">An expert's own act: its actor is named to the body that asked the expert, and to nobody else.</param>
public sealed record EventSentence(string Kind, Func<EventFacts, string> Say, Tone Tone = Tone.Neutral, bool ByExpert = false);

/// <summary>The events of a case, one row each. A test holds it against the kinds that decisions give, and keeps the list in an approved file.</summary>
public static class EventCatalogue
{
    public static IReadOnlyList<EventSentence> All { get; } =
    [
        new("ApplicationBegun", _ => "开始申报"),
        new("FileAttached", f => $"上传“{f.Slot}”的文件 {f.Name("Id")}"),
        new("FileRemoved", f => $"移除“{f.Slot}”的文件 {f.Name("Id")}"),
        new("Submitted", f => $"填报人提交单位审核（第 {f.Number("Number")} 次）", Tone.Accent),
        new("Received", f => $"单位审核通过，已受理，回执号 {f.Text("Receipt")}", Tone.Good),
        new("Withdrawn", _ => "申报单位撤回申报", Tone.Warn),
        new("StageBegun", f => $"进入“{f.Stage}”{f.Again}{(f.Name("Organisation") is { } name ? $"，由{name}办理" : "")}{f.Due}", Tone.Accent),
        new("StageEnded", f => $"“{f.Stage}”{f.Again}：{f.Result}", Tone.Good),
        new("SignedOff", f => $"“{f.Stage}”{f.Text("Step")}签署：{f.Result}"),
        new("DuePassed", f => $"“{f.Stage}”到期未办{(f.Until("Due") is { } due ? $"，期限 {due}" : "")}", Tone.Bad),
        new("DueMoved", f => $"“{f.Stage}”的期限由 {f.Until("From")} 延长到 {f.Until("Due")}{(f.Text("Return").Length > 0 ? "（退回修改的期限按原规则重新计算）" : "")}：{f.Text("Date")}延长，理由：{f.Text("Reason")}", Tone.Accent),
        new("PackAmended", f => $"批次改用政策新文本（{f.Text("DocumentNumber")}），本件按新文本办理{f.CriteriaChanged}。理由：{f.Text("Reason")}", Tone.Accent),
        new("DueAmended", f => $"“{f.Stage}”的期限由 {f.Until("From")} 改为 {f.Until("Due")}：新文本的时限不同（{f.Text("DocumentNumber")}）", Tone.Accent),
        new("VerdictKept", f => $"固定判定结果（{CaseWords.OccasionOf(f.Text("Occasion"))}），凭据摘要 {f.Short("Hash")}"),
        new("Returned", f => $"“{f.Stage}”退回修改，共 {(f.Details.TryGetProperty("Items", out var items) ? items.GetArrayLength() : 0)} 处{f.Due}", Tone.Warn),
        new("CaseClosed", f => $"办结：{f.Text("Outcome")}", Tone.Accent),
        new("Judged", _ => "对条件作出认定"),
        new("Checked", f => $"“{f.Stage}”核对清单，意见：{f.Result}"),
        new("Visited", _ => "完成现场核查并提交核查记录"),
        new("NoticeDrafted", _ => "列入公示草稿"),
        new("NoticePublished", _ => "公示发布", Tone.Accent),
        new("NoticeReworded", _ => "公示草稿修改"),
        new("NoticeLeft", _ => "移出公示草稿"),
        new("ObjectionRaised", _ => "收到异议", Tone.Warn),
        new("ObjectionHandled", _ => "异议已处理"),
        new("Ranked", f => f.Number("Rank") > 0 ? $"推荐排序：第 {f.Number("Rank")} 位" : "列入推荐排序"),
        new("RankSettled", f => f.Number("Rank") > 0 ? $"推荐排序确定：第 {f.Number("Rank")} 位" : "推荐排序确定"),
        new("Recommended", _ => "推荐上报", Tone.Good),
        new("ExpertAssigned", _ => "指定评审专家"),
        new("ExpertReleased", _ => "解除一名评审专家"),
        new("ExpertSteppedBack", _ => "一名评审专家回避", ByExpert: true),
        new("ExpertDeclaredFree", _ => "一名评审专家声明无利益关系", ByExpert: true),
        new("ExpertAdvised", _ => "一名评审专家提交意见", ByExpert: true),
        new("DecisionProposed", f => $"拟定审定意见：{f.Result}（{f.Text("Step")}）"),
        new("DecisionSigned", f => $"审定{f.Text("Step")}：同意"),
        new("SentBackInside", f => $"“{f.Stage}”退回经办", Tone.Warn),
        new("Decided", f => $"审定：{f.Result}", Tone.Accent),
        new("Announced", _ => "结果公布", Tone.Good),
        new("Recognised", _ => "登记并发证", Tone.Good),
        new("RecognitionRevoked", _ => "资格撤销", Tone.Bad),
    ];

    private static readonly Dictionary<string, EventSentence> ByKind = All.ToDictionary(e => e.Kind, StringComparer.Ordinal);

    public static EventSentence? Find(string kind) => ByKind.GetValueOrDefault(kind);
}
