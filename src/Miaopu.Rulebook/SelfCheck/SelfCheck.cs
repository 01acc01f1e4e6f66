namespace Miaopu.Rulebook;

/// <summary>
/// Several policies held against a few stated values. Measures that mean the same are one question; what may decide most is asked first.
/// </summary>
public sealed class SelfCheck
{
    /// <summary>Less than any question that decides: no policy lacks a million values.</summary>
    private const decimal General = 0.000001m;

    private SelfCheck(IReadOnlyList<Trial> trials, IReadOnlyList<AskedMeasure> questions) => (Trials, Questions) = (trials, questions);

    /// <summary>One for each pack, in the order in which they were given.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>
    /// What to ask next, the most deciding first. A question counts for each policy it may still decide, the more the fewer values that policy lacks; policies that fail already
    /// ask nothing. Values that only general requirements need come after, those that only money needs last.
    /// </summary>
    public IReadOnlyList<AskedMeasure> Questions { get; }

    /// <summary>Tries every pack.</summary>
    /// <param name="packs">Packs with criteria or benefits.</param>
    /// <param name="stated">Values by <see cref="AskedMeasure.Meaning"/>.</param>
    /// <param name="on">The day whose values of numbers hold.</param>
    public static SelfCheck Of(IEnumerable<PolicyPack> packs, IReadOnlyDictionary<string, FieldValue> stated, DateOnly on)
    {
        var trials = packs.Select(p => p.Try(stated, on)).ToArray();
        var weights = new Dictionary<AskedMeasure, decimal>();
        foreach (var trial in trials.Where(t => t.Outlook != Outlook.Fails))
        {
            var lacking = trial.Open.SelectMany(q => q).Distinct().ToArray();
            foreach (var question in lacking)
            {
                weights[question] = weights.GetValueOrDefault(question) + (1m / lacking.Length);
            }
        }

        foreach (var question in trials.Where(t => t.Outlook != Outlook.Fails).SelectMany(t => t.OpenSoft))
        {
            weights.TryAdd(question, General);
        }

        foreach (var question in trials.Where(t => t.Outlook == Outlook.Passes || t.Assessment.Criteria.Count == 0).SelectMany(t => t.OpenSupport))
        {
            weights.TryAdd(question, 0);
        }

        return new SelfCheck(trials, [.. weights.OrderByDescending(w => w.Value).Select(w => w.Key)]);
    }
}
