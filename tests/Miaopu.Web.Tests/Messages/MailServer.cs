using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Miaopu.Web.Tests.Messages;

/// <summary>Says yes to one mail and remembers all that was said to it.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public MailServer()
    {
        listener.Start();
        Received = Listen();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Task<string> Received { get; }

    private async Task<string> Listen()
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var (said, inData) = (new StringBuilder(), false);
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync() is { } line)
        {
            said.Append(line).Append("\r\n");
            if (inData && line != ".")
            {
                continue;
            }

            inData = line == "DATA";
            await writer.WriteLineAsync(inData ? "354 go on" : "250 yes");
            if (line == ".")
            {
                break;
            }
        }

        return said.ToString();
    }

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return ValueTask.CompletedTask;
    }
}
