using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Miaopu.Casework.Experts;

namespace Miaopu.Web.Features.Experts.Reviews;

/// <summary>An advice sheet as it is kept.</summary>
public static class SheetJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(AdviceSheet sheet) => JsonSerializer.Serialize(sheet, Options);

    public static AdviceSheet Read(string json) => json.Trim() is "" or "{}" ? AdviceSheet.Empty : JsonSerializer.Deserialize<AdviceSheet>(json, Options) ?? AdviceSheet.Empty;
}
