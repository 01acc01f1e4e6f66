using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Miaopu.Casework.Calendar;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Verdicts;

/// <summary>What came of replays, told to people and to programs.</summary>
public static class ReplayWords
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ReplayedVerdict verdict) => verdict.IsFinding ? "发现问题" : verdict.Replay!.Answer switch
    {
        ReplayAnswer.Same => "一字不差",
        ReplayAnswer.SameByAnotherEngine => "引擎已更新，结果相同",
        _ => "引擎已更新，结果有差异",
    };

    public static Tone ToneOf(ReplayedVerdict verdict) =>
        verdict.IsFinding ? Tone.Bad : verdict.Replay!.Answer == ReplayAnswer.OtherByAnotherEngine ? Tone.Warn : Tone.Good;

    /// <summary>A block a verdict, and a line of totals.</summary>
    public static string Text(IReadOnlyList<ReplayedVerdict> verdicts)
    {
        var text = new StringBuilder();
        foreach (var verdict in verdicts.Where(v => verdicts.Count <= 10 || v.IsFinding || v.Replay?.Answer == ReplayAnswer.OtherByAnotherEngine))
        {
            text.Append(verdict.CarrierName).Append('（').Append(verdict.ReceiptNumber ?? "未受理").Append("），").Append(Occasion(verdict)).Append(' ').Append(LegalTime.ToLocal(verdict.Verdict.At).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture))
                .Append("，引擎 ").Append(verdict.Verdict.Engine).Append("：").Append(Of(verdict)).Append('\n');
            foreach (var line in verdict.Findings.Concat(verdict.Replay?.Difference.Sentences ?? []))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.Append(Total(verdicts)).Append('\n').ToString();
    }

    public static string Total(IReadOnlyList<ReplayedVerdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return "没有保存过判定凭据";
        }

        var counts = verdicts.GroupBy(Of).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} 个{g.Key}");
        return $"重放 {verdicts.Count} 个判定（本机引擎 {Receipt.EngineVersion}）：{string.Join("，", counts)}。保存的判定一律有效";
    }

    public static string Json(IReadOnlyList<ReplayedVerdict> verdicts) => new JsonObject
    {
        ["engine"] = Receipt.EngineVersion,
        ["findings"] = verdicts.Count(v => v.IsFinding),
        ["verdicts"] = new JsonArray([.. verdicts.Select(v => (JsonNode)One(v))]),
    }.ToJsonString(Options);

    private static string Occasion(ReplayedVerdict verdict) => CaseWords.OccasionOf(verdict.Verdict.Occasion.ToString());

    private static JsonObject One(ReplayedVerdict verdict) => new()
    {
        ["case"] = verdict.CaseId.ToString(),
        ["receipt"] = verdict.ReceiptNumber,
        ["carrier"] = verdict.CarrierName,
        ["occasion"] = verdict.Verdict.Occasion.ToString(),
        ["at"] = verdict.Verdict.At,
        ["engine"] = verdict.Verdict.Engine,
        ["pack"] = verdict.Verdict.PackHash,
        ["hash"] = verdict.Verdict.Hash,
        ["answer"] = verdict.Replay?.Answer.ToString(),
        ["findings"] = new JsonArray([.. verdict.Findings.Select(f => (JsonNode)f)]),
        ["difference"] = new JsonArray([.. (verdict.Replay?.Difference.Criteria ?? []).Select(c => (JsonNode)Criterion(c))]),
    };

    private static JsonObject Criterion(CriterionDifference criterion) => new()
    {
        ["id"] = criterion.Id,
        ["title"] = criterion.Title,
        ["before"] = criterion.Before,
        ["after"] = criterion.After,
        ["says"] = criterion.Sentence,
        ["parts"] = new JsonArray([.. criterion.Parts.Select(p => (JsonNode)new JsonObject
        {
            ["id"] = p.Id,
            ["title"] = p.Title,
            ["valueBefore"] = p.ValueBefore,
            ["valueAfter"] = p.ValueAfter,
            ["thresholdBefore"] = p.ThresholdBefore,
            ["thresholdAfter"] = p.ThresholdAfter,
            ["recordsGone"] = new JsonArray([.. p.RecordsGone.Select(r => (JsonNode)r)]),
            ["recordsAdded"] = new JsonArray([.. p.RecordsAdded.Select(r => (JsonNode)r)]),
            ["says"] = p.Sentence,
        })]),
    };
}
