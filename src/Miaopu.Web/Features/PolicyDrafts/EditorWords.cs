using System.Text.Json.Nodes;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Policies;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>What the editor offers while one types: the keys of the file by the part of it they stand in, each with its sentence, and the names of ledgers and fields. Names that the text itself defines the editor finds by itself.</summary>
public static class EditorWords
{
    public static async Task<IResult> Handle(Guid id, string part, PolicyDraftDesk desk, Shelf shelf, CancellationToken cancel)
    {
        if (part is not (WritePolicyDraft.Policy or WritePolicyDraft.Cases) || await desk.Find(id, cancel) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var vocabulary = (await desk.Read(draft.Text, cancel)).Pack?.Vocabulary ?? await shelf.Vocabulary(cancel);
        return TypedResults.Json(new { keys = Keys(part == WritePolicyDraft.Cases ? "cases" : "pack"), names = Names(vocabulary) });
    }

    /// <summary>Under "" the keys of the file itself, under each of them those that may stand anywhere below it.</summary>
    internal static Dictionary<string, List<string[]>> Keys(string schema)
    {
        var root = JsonNode.Parse(JsonSchemas.Text(schema))!.AsObject();
        var keys = new Dictionary<string, List<string[]>> { [""] = [] };
        foreach (var (name, below) in root["properties"]!.AsObject())
        {
            keys[""].Add([name, Said(below)]);
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            Collect(below, root["$defs"] as JsonObject, found, []);
            keys[name] = [.. found.Select(f => new[] { f.Key, f.Value })];
        }

        return keys;
    }

    private static void Collect(JsonNode? schema, JsonObject? shared, Dictionary<string, string> found, HashSet<string> seen)
    {
        switch (schema)
        {
            case JsonArray all:
                foreach (var one in all)
                {
                    Collect(one, shared, found, seen);
                }

                break;
            case JsonObject map:
                if (map["$ref"]?.GetValue<string>() is { } name && seen.Add(name))
                {
                    Collect(shared?[name[(name.LastIndexOf('/') + 1)..]], shared, found, seen);
                }

                foreach (var (key, below) in map["properties"] as JsonObject ?? [])
                {
                    found.TryAdd(key, Said(below));
                }

                foreach (var (word, below) in map)
                {
                    if (word == "properties")
                    {
                        foreach (var (_, property) in below!.AsObject())
                        {
                            Collect(property, shared, found, seen);
                        }
                    }
                    else
                    {
                        Collect(below, shared, found, seen);
                    }
                }

                break;
        }
    }

    private static string Said(JsonNode? schema) => (schema as JsonObject)?["description"]?.GetValue<string>() ?? "";

    private static List<string[]> Names(Vocabulary vocabulary) =>
        [.. vocabulary.Ledgers.SelectMany(l => l.Fields.Select(f => new[] { f.Name, $"{l.Label}的字段" }).Prepend([l.Name, "台账"])).DistinctBy(n => n[0])];
}
