using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>What the pre-check found.</summary>
/// <param name="Gaps">What has to be mended before it can be handed in.</param>
/// <param name="Warnings">What is worth a look; it can be handed in as it is.</param>
public sealed record PreCheckResult(IReadOnlyList<Gap> Gaps, IReadOnlyList<Gap> Warnings);

/// <summary>提交前检查：holds what is written and uploaded against what the pack asks for.</summary>
public static class PreCheck
{
    /// <param name="texts">Key of the field → what is written.</param>
    /// <param name="slots">Slots that hold at least one file.</param>
    public static PreCheckResult Of(Assessment assessment, IReadOnlyDictionary<string, string> texts, IReadOnlySet<string> slots)
    {
        var pack = assessment.Pack;
        var gaps = new List<Gap>();
        var warnings = new List<Gap>();
        foreach (var field in ApplicationForm.Of(pack).Fields.Where(f => f.Key.StartsWith("field:", StringComparison.Ordinal)))
        {
            var reading = field.Field.Read(texts.GetValueOrDefault(field.Key));
            if (reading.Refusal is { } sentence)
            {
                gaps.Add(new Gap(field.Key, sentence.TrimEnd('。') + "。"));
            }
            else if (field.Field.Required && reading.Value.IsBlank)
            {
                gaps.Add(new Gap(field.Key, $"还没有填写“{field.Label}”。"));
            }
        }

        foreach (var material in ApplicationForm.Uploads(pack).Where(m => m.Required && !slots.Contains(ApplicationForm.SlotOf(m))))
        {
            gaps.Add(new Gap(ApplicationForm.SlotOf(material), $"还没有上传“{material.Title}”。"));
        }

        foreach (var verdict in assessment.Criteria)
        {
            var key = ApplicationForm.ReasonOf(verdict.Criterion);
            if (verdict.AsksForReason && string.IsNullOrWhiteSpace(texts.GetValueOrDefault(key)))
            {
                warnings.Add(new Gap(key, $"“{verdict.Criterion.Title}”是一般要求，目前未达到，还没有说明理由。"));
            }

            if (verdict.Answer is Answer.NotMet or Answer.MissingData)
            {
                var what = verdict.Answer == Answer.NotMet ? "未达到" : "缺少数据";
                warnings.Add(new Gap(
                    ApplicationForm.SlotOf(verdict.Criterion), $"“{verdict.Criterion.Title}”{what}：{string.Join('；', verdict.Missing.Select(m => m.TrimEnd('。')))}。"));
            }
        }

        return new PreCheckResult(gaps, warnings);
    }
}
