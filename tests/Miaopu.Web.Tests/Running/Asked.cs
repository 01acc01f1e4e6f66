using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Miaopu.Web.Tests.Running;

/// <summary>
/// The SQL that requests to one host have had executed, by the path they asked for, and that of what a test itself does in <see cref="While"/>. What jobs do meanwhile, or other hosts, is
/// left out.
/// </summary>
public sealed class Asked : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly HttpContextAccessor Request = new();
    private readonly List<(string Path, string Sql)> all = [];
    private readonly List<IDisposable> subscriptions = [];
    private readonly AsyncLocal<string?> own = new();
    private readonly int port;

    public Asked(RunningHost host)
    {
        port = host.Address.Port;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What was asked for an address since it was last forgotten.</summary>
    public IReadOnlyList<string> For(string address)
    {
        lock (all)
        {
            return [.. all.Where(a => a.Path == address).Select(a => a.Sql)];
        }
    }

    /// <summary>What is asked while the test does something outside of a request.</summary>
    public async Task<IReadOnlyList<string>> While(Func<Task> act)
    {
        Forget();
        own.Value = "test";
        await act();
        own.Value = null;
        return For("test");
    }

    public void Forget()
    {
        lock (all)
        {
            all.Clear();
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        var path = own.Value ?? (Request.HttpContext is { } http && http.Connection.LocalPort == port ? http.Request.Path + http.Request.QueryString : null);
        if (path is not null && value.Value is CommandExecutedEventData executed)
        {
            lock (all)
            {
                all.Add((path, executed.Command.CommandText));
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
