using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Carriers;

/// <summary>
/// Field values as JSON, for ledger records and application forms: name → text, number, true or false, ISO day, list of texts. Blank fields are left out; what is
/// written reads back to equal values.
/// </summary>
public static class FieldsJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes values in the order of their names, so that equal values give equal text.</summary>
    /// <param name="kept">JSON of an earlier version: fields in it that <paramref name="values"/> does not name stay (a pack that added them may be gone).</param>
    public static string Write(IEnumerable<KeyValuePair<string, FieldValue>> values, string? kept = null)
    {
        var all = new SortedDictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (var (name, value) in (kept is null ? [] : Read(kept)).Concat(values))
        {
            all[name] = value;
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in all.Where(v => !v.Value.IsBlank))
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The values without their field types: a day comes back as text. <see cref="Read(string, IEnumerable{Field})"/> knows the types.</summary>
    public static Dictionary<string, FieldValue> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value), StringComparer.Ordinal);
    }

    /// <summary>The values of these fields; one that is not there is blank, and so is one that no longer reads as its field's type.</summary>
    public static Dictionary<string, FieldValue> Read(string json, IEnumerable<Field> fields)
    {
        using var document = JsonDocument.Parse(json);
        var values = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (document.RootElement.TryGetProperty(field.Name, out var element))
            {
                values[field.Name] = Value(element, field);
            }
        }

        return values;
    }

    /// <summary>The values of all fields of a ledger, in their order; blank as <see cref="Read(string, IEnumerable{Field})"/> has them.</summary>
    public static FieldValue[] Row(string json, Ledger ledger)
    {
        using var document = JsonDocument.Parse(json);
        var values = new FieldValue[ledger.Fields.Count];
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (ledger.Find(property.Name) is { Ordinal: >= 0 } field)
            {
                values[field.Ordinal] = Value(property.Value, field);
            }
        }

        return values;
    }

    /// <summary>One value of a document, as its field reads it.</summary>
    public static FieldValue Value(JsonElement element, Field field) => (field.Type, element.ValueKind) switch
    {
        (FieldType.Date, JsonValueKind.String) =>
            DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? FieldValue.Of(day) : FieldValue.Blank,
        (FieldType.Number or FieldType.Money, JsonValueKind.Number) => FieldValue.Of(element.GetDecimal()),
        (FieldType.Number or FieldType.Money, _) => field.Read(Value(element).ToString()).Value,
        (FieldType.YesNo, JsonValueKind.True or JsonValueKind.False) => FieldValue.Of(element.GetBoolean()),
        (FieldType.YesNo, _) => field.Read(Value(element).ToString()).Value,
        (FieldType.List, JsonValueKind.String) when field.Many => FieldValue.Of([element.GetString()!]),
        _ => Value(element),
    };

    private static FieldValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => FieldValue.Of(element.GetString()!),
        JsonValueKind.Number => FieldValue.Of(element.GetDecimal()),
        JsonValueKind.True or JsonValueKind.False => FieldValue.Of(element.GetBoolean()),
        JsonValueKind.Array => FieldValue.Of(element.EnumerateArray().Select(e => e.GetString()!)),
        _ => FieldValue.Blank,
    };

    private static void Write(Utf8JsonWriter json, FieldValue value)
    {
        switch (value.Kind)
        {
            case FieldValueKind.Number:
                json.WriteRawValue(value.ToString());
                break;
            case FieldValueKind.YesNo:
                json.WriteBooleanValue(value.IsYes);
                break;
            case FieldValueKind.Texts:
                json.WriteStartArray();
                foreach (var text in value.Texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }
}
