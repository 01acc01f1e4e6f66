using System.Globalization;
using System.Text;
using Miaopu.Casework.Calendar;

namespace Miaopu.Web.Features.Messages;

/// <summary>What goes out of the house.</summary>
/// <param name="To">For whom, in words.</param>
/// <param name="Addresses">Mobile numbers and e-mail addresses, for the door to take those it can use.</param>
/// <param name="Link">Where it goes on: an address within the product, or a whole one that carries a secret.</param>
public sealed record OutgoingMessage(Guid Id, DateTime At, string To, IReadOnlyList<string> Addresses, string Title, string Text, string? Link);

/// <summary>The one way out for messages: a mail server, a file in Development; SMS gateways will stand here.</summary>
public interface IMessageDoor
{
    /// <summary>Whether anything gets through at all.</summary>
    bool Open { get; }

    /// <summary>Whether it gets through to a mobile number or an e-mail address of this form.</summary>
    bool Reaches(string? address);

    /// <returns>False where none of the addresses is one that it reaches.</returns>
    Task<bool> Send(OutgoingMessage message, CancellationToken cancel);
}

/// <summary>Writes each message to a file of its own, for developers and demonstrations.</summary>
public sealed class FolderDoor(string folder) : IMessageDoor
{
    public bool Open => true;

    public bool Reaches(string? address) => address is not null;

    public async Task<bool> Send(OutgoingMessage message, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var at = LegalTime.ToLocal(message.At);
        var text = new StringBuilder()
            .Append("收件：").AppendLine(message.To)
            .Append("时间：").AppendLine(at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
            .Append("标题：").AppendLine(message.Title)
            .AppendLine().AppendLine(message.Text);
        if (message.Link is not null)
        {
            text.AppendLine().Append("链接：").AppendLine(message.Link);
        }

        // Moved into place whole, so that whoever watches the folder never reads half a message.
        var path = Path.Combine(folder, $"{at.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{message.Id:N}.txt");
        await File.WriteAllTextAsync(path + ".part", text.ToString(), cancel);
        File.Move(path + ".part", path, overwrite: true);
        return true;
    }
}

/// <summary>No gateway is set up: messages are read in the page only.</summary>
public sealed class ClosedDoor : IMessageDoor
{
    public bool Open => false;

    public bool Reaches(string? address) => false;

    public Task<bool> Send(OutgoingMessage message, CancellationToken cancel) => throw new InvalidOperationException("No message door is set up.");
}
