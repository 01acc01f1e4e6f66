using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Schema;

/// <summary>A validator of the words of JSON Schema that our schemas use; a word it does not know fails, so that none is passed over.</summary>
internal static class SchemaCheck
{
    /// <summary>What is wrong, each with the path to it; nothing when the value is valid.</summary>
    internal static IReadOnlyList<string> Faults(JsonObject schema, JsonNode? value) => [.. Faults(schema, schema, value, "")];

    /// <summary>YAML as editors see it: plain scalars by the core rules of YAML 1.2.</summary>
    internal static JsonNode? OfYaml(string text)
    {
        var findings = new FindingList("x");
        return Node(YamlReader.Read(text, findings) ?? throw new InvalidOperationException(string.Join('\n', findings.InOrder())));
    }

    private static JsonNode? Node(YamlItem item) => item switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Node(e.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Node)]),
        YamlText { Plain: true, Text: "" or "~" or "null" } => null,
        YamlText { Plain: true, Text: "true" } => JsonValue.Create(true),
        YamlText { Plain: true, Text: "false" } => JsonValue.Create(false),
        YamlText { Plain: true } text when Regex.IsMatch(text.Text, @"^[-+]?[0-9]+(\.[0-9]+)?$") => JsonValue.Create(decimal.Parse(text.Text, CultureInfo.InvariantCulture)),
        YamlText text => JsonValue.Create(text.Text),
        _ => throw new InvalidOperationException(item.GetType().Name),
    };

    private static IEnumerable<string> Faults(JsonObject root, JsonObject schema, JsonNode? value, string path)
    {
        foreach (var (word, rule) in schema)
        {
            foreach (var fault in Faults(root, schema, word, rule!, value, path))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Faults(JsonObject root, JsonObject schema, string word, JsonNode rule, JsonNode? value, string path)
    {
        IEnumerable<string> Below(JsonNode schemaBelow, JsonNode? below, string name) => Faults(root, schemaBelow.AsObject(), below, $"{path}/{name}");
        var holds = word switch
        {
            "$schema" or "$id" or "$defs" or "title" or "description" or "properties" => true,
            "type" => (rule as JsonArray)?.Any(t => IsOf((string)t!, value)) ?? IsOf((string)rule!, value),
            "enum" => rule.AsArray().Any(e => JsonNode.DeepEquals(e, value)),
            "pattern" => value is not JsonValue v || !v.TryGetValue<string>(out var text) || Regex.IsMatch(text, (string)rule!),
            "minLength" => value is not JsonValue v || !v.TryGetValue<string>(out var text) || text.Length >= (int)rule,
            "minItems" => value is not JsonArray list || list.Count >= (int)rule,
            "maxItems" => value is not JsonArray list || list.Count <= (int)rule,
            "required" => value is not JsonObject map || rule.AsArray().All(k => map.ContainsKey((string)k!)),
            "anyOf" => rule.AsArray().Any(s => !Below(s!, value, "").Any()),
            "oneOf" => rule.AsArray().Count(s => !Below(s!, value, "").Any()) == 1,
            "additionalProperties" => rule is not JsonValue || value is not JsonObject map || map.All(p => schema["properties"]!.AsObject().ContainsKey(p.Key)),
            "items" or "allOf" or "$ref" => true,
            _ => throw new InvalidOperationException($"unknown word {word}"),
        };
        if (!holds)
        {
            return [$"{path}: {word} {rule.ToJsonString()}"];
        }

        return (word, value) switch
        {
            ("properties", JsonObject map) => map.Where(p => rule.AsObject().ContainsKey(p.Key)).SelectMany(p => Below(rule[p.Key]!, p.Value, p.Key)),
            ("additionalProperties", JsonObject map) when rule is JsonObject others =>
                map.Where(p => schema["properties"]?.AsObject().ContainsKey(p.Key) != true).SelectMany(p => Below(others, p.Value, p.Key)),
            ("items", JsonArray list) => list.SelectMany((item, i) => Below(rule, item, $"{i}")),
            ("allOf", _) => rule.AsArray().SelectMany(s => Below(s!, value, "")),
            ("$ref", _) => Faults(root, root["$defs"]![((string)rule!)["#/$defs/".Length..]]!.AsObject(), value, path),
            _ => [],
        };
    }

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue v && v.TryGetValue<string>(out _),
        "boolean" => value is JsonValue v && v.TryGetValue<bool>(out _),
        "number" => value is JsonValue v && v.TryGetValue<decimal>(out _),
        "integer" => value is JsonValue v && v.TryGetValue<decimal>(out var n) && n == decimal.Truncate(n),
        _ => throw new InvalidOperationException(type),
    };
}
