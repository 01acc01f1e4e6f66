using System.Net;
using System.Net.Mail;
using System.Text;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Messages;

/// <summary>Gives messages to a mail server.</summary>
/// <param name="patience">How long the server may take over one message, so that one that hangs holds up no other; null for a minute.</param>
public sealed class SmtpDoor(MailSettings server, Uri? site, TimeSpan? patience = null) : IMessageDoor
{
    private readonly TimeSpan most = patience ?? TimeSpan.FromMinutes(1);

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

        // The client's own limit is for sending in line only.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(most);
        try
        {
            await client.SendMailAsync(mail, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"邮件服务器 {most.TotalSeconds:0} 秒内没有应答。");
        }

        return true;
    }

    private string BodyOf(OutgoingMessage message)
    {
        var link = message.Link is { Length: > 0 } l && l[0] == '/' ? (site is null ? null : new Uri(site, l).ToString()) : message.Link;
        return message.Text + (link is null ? "" : $"\n\n{link}") + "\n\n此邮件由系统发出，请勿直接回复。\n";
    }
}
