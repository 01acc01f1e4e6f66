using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Miaopu.Bench.Lists;

/// <summary>The SQL that requests have had executed in this process since it was last cleared; what jobs do beside them is left out.</summary>
public sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly HttpContextAccessor Request = new();
    private readonly List<(string Text, double Milliseconds)> all = [];
    private readonly List<IDisposable> subscriptions = [];

    public Statements() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Count
    {
        get
        {
            lock (all)
            {
                return all.Count;
            }
        }
    }

    public void Clear()
    {
        lock (all)
        {
            all.Clear();
        }
    }

    public override string ToString()
    {
        lock (all)
        {
            return string.Join('\n', all.Select(s => string.Create(CultureInfo.InvariantCulture, $"-- {s.Milliseconds:0.0} ms\n{s.Text}")));
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory)
        {
            subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Request.HttpContext is not null && value.Value is CommandExecutedEventData executed)
        {
            lock (all)
            {
                all.Add((executed.Command.CommandText, executed.Duration.TotalMilliseconds));
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

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";
}
