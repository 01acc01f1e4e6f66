using System.Globalization;
using Miaopu.Casework.Recognitions;
using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Recognitions;

/// <summary>What a certificate says: the pack's words with the facts of the title in the places it names.</summary>
public static class CertificateText
{
    public static (string Title, string Text) Of(Recognition recognition, PolicyPack pack)
    {
        var document = pack.Documents.First(d => d.Kind == DocumentKind.Certificate);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["carrier"] = recognition.CarrierName,
            ["operator"] = recognition.OperatorName,
            ["kind"] = pack.CarrierKind,
            ["title"] = recognition.Award,
            ["number"] = recognition.Number,
            ["division"] = recognition.Division ?? "",
            ["day"] = recognition.IssuedOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
            ["year"] = recognition.Year.ToString(CultureInfo.InvariantCulture),
        };
        var text = document.Text ?? "{operator}运营的{carrier}：{title}。";
        foreach (var (name, value) in facts)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return (document.Title, text.Trim());
    }
}
