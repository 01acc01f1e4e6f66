namespace Miaopu.Rulebook;

/// <summary>What a pack answers to every carrier of a snapshot.</summary>
public sealed class RegistryAnswers
{
    private readonly Answer[][] _answers;
    private readonly Dictionary<string, int> _places;
    private Outlook[]? _outlooks;

    internal RegistryAnswers(PolicyPack pack, DateOnly cutoff, DateTime? knownAt, int carriers)
    {
        (Pack, Cutoff, KnownAt, Carriers) = (pack, cutoff, knownAt, carriers);
        _answers = [.. pack.Criteria.Select(_ => new Answer[carriers])];
        _places = pack.Criteria.Select((c, i) => (c.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
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
        _places.TryGetValue(criterionId, out var at) ? _answers[at] : throw new KeyNotFoundException($"no criterion {criterionId}");

    /// <summary>Where a carrier stands, all criteria taken together.</summary>
    /// <param name="carrier">Its place in the snapshot.</param>
    public Outlook OutlookOf(int carrier) => (_outlooks ??= Look())[carrier];

    /// <summary>The answer of one criterion to one carrier; null where the pack has no such criterion.</summary>
    public Answer? AnswerOf(string criterionId, int carrier) => _places.TryGetValue(criterionId, out var at) ? _answers[at][carrier] : null;

    internal Span<Answer> Of(int criterion) => _answers[criterion];

    private Outlook[] Look()
    {
        var outlooks = new Outlook[Carriers];
        for (var i = 0; i < _answers.Length; i++)
        {
            if (Pack.Criteria[i].Soft)
            {
                continue;
            }

            for (var carrier = 0; carrier < outlooks.Length; carrier++)
            {
                outlooks[carrier] = (_answers[i][carrier], outlooks[carrier]) switch
                {
                    (Answer.NotMet, _) => Outlook.Fails,
                    (Answer.MissingData, Outlook.Passes) => Outlook.Open,
                    var (_, so) => so,
                };
            }
        }

        return outlooks;
    }
}
