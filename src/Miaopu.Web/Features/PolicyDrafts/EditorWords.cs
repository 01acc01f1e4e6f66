using System.Text.Json.Nodes;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Policies;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>
/// What the editor offers while one types: the JSON Schema of the file, from which js/pack-place.js takes the keys and words of a place, and the names and units of the
/// vocabulary. Names that the text itself defines the editor finds by itself.
/// </summary>
public static class EditorWords
{
    public static async Task<IResult> Handle(Guid id, string part, PolicyDraftDesk desk, Shelf shelf, CancellationToken cancel)
    {
        if (part is not (WritePolicyDraft.Policy or WritePolicyDraft.Cases) || await desk.Find(id, cancel) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var vocabulary = (await desk.Read(draft.Text, cancel)).Pack?.Vocabulary ?? await shelf.Vocabulary(cancel);
        return TypedResults.Json(new { schema = JsonNode.Parse(JsonSchemas.Text(part == WritePolicyDraft.Cases ? "cases" : "pack")), names = Names(vocabulary) });
    }

    /// <summary>Each with the part of a file that such names belong to, and a sentence.</summary>
    private static List<string[]> Names(Vocabulary vocabulary) =>
    [
        .. vocabulary.Ledgers.SelectMany(l => l.Fields.Select(f => new[] { f.Name, "fields", $"{l.Label}的字段" }).Prepend([l.Name, "ledgers", "台账"])).DistinctBy(n => n[0]),
        .. vocabulary.Ledgers.SelectMany(l => l.Fields).Select(f => f.Unit).OfType<string>().Distinct().Select(u => new[] { u, "units", "单位" }),
    ];
}
