using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Miaopu.Rulebook;

/// <summary>Findings told to programs: as JSON of our own, and as SARIF 2.1.0, which code hosts and editors show beside the text.</summary>
public static class FindingReport
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object: how many of each severity, and the findings in order with the way to mend each.</summary>
    public static string Json(IReadOnlyCollection<Finding> findings) => new JsonObject
    {
        ["errors"] = findings.Count(f => f.Severity == Severity.Error),
        ["warnings"] = findings.Count(f => f.Severity == Severity.Warning),
        ["notes"] = findings.Count(f => f.Severity == Severity.Note),
        ["findings"] = new JsonArray([.. findings.Select(f => (JsonNode)One(f))]),
    }.ToJsonString(Options);

    /// <summary>A SARIF log of one run; each code that occurs is a rule with its description.</summary>
    /// <param name="findings">The findings, with file names relative to where the reader stands.</param>
    /// <param name="version">Version of the program.</param>
    public static string Sarif(IReadOnlyCollection<Finding> findings, string version)
    {
        var codes = findings.Select(f => f.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "miaopu policy check",
                        ["version"] = version,
                        ["rules"] = new JsonArray([.. codes.Select(c => (JsonNode)Rule(FindingCodes.Of(c)))]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. findings.Select(f => (JsonNode)Result(f, codes.IndexOf(f.Code)))]),
            }),
        }.ToJsonString(Options);
    }

    private static JsonObject One(Finding finding)
    {
        var one = new JsonObject
        {
            ["severity"] = Level(finding.Severity),
            ["file"] = finding.Place.File,
            ["line"] = finding.Place.Line,
            ["column"] = finding.Place.Column,
            ["code"] = finding.Code,
            ["what"] = finding.What,
            ["mend"] = FindingCodes.Of(finding.Code).Mend,
        };
        if (finding.Nearest is { } nearest)
        {
            one["nearest"] = nearest;
        }

        return one;
    }

    private static JsonObject Rule(FindingCode code) => new()
    {
        ["id"] = code.Code,
        ["shortDescription"] = new JsonObject { ["text"] = code.Title },
        ["help"] = new JsonObject { ["text"] = code.Mend },
    };

    private static JsonObject Result(Finding finding, int rule) => new()
    {
        ["ruleId"] = finding.Code,
        ["ruleIndex"] = rule,
        ["level"] = Level(finding.Severity),
        ["message"] = new JsonObject { ["text"] = finding.Nearest is { } nearest ? $"{finding.What}，是不是“{nearest}”？" : finding.What },
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Address(finding.Place.File) },
                ["region"] = new JsonObject { ["startLine"] = finding.Place.Line, ["startColumn"] = finding.Place.Column },
            },
        }),
    };

    private static string Level(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    /// <summary>A relative file name as a relative reference, an absolute one as file:.</summary>
    private static string Address(string file)
    {
        var parts = file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString);
        var path = string.Join('/', parts);
        return path.StartsWith('/') ? $"file://{path}" : path;
    }
}
