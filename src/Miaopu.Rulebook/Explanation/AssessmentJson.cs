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
            Value(json, value);
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
        Texts(json, "changes", [.. assessment.Pack.Changes.Select(Wording.Changed)]);
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
            Text(json, "chosen", choice.Chosen?.Name);
            Text(json, "record", choice.Record?.Id);
            Text(json, "day", choice.Record?.From is { } day ? FieldValue.Of(day).ToString() : null);
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
            Text(json, "from", number.From is { } from ? FieldValue.Of(from).ToString() : null);
            Text(json, "to", number.To is { } to ? FieldValue.Of(to).ToString() : null);
            Basis(json, number.Basis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Criterion(Utf8JsonWriter json, CriterionVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("id", verdict.Criterion.Id);
        json.WriteString("title", verdict.Criterion.Title);
        json.WriteString("answer", Name(verdict.Answer));
        json.WriteBoolean("soft", verdict.Criterion.Soft);
        Basis(json, verdict.Criterion.Basis);
        Texts(json, "missing", verdict.Missing);
        json.WritePropertyName("part");
        Part(json, verdict.Root);
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, PartVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("id", verdict.Part.Id);
        json.WriteString("answer", Name(verdict.Answer));
        Text(json, "title", verdict.Title);
        Text(json, "threshold", verdict.Threshold);
        Texts(json, "thresholdGrounds", verdict.ThresholdGrounds);
        Text(json, "gap", verdict.Gap);
        if (verdict.Part.Soft)
        {
            json.WriteBoolean("soft", true);
        }

        Basis(json, verdict.Part.Basis);
        if (verdict.Value is { } value)
        {
            json.WritePropertyName("value");
            Value(json, value);
        }

        Texts(json, "readings", verdict.Readings);
        Texts(json, "rows", verdict.Rows);
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

    internal static void Value(Utf8JsonWriter json, MeasuredValue value)
    {
        json.WriteStartObject();
        json.WriteString("title", value.Title);
        json.WriteString("text", value.Text);
        Text(json, "unit", value.Unit);
        Number(json, "low", value.Low);
        Number(json, "high", value.High);
        if (!value.Other.IsBlank)
        {
            json.WriteString("other", value.Other.ToString());
        }

        if (value is { Numerator: { } above, Denominator: { } below })
        {
            json.WritePropertyName("numerator");
            Value(json, above);
            json.WritePropertyName("denominator");
            Value(json, below);
        }

        Texts(json, "steps", value.Steps);
        Hits(json, value.Hits);
        Texts(json, "rows", value.Rows);
        Texts(json, "unknown", [.. value.Unknown.Select(u => u.Label)]);
        json.WriteEndObject();
    }

    private static void Hits(Utf8JsonWriter json, IReadOnlyList<RuleHit> hits)
    {
        if (hits.Count == 0)
        {
            return;
        }

        json.WriteStartArray("rules");
        foreach (var hit in hits)
        {
            json.WriteStartObject();
            json.WriteString("table", hit.Table);
            json.WriteNumber("number", hit.Number);
            Text(json, "when", hit.When);
            Text(json, "then", hit.Then);
            json.WriteBoolean("certain", hit.Certain);
            Basis(json, hit.Basis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
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
            Text(json, "row", judgment.RowId);
            json.WriteString("answer", Name(judgment.Answer));
            json.WriteString("by", judgment.By);
            json.WriteString("why", judgment.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Basis(Utf8JsonWriter json, Basis basis)
    {
        Texts(json, "cite", [.. basis.Cites.Select(c => c.ToString())]);
        Text(json, "ours", basis.Ours);
        Text(json, "reading", basis.Reading);
    }

    internal static void Text(Utf8JsonWriter json, string key, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(key, text);
        }
    }

    internal static void Texts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(key);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    // As text: a number's trailing zeros depend on how it came about, its canonical text does not.
    internal static void Number(Utf8JsonWriter json, string key, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteString(key, Figures.Plain(known));
        }
    }

    internal static string Name(Answer answer) => AnswerWords.Of(answer);
}
