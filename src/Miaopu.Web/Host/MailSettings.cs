using System.Globalization;
using System.Net.Mail;

namespace Miaopu.Web.Host;

/// <summary>The mail server that outgoing messages are given to.</summary>
/// <param name="Tls">Whether the connection must turn to TLS (STARTTLS) before anything is said.</param>
public sealed record MailSettings(string Host, int Port, MailAddress From, string? User, string? Password, bool Tls)
{
    /// <summary>Null where no server is named.</summary>
    /// <param name="read">Gives the value of a variable, or null.</param>
    /// <exception cref="FormatException">A variable is missing or unreadable.</exception>
    internal static MailSettings? Read(Func<string, string?> read)
    {
        if (read("MIAOPU_SMTP_HOST") is not { } host)
        {
            return null;
        }

        var port = 587;
        if (read("MIAOPU_SMTP_PORT") is { } typed && (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is 0 or > 65535))
        {
            throw new FormatException($"MIAOPU_SMTP_PORT 应是 1 到 65535 的数，现在是“{typed}”。");
        }

        if (!MailAddress.TryCreate(read("MIAOPU_SMTP_FROM"), out var from))
        {
            throw new FormatException("设置了 MIAOPU_SMTP_HOST，还须用 MIAOPU_SMTP_FROM 写明发件地址，如 苗圃 <miaopu@example.cn>。");
        }

        return new MailSettings(host, port, from, read("MIAOPU_SMTP_USER"), read("MIAOPU_SMTP_PASSWORD"), read("MIAOPU_SMTP_TLS") is not ("0" or "no" or "off"));
    }
}
