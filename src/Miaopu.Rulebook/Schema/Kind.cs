using System.Text.Json.Nodes;

namespace Miaopu.Rulebook;

/// <summary>What may stand under a key. The reader takes a value of the kind, the schema describes it.</summary>
internal abstract class Kind
{
    /// <summary>The kind in the words of JSON Schema.</summary>
    internal abstract JsonObject Describe(SchemaText schema);
}

/// <summary>One text.</summary>
internal sealed class TextKind : Kind
{
    internal override JsonObject Describe(SchemaText schema) => new() { ["type"] = "string", ["minLength"] = 1 };
}

/// <summary>A FEEL expression: text, though the shortest look like a number or a truth value to a YAML reader.</summary>
internal sealed class ExpressionKind : Kind
{
    internal override JsonObject Describe(SchemaText schema) => new() { ["type"] = new JsonArray("string", "number", "boolean") };
}

/// <summary>true or false, 是 or 否.</summary>
internal sealed class FlagKind : Kind
{
    internal override JsonObject Describe(SchemaText schema) => new() { ["enum"] = new JsonArray(true, false, "是", "否") };
}

/// <summary>One of some words, each standing for a value. Without <paramref name="otherwise"/> the key must be there.</summary>
internal sealed class ChoiceKind<T>(T? otherwise, params (string Word, T Value)[] choices) : Kind
    where T : struct
{
    internal T? Otherwise => otherwise;

    internal IReadOnlyList<(string Word, T Value)> Choices => choices;

    internal override JsonObject Describe(SchemaText schema) => new() { ["enum"] = new JsonArray([.. choices.Select(c => (JsonNode)c.Word)]) };
}

/// <summary>A number, which may carry a unit: 500, 75%, 300万元, 24 个月; where <paramref name="dated"/>, or a list of values with the days from which they hold.</summary>
internal sealed class NumberKind(bool dated = false) : Kind
{
    internal bool Dated => dated;

    internal override JsonObject Describe(SchemaText schema) => dated ? schema.OrDated(Plain()) : Plain();

    private static JsonObject Plain() => new() { ["type"] = new JsonArray("number", "string"), ["pattern"] = @"^[+-]?[0-9][0-9.,]*\s*\S{0,20}( \S{1,20})?$" };
}

/// <summary>A whole number, which may carry the unit; where <paramref name="dated"/>, or a list of values with the days from which they hold.</summary>
internal sealed class WholeKind(string? unit, bool dated = false) : Kind
{
    internal string? Unit => unit;

    internal bool Dated => dated;

    internal override JsonObject Describe(SchemaText schema) => dated ? schema.OrDated(Plain()) : Plain();

    private JsonObject Plain() =>
        unit is null
            ? new() { ["type"] = "integer" }
            : new() { ["type"] = new JsonArray("integer", "string"), ["pattern"] = $@"^[+-]?[0-9][0-9,]*\s*({unit})?$" };
}

/// <summary>A day, as 2021-05-14.</summary>
internal sealed class DayKind : Kind
{
    internal override JsonObject Describe(SchemaText schema) => new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
}

/// <summary>A value of a record or an answer as people write it: text, number, day, 是 or 否, ~ for blank, a list of texts.</summary>
internal sealed class LooseKind : Kind
{
    internal override JsonObject Describe(SchemaText schema) => new()
    {
        ["type"] = new JsonArray("string", "number", "boolean", "null", "array"), ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number") },
    };
}

/// <summary>Texts, or one text standing alone.</summary>
internal sealed class TextsKind : Kind
{
    internal override JsonObject Describe(SchemaText schema) => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["type"] = new JsonArray("string", "number") },
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number") } }),
    };
}

/// <summary>A mapping of a shape; the shape is asked for late, since shapes may hold each other.</summary>
internal sealed class MapKind(Func<Shape> shape) : Kind
{
    internal Shape Shape => shape();

    internal override JsonObject Describe(SchemaText schema) => schema.Reference(Shape);
}

/// <summary>A list of values of one kind, of an exact length where <paramref name="count"/> is given.</summary>
internal sealed class ListKind(Kind item, int? count = null) : Kind
{
    internal Kind Item => item;

    internal override JsonObject Describe(SchemaText schema)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = item.Describe(schema) };
        if (count is { } exact)
        {
            (list["minItems"], list["maxItems"]) = (exact, exact);
        }

        return list;
    }
}

/// <summary>A mapping whose keys are names that the author chooses.</summary>
internal sealed class NamedKind(Kind value) : Kind
{
    internal Kind Value => value;

    internal override JsonObject Describe(SchemaText schema) => new() { ["type"] = "object", ["additionalProperties"] = value.Describe(schema) };
}

/// <summary>What another part of the schema describes, chosen by a path that a schema cannot follow.</summary>
internal sealed class AnyKind : Kind
{
    internal override JsonObject Describe(SchemaText schema) => [];
}

/// <summary>One kind or another.</summary>
internal sealed class EitherKind(params Kind[] kinds) : Kind
{
    /// <summary>The shape of the one that is a mapping.</summary>
    internal Shape Shape => kinds.OfType<MapKind>().Single().Shape;

    internal override JsonObject Describe(SchemaText schema) => new() { ["anyOf"] = new JsonArray([.. kinds.Select(k => (JsonNode)k.Describe(schema))]) };
}
