using System.Globalization;
using System.Text;
using Miaopu.Casework.Calendar;

namespace Miaopu.Web.Features.Messages;

/// <summary>What goes out of the house.</summary>
/// <param name="To">Mobile numbers, e-mail addresses, or the name of an office, for the door to make of it what it can.</param>
/// <param name="Link">Where it goes on: an address within the product, or a whole one that carries a secret.</param>
public sealed record OutgoingMessage(Guid Id, DateTime At, string To, string Title, string Text, string? Link);

/// <summary>The one way out for messages: a file in Development; mail and SMS gateways will stand here.</summary>
public interface IMessageDoor
{
    /// <summary>Whether anything gets through at all.</summary>
    bool Open { get; }

    Task Send(OutgoingMessage message, CancellationToken cancel);
}

/// <summary>Writes each message to a file of its own, for developers and demonstrations.</summary>
public sealed class FolderDoor(string folder) : IMessageDoor
{
    public bool Open => true;

    public async Task Send(OutgoingMessage message, CancellationToken cancel)
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
    }
}

/// <summary>No gateway is set up: messages are read in the page only.</summary>
public sealed class ClosedDoor : IMessageDoor
{
    public bool Open => false;

    public Task Send(OutgoingMessage message, CancellationToken cancel) => Task.CompletedTask;
}
