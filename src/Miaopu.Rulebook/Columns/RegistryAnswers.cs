namespace Miaopu.Rulebook;

/// <summary>What a pack answers to every carrier of a snapshot.</summary>
public sealed class RegistryAnswers
{
    private readonly Answer[][] _answers;

    internal RegistryAnswers(PolicyPack pack, DateOnly cutoff, DateTime? knownAt, int carriers)
    {
        (Pack, Cutoff, KnownAt, Carriers) = (pack, cutoff, knownAt, carriers);
        _answers = [.. pack.Criteria.Select(_ => new Answer[carriers])];
    }

    /// <summary>The pack.</summary>
    public PolicyPack Pack { get; }

    /// <summary>The day as of which was measured.</summary>
    public DateOnly Cutoff { get; }

    /// <summary>The instant up to which records count, or null for all.</summary>
    public DateTime? KnownAt { get; }

    /// <summary>How many carriers.</summary>
    public int Carriers { get; }

    /// <summary>The answers to one criterion, by the carriers' place in the snapshot.</summary>
    public ReadOnlySpan<Answer> this[string criterionId] =>
        Pack.Criteria.ToList().FindIndex(c => c.Id == criterionId) is var at and >= 0 ? _answers[at] : throw new KeyNotFoundException($"no criterion {criterionId}");

    internal Span<Answer> Of(int criterion) => _answers[criterion];
}
