namespace Miaopu.Casework;

/// <summary>Why something may not happen: a sentence in Chinese for the person who asked, beside the field it concerns.</summary>
/// <param name="Sentence">What is wrong, where, and how to mend it.</param>
/// <param name="Field">Name of the form field it belongs to; null where it concerns the act as a whole.</param>
public sealed record Refusal(string Sentence, string? Field = null);

/// <summary>What a decision came to: a value, or the reasons why not. An expected refusal is never an exception.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Refusal> refusals)
    {
        this.value = value;
        Refusals = refusals;
    }

    /// <summary>Empty when it may happen.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    public bool Refused => Refusals.Count > 0;

    /// <summary>The result. Asking a refused outcome for it is a bug of the caller.</summary>
    public T Value => Refused ? throw new InvalidOperationException("Refused: " + string.Join(' ', Refusals.Select(r => r.Sentence))) : value!;

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    /// <summary>Several reasons at once; at least one.</summary>
    public static implicit operator Outcome<T>(List<Refusal> refusals) =>
        refusals.Count == 0 ? throw new ArgumentException("A refusal needs a reason.", nameof(refusals)) : new(default, refusals);
}
