namespace Miaopu.Web.Host;

/// <summary>Where the sender of a form was sent on to, and the line shown there.</summary>
public sealed record FormAnswer(string Location, string? Flash);

/// <summary>
/// The answers that this copy of the host gave to forms, for a quarter of an hour and so many at the most. Kept in memory only: an address may carry a secret that is
/// shown once. Who comes while the first is under way waits for its answer.
/// </summary>
public sealed class FormAnswers
{
    private const int Most = 10_000;

    private static readonly long Life = (long)TimeSpan.FromMinutes(15).TotalMilliseconds;

    private readonly Lock gate = new();
    private readonly Dictionary<string, TaskCompletionSource<FormAnswer?>> answers = new(StringComparer.Ordinal);
    private readonly Queue<(long Since, string Digest)> given = new();

    /// <summary>Either this request is the first, or another one's answer is waited for; an answer of null says that the first did nothing.</summary>
    public (TaskCompletionSource<FormAnswer?>? Mine, Task<FormAnswer?>? Earlier) Begin(string digest)
    {
        lock (gate)
        {
            while (given.TryPeek(out var oldest) && (given.Count > Most || Environment.TickCount64 - oldest.Since > Life))
            {
                answers.Remove(given.Dequeue().Digest);
            }

            if (answers.TryGetValue(digest, out var other))
            {
                return (null, other.Task);
            }

            var mine = new TaskCompletionSource<FormAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
            answers.Add(digest, mine);
            return (mine, null);
        }
    }

    public void End(string digest, TaskCompletionSource<FormAnswer?> mine, FormAnswer? answer)
    {
        lock (gate)
        {
            if (answer is null)
            {
                answers.Remove(digest);
            }
            else
            {
                given.Enqueue((Environment.TickCount64, digest));
            }
        }

        mine.SetResult(answer);
    }

    /// <summary>As after a start.</summary>
    public void Forget()
    {
        lock (gate)
        {
            answers.Clear();
            given.Clear();
        }
    }
}
