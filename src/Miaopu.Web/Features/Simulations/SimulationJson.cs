using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Simulations;

/// <summary>
/// A simulation as JSON for other programs: keys in English, names in Chinese. With a text before, every carrier that moves, with the criteria; without one every carrier, and
/// null wherever something before would stand.
/// </summary>
public static class SimulationJson
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Simulation simulation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            Write(json, simulation);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Simulation simulation)
    {
        var whatIf = simulation.WhatIf;
        json.WriteStartObject();
        json.WriteBoolean("decision", false);
        Text("before", simulation.Before);
        Text("after", simulation.After);
        json.WriteString("on", simulation.On.ToString("O"));
        json.WriteNumber("carriers", whatIf.Members.Count);
        json.WriteStartObject("outlook");
        foreach (var outlook in SimulationReport.Outlooks)
        {
            json.WriteStartArray(Key(outlook));
            Value(whatIf.CountBefore(outlook));
            json.WriteNumberValue(whatIf.CountAfter(outlook));
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("criteria");
        foreach (var shift in whatIf.Criteria)
        {
            json.WriteStartObject();
            json.WriteString("id", shift.Criterion.Id);
            json.WriteString("title", shift.Criterion.Title);
            Number("metBefore", shift.CountsBefore?[(int)Answer.Met]);
            Number("metAfter", shift.CountsAfter[(int)Answer.Met]);
            Number("notMetAfter", shift.CountsAfter[(int)Answer.NotMet]);
            Number("missingAfter", shift.CountsAfter[(int)Answer.MissingData]);
            json.WriteNumber("noLongerFail", shift.NoLongerFail);
            json.WriteNumber("failNewly", shift.FailNewly);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Groups("divisions", "division", simulation.By(c => c.Division ?? ""));
        Groups("kinds", "kind", simulation.ByKind());
        Groups("titles", "title", simulation.ByTitle());
        json.WriteStartArray("near");
        foreach (var near in simulation.Near)
        {
            var counts = SimulationReport.CountsOf(simulation, near);
            json.WriteStartObject();
            json.WriteString("part", near.Part.Id);
            json.WriteNumber("justMissed", counts[0]);
            json.WriteNumber("nearlyMissed", counts[1]);
            json.WriteNumber("justMet", counts[2]);
            json.WriteNumber("nearlyMet", counts[3]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("costs");
        foreach (var cost in simulation.Costs)
        {
            json.WriteStartObject();
            json.WriteString("id", cost.Benefit.Id);
            Total("before", cost.Before);
            Total("after", cost.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray(whatIf.Before is null ? "standings" : "moves");
        foreach (var carrier in whatIf.Before is null ? whatIf.Members : [.. whatIf.Moves.Select(m => m.Carrier)])
        {
            json.WriteStartObject();
            json.WriteString("carrier", simulation.Registry.Carriers[carrier].Id);
            json.WriteString("name", simulation.Registry.Carriers[carrier].Name);
            if (whatIf.Before is { } before)
            {
                json.WriteString("before", Key(before.OutlookOf(carrier)));
            }

            json.WriteString("after", Key(whatIf.After.OutlookOf(carrier)));
            json.WriteStartArray("through");
            foreach (var criterion in whatIf.Through(carrier))
            {
                json.WriteStringValue(criterion);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Number(string key, int? number)
        {
            json.WritePropertyName(key);
            Value(number);
        }

        void Value(int? number)
        {
            if (number is { } known)
            {
                json.WriteNumberValue(known);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        void Groups(string key, string word, IReadOnlyList<GroupShift> groups)
        {
            json.WriteStartArray(key);
            foreach (var group in groups)
            {
                json.WriteStartObject();
                json.WriteString(word, group.Name);
                json.WriteNumber("carriers", group.Members);
                Number("before", group.Before);
                json.WriteNumber("after", group.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        void Text(string key, PolicyPack? pack)
        {
            if (pack is null)
            {
                json.WriteNull(key);
                return;
            }

            json.WriteStartObject(key);
            json.WriteString("pack", pack.Id);
            json.WriteString("title", pack.Title);
            json.WriteString("hash", pack.Hash);
            json.WriteEndObject();
        }

        void Total(string key, CostTotal? total)
        {
            if (total is not { } sum)
            {
                json.WriteNull(key);
                return;
            }

            json.WriteStartObject(key);
            json.WriteNumber("entitled", sum.Entitled);
            json.WriteNumber("open", sum.Open);
            json.WriteNumber("low", sum.Low);
            if (sum.High is { } high)
            {
                json.WriteNumber("high", high);
            }
            else
            {
                json.WriteNull("high");
            }

            json.WriteEndObject();
        }
    }

    private static string Key(Outlook outlook) => outlook switch
    {
        Outlook.Passes => "passes",
        Outlook.Fails => "fails",
        _ => "open",
    };
}
