using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>Writes a rating as JSON in a fixed order of keys; score receipts hash these bytes.</summary>
internal static class RatingJson
{
    internal static void Write(Utf8JsonWriter json, CohortRating rating)
    {
        json.WriteStartObject();
        json.WriteString("pack", rating.Pack.Id);
        json.WriteString("hash", rating.Pack.Hash);
        json.WriteStartArray("cohorts");
        foreach (var cohort in rating.Cohorts)
        {
            Cohort(json, cohort);
        }

        json.WriteEndArray();
        json.WriteStartArray("contested");
        foreach (var contested in rating.Contested)
        {
            json.WriteStartObject();
            json.WriteString("ledger", contested.Rule.Ledger);
            json.WriteString("record", contested.Record);
            ReceiptJson.Texts(json, "claimants", contested.Claimants);
            ReceiptJson.Text(json, "countsFor", contested.CountsFor);
            json.WriteBoolean("open", contested.IsOpen);
            ReceiptJson.Basis(json, contested.Rule.Basis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("carriers");
        foreach (var carrier in rating.Carriers)
        {
            Carrier(json, carrier, told: true);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void Cohort(Utf8JsonWriter json, CohortSnapshot cohort)
    {
        json.WriteStartObject();
        json.WriteString("name", cohort.Cohort);
        json.WriteNumber("members", cohort.Members.Count);
        ReceiptJson.Texts(json, "undecided", cohort.Undecided);
        json.WriteString("hash", cohort.Hash);
        json.WriteEndObject();
    }

    // told: with what only readers want; a receipt leaves it out
    internal static void Carrier(Utf8JsonWriter json, CarrierRating carrier, bool told = false)
    {
        json.WriteStartObject();
        json.WriteString("id", carrier.Entrant.Id);
        json.WriteString("name", carrier.Entrant.Name);
        Said(json, "takesPart", carrier.TakesPart);
        if (carrier.Set is { } set)
        {
            json.WriteStartObject("set");
            ReceiptJson.Text(json, "is", set.Set?.Name);
            json.WriteString("text", set.Text);
            ReceiptJson.Texts(json, "possible", [.. set.Possible.Select(s => s.Name)]);
            json.WriteEndObject();
        }

        Interval(json, "total", carrier.Total);
        Interval(json, "uncut", carrier.Uncut);
        Placement(json, carrier.Placement);
        if (carrier.Grade is { } grade)
        {
            json.WriteStartObject("grade");
            ReceiptJson.Text(json, "is", grade.Grade?.Id);
            json.WriteString("text", grade.Text);
            ReceiptJson.Texts(json, "possible", [.. grade.Possible.Select(g => g.Id)]);
            json.WriteStartArray("steps");
            foreach (var step in grade.Steps)
            {
                json.WriteStartObject();
                json.WriteString("grade", step.Grade.Id);
                Said(json, "has", step.Has);
                json.WriteString("why", step.Why);
                ReceiptJson.Basis(json, step.Basis);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (told && carrier.Next is { } next)
            {
                json.WriteStartObject("next");
                json.WriteString("grade", next.Grade.Id);
                json.WriteString("points", Figures.Plain(next.Points));
                json.WriteString("text", next.Text);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            Said(json, "published", carrier.Published);
        }

        json.WriteStartArray("indicators");
        foreach (var verdict in carrier.Indicators)
        {
            Indicator(json, verdict);
        }

        json.WriteEndArray();
        json.WriteStartArray("quotas");
        foreach (var quota in carrier.Quotas)
        {
            json.WriteStartObject();
            json.WriteString("id", quota.Quota.Id);
            json.WriteString("title", quota.Quota.Title);
            Said(json, "within", quota.Within);
            json.WriteNumber("fewestPlaces", quota.FewestPlaces);
            json.WriteNumber("mostPlaces", quota.MostPlaces);
            Placement(json, quota.Placement);
            json.WriteString("why", quota.Why);
            ReceiptJson.Basis(json, quota.Quota.Basis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("assessment");
        AssessmentJson.Write(json, carrier.Assessment);
        json.WriteEndObject();
    }

    private static void Indicator(Utf8JsonWriter json, ScoreVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("id", verdict.Indicator.Id);
        json.WriteString("title", verdict.Indicator.Title);
        json.WriteString("kind", verdict.Indicator.Kind switch { IndicatorKind.Bonus => "bonus", IndicatorKind.Deduction => "deduction", _ => "ordinary" });
        Interval(json, "points", verdict.Score);
        json.WriteString("max", Figures.Plain(verdict.Indicator.Max));
        if (verdict.Indicator.Weight != 1)
        {
            json.WriteString("weight", Figures.Plain(verdict.Indicator.Weight));
        }

        if (verdict.CapApplied)
        {
            Interval(json, "uncut", verdict.Uncut);
        }

        ReceiptJson.Text(json, "rule", verdict.Rule);
        ReceiptJson.Basis(json, verdict.Basis);
        ReceiptJson.Texts(json, "readings", verdict.Readings);
        if (verdict.Value is { } value)
        {
            json.WritePropertyName("value");
            MeasuredValueJson.Write(json, value);
        }

        Placement(json, verdict.Placement);
        ReceiptJson.Texts(json, "given", [.. verdict.Given.Select(g => Figures.Plain(g.Score))]);
        ReceiptJson.Texts(json, "dropped", [.. verdict.Dropped.Select(g => Figures.Plain(g.Score))]);
        ReceiptJson.Texts(json, "unknown", [.. verdict.Unknown.Select(u => u.Label)]);
        if (verdict.Items.Count > 0)
        {
            json.WriteStartArray("items");
            foreach (var item in verdict.Items)
            {
                Indicator(json, item);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Interval(Utf8JsonWriter json, string key, ScoreInterval? score)
    {
        if (score is { } known)
        {
            json.WriteStartObject(key);
            json.WriteString("low", Figures.Plain(known.Low));
            json.WriteString("high", Figures.Plain(known.High));
            json.WriteEndObject();
        }
    }

    private static void Placement(Utf8JsonWriter json, Placement? placement)
    {
        if (placement is { } place)
        {
            json.WriteStartObject("rank");
            json.WriteNumber("best", place.Best);
            json.WriteNumber("worst", place.Worst);
            json.WriteBoolean("tied", place.IsTied);
            json.WriteNumber("fewest", place.Fewest);
            json.WriteNumber("most", place.Most);
            ReceiptJson.Text(json, "class", place.Class);
            json.WriteEndObject();
        }
    }

    private static void Said(Utf8JsonWriter json, string key, bool? said)
    {
        if (said is { } known)
        {
            json.WriteBoolean(key, known);
        }
        else
        {
            json.WriteNull(key);
        }
    }
}
