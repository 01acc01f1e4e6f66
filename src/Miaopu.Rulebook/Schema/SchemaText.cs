using System.Text.Json.Nodes;

namespace Miaopu.Rulebook;

/// <summary>Writes the JSON Schema (2020-12) of a shape and of all shapes it leads to.</summary>
internal sealed class SchemaText
{
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Shape> _shapes = new(StringComparer.Ordinal);

    internal static JsonObject Of(Shape root, string title, string address)
    {
        var schema = new SchemaText();
        var all = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = address, ["title"] = title };
        foreach (var (key, value) in schema.Mapping(root).ToArray())
        {
            all[key] = value?.DeepClone();
        }

        var definitions = new JsonObject();
        foreach (var (name, definition) in schema._definitions)
        {
            definitions[name] = definition;
        }

        all["$defs"] = definitions;
        return all;
    }

    internal JsonObject Reference(Shape shape)
    {
        if (_shapes.TryAdd(shape.Name, shape))
        {
            _definitions[shape.Name] = []; // stands here while it is written, since shapes may lead to themselves
            _definitions[shape.Name] = Mapping(shape);
        }
        else if (_shapes[shape.Name] != shape)
        {
            throw new InvalidOperationException($"two shapes are called {shape.Name}");
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{shape.Name}" };
    }

    /// <summary>A number, or the values it has in turn.</summary>
    internal JsonObject OrDated(JsonObject number) => new()
    {
        ["anyOf"] = new JsonArray(number, new JsonObject { ["type"] = "array", ["items"] = Reference(DatedKeys.Dated), ["minItems"] = 1 }),
    };

    private JsonObject Mapping(Shape shape)
    {
        var properties = new JsonObject();
        foreach (var key in shape.Keys)
        {
            var value = key.Any.Describe(this);
            value["description"] = key.Says;
            properties[key.Word] = value;
        }

        var mapping = new JsonObject
        {
            ["description"] = shape.Says,
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = shape.Others is { } others ? others.Describe(this) : false,
        };
        if (shape.Keys.Any(k => k.Needed))
        {
            mapping["required"] = new JsonArray([.. shape.Keys.Where(k => k.Needed).Select(k => (JsonNode)k.Word)]);
        }

        var further = shape.Alternatives.Select(group => OneOf("oneOf", group)).ToList();
        if (shape.NeedsBasis)
        {
            further.Add(OneOf("anyOf", [BasisKeys.Cite, BasisKeys.Ours]));
        }

        if (further.Count > 0)
        {
            mapping["allOf"] = new JsonArray([.. further]);
        }

        return mapping;
    }

    private static JsonNode OneOf(string how, IEnumerable<Key> keys) => new JsonObject
    {
        [how] = new JsonArray([.. keys.Select(k => (JsonNode)new JsonObject { ["required"] = new JsonArray((JsonNode)k.Word) })]),
    };
}
