using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>Writes an assessment as JSON in a fixed order of keys; the receipt hashes these bytes.</summary>
internal static class AssessmentJson
{
    internal static void Write(Utf8JsonWriter json, Assessment assessment, IReadOnlyList<BenefitVerdict>? support = null, NearestWay? way = null)
    {
        json.WriteStartObject();
        json.WriteString("pack", assessment.Pack.Id);
        json.WriteString("hash", assessment.Pack.Hash);
        json.WriteString("cutoff", FieldValue.Of(assessment.Cutoff).ToString());
        if (assessment.KnownAt is { } known)
        {
            json.WriteString("knownAt", DateTime.SpecifyKind(known, DateTimeKind.Utc));
        }

        Choices(json, assessment.Choices);
        json.WriteStartArray("criteria");
        foreach (var verdict in assessment.Criteria)
        {
            Criterion(json, verdict);
        }

        json.WriteEndArray();
        json.WriteStartObject("measures");
        foreach (var value in assessment.Measures)
        {
            json.WritePropertyName(value.Name);
            MeasuredValueJson.Write(json, value);
        }

        json.WriteEndObject();
        if (way is not null)
        {
            WayExplanation.Json(json, way);
        }

        if (support is { Count: > 0 })
        {
            SupportExplanation.Json(json, support);
        }

        Dated(json, assessment.Pack.Dated);
        ReceiptJson.Texts(json, "changes", [.. assessment.Pack.Changes.Select(Wording.Changed)]);
        json.WriteEndObject();
    }

    private static void Choices(Utf8JsonWriter json, IReadOnlyList<ChosenPeriod> choices)
    {
        if (choices.Count == 0)
        {
            return;
        }

        json.WriteStartArray("choices");
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            json.WriteString("window", choice.Window);
            ReceiptJson.Text(json, "chosen", choice.Chosen?.Name);
            ReceiptJson.Text(json, "record", choice.Record?.Id);
            ReceiptJson.Text(json, "day", choice.Record?.From is { } day ? FieldValue.Of(day).ToString() : null);
            if (choice.Record is { } record)
            {
                json.WriteString("recordedAt", DateTime.SpecifyKind(record.RecordedAt, DateTimeKind.Utc));
            }

            json.WriteString("text", choice.Text);
            json.WriteStartArray("periods");
            foreach (var option in choice.Options)
            {
                json.WriteStartObject();
                json.WriteString("name", option.Name);
                json.WriteString("from", FieldValue.Of(option.First).ToString());
                json.WriteString("to", FieldValue.Of(option.Last).ToString());
                json.WriteStartObject("measures");
                foreach (var value in option.Measures)
                {
                    json.WriteString(value.Name, value.Text);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Dated(Utf8JsonWriter json, IReadOnlyList<DatedNumber> dated)
    {
        if (dated.Count == 0)
        {
            return;
        }

        json.WriteStartArray("dated");
        foreach (var number in dated)
        {
            json.WriteStartObject();
            json.WriteString("item", number.Item);
            json.WriteString("value", number.Text);
            ReceiptJson.Text(json, "from", number.From is { } from ? FieldValue.Of(from).ToString() : null);
            ReceiptJson.Text(json, "to", number.To is { } to ? FieldValue.Of(to).ToString() : null);
            ReceiptJson.Basis(json, number.Basis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Criterion(Utf8JsonWriter json, CriterionVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("id", verdict.Criterion.Id);
        json.WriteString("title", verdict.Criterion.Title);
        json.WriteString("answer", AnswerWords.Of(verdict.Answer));
        json.WriteBoolean("soft", verdict.Criterion.Soft);
        ReceiptJson.Basis(json, verdict.Criterion.Basis);
        ReceiptJson.Texts(json, "missing", verdict.Missing);
        json.WritePropertyName("part");
        Part(json, verdict.Root);
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, PartVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("id", verdict.Part.Id);
        json.WriteString("answer", AnswerWords.Of(verdict.Answer));
        ReceiptJson.Text(json, "title", verdict.Title);
        ReceiptJson.Text(json, "threshold", verdict.Threshold);
        ReceiptJson.Texts(json, "thresholdGrounds", verdict.ThresholdGrounds);
        ReceiptJson.Text(json, "gap", verdict.Gap);
        if (verdict.Part.Soft)
        {
            json.WriteBoolean("soft", true);
        }

        ReceiptJson.Basis(json, verdict.Part.Basis);
        if (verdict.Value is { } value)
        {
            json.WritePropertyName("value");
            MeasuredValueJson.Write(json, value);
        }

        ReceiptJson.Texts(json, "readings", verdict.Readings);
        ReceiptJson.Texts(json, "rows", verdict.Rows);
        Judgments(json, verdict.Judgments);
        if (verdict.Parts.Count > 0)
        {
            json.WriteStartArray("parts");
            foreach (var below in verdict.Parts)
            {
                Part(json, below);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Judgments(Utf8JsonWriter json, IReadOnlyList<Judgment> judgments)
    {
        if (judgments.Count == 0)
        {
            return;
        }

        json.WriteStartArray("judgments");
        foreach (var judgment in judgments)
        {
            json.WriteStartObject();
            ReceiptJson.Text(json, "row", judgment.RowId);
            json.WriteString("answer", AnswerWords.Of(judgment.Answer));
            json.WriteString("by", judgment.By);
            json.WriteString("why", judgment.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
