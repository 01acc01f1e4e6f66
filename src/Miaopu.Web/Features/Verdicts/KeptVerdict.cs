using System.Text.Json;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;

namespace Miaopu.Web.Features.Verdicts;

/// <summary>A verdict that counted, without its receipt: as its row has it, or as the journal saw it kept.</summary>
public sealed record KeptVerdict(Guid Id, VerdictOccasion Occasion, DateTime At, string Engine, string PackHash, string Hash)
{
    /// <summary>Kind of the event.</summary>
    public const string Kind = "VerdictKept";

    public static KeptVerdict Of(CaseVerdict row) => new(row.Id, row.Occasion, row.At, row.Engine, row.PackHash, row.Hash);

    /// <summary>Null where the event is not as it was written: then it is as if the journal knew nothing of the verdict, and the check of the journal says the rest.</summary>
    /// <param name="kept">An event of this <see cref="Kind"/>.</param>
    public static KeptVerdict? Of(JournalEvent kept)
    {
        try
        {
            using var json = JsonDocument.Parse(kept.Details);
            var details = json.RootElement;
            return new(
                details.GetProperty("Verdict").GetGuid(), Enum.Parse<VerdictOccasion>(Text("Occasion")), kept.At, Text("Engine"), Text("PackHash"), Text("Hash"));

            string Text(string name) => details.GetProperty(name).GetString()!;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What of a row is not as the journal saw it, in sentences.</summary>
    public static IEnumerable<string> Altered(KeptVerdict row, KeptVerdict journalled)
    {
        if (row.Hash != journalled.Hash)
        {
            yield return "凭据的摘要与办理记录中的不符，凭据被改动过。";
        }

        if (row.Occasion != journalled.Occasion)
        {
            yield return "判定的环节与办理记录中的不符，被改动过。";
        }

        if (Moments.Apart(row.At, journalled.At))
        {
            yield return "判定的时间与办理记录中的不符，被改动过。";
        }

        if (row.Engine != journalled.Engine)
        {
            yield return "判定的引擎版本与办理记录中的不符，被改动过。";
        }

        if (row.PackHash != journalled.PackHash)
        {
            yield return "判定的政策文本编号与办理记录中的不符，被改动过。";
        }
    }
}
