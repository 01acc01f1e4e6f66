using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Miaopu.Rulebook;

/// <summary>JSON Schemas (2020-12) of the files that people write, made of the keys that the readers ask for; editors complete and check with them.</summary>
public static class JsonSchemas
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The names of the schemas: pack, cases, vocabulary, facts.</summary>
    public static IReadOnlyList<string> Names { get; } = ["pack", "cases", "vocabulary", "facts"];

    /// <summary>The text of a schema, one of <see cref="Names"/>.</summary>
    public static string Text(string name) => Of(name).ToJsonString(Options) + "\n";

    internal static JsonObject Of(string name) => name switch
    {
        "pack" => SchemaText.Of(PackKeys.Pack, "政策包 policy.yaml", "urn:miaopu:schema:pack"),
        "cases" => SchemaText.Of(CaseKeys.File, "案例 cases.yaml", "urn:miaopu:schema:cases"),
        "vocabulary" => SchemaText.Of(VocabularyKeys.File, "词汇表", "urn:miaopu:schema:vocabulary"),
        "facts" => SchemaText.Of(CaseKeys.Situation, "情形（policy explain --facts）", "urn:miaopu:schema:facts"),
        _ => throw new KeyNotFoundException($"no schema {name}"),
    };
}
