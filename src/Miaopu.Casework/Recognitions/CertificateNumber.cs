using System.Globalization;
using System.Text.RegularExpressions;

namespace Miaopu.Casework.Recognitions;

/// <summary>Numbers of certificates from a pack's pattern: <c>{year}</c> and <c>{serial:4}</c>, the figure being the least number of digits.</summary>
public static partial class CertificateNumber
{
    public static string Of(string pattern, int year, int serial) => Placeholder().Replace(pattern, m => m.Groups[1].Value == "year"
        ? year.ToString("D4", CultureInfo.InvariantCulture)
        : serial.ToString("D" + (m.Groups[2].Success ? m.Groups[2].Value : "1"), CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\{(year|serial)(?::(\d))?\}")]
    private static partial Regex Placeholder();
}
