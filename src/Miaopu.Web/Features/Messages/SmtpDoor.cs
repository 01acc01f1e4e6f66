using System.Net;
using System.Net.Mail;
using System.Text;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Messages;

/// <summary>Gives messages to a mail server.</summary>
public sealed class SmtpDoor(MailSettings server, Uri? site) : IMessageDoor
{
    public bool Open => true;

    public bool Reaches(string? address) => address?.Contains('@', StringComparison.Ordinal) ?? false;

    public async Task<bool> Send(OutgoingMessage message, CancellationToken cancel)
    {
        var to = message.Addresses.Where(Reaches).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (to.Count == 0)
        {
            return false;
        }

        using var mail = new MailMessage { From = server.From, Subject = message.Title, SubjectEncoding = Encoding.UTF8, Body = BodyOf(message), BodyEncoding = Encoding.UTF8 };

        // Of the people of an office none learns another's address.
        foreach (var address in to)
        {
            (to.Count == 1 ? mail.To : mail.Bcc).Add(address);
        }

        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls };
        if (server.User is not null)
        {
            client.Credentials = new NetworkCredential(server.User, server.Password);
        }

        await client.SendMailAsync(mail, cancel);
        return true;
    }

    private string BodyOf(OutgoingMessage message)
    {
        var link = message.Link is { Length: > 0 } l && l[0] == '/' ? (site is null ? null : new Uri(site, l).ToString()) : message.Link;
        return message.Text + (link is null ? "" : $"\n\n{link}") + "\n\n此邮件由系统发出，请勿直接回复。\n";
    }
}
