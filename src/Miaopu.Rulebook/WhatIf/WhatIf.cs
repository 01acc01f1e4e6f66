namespace Miaopu.Rulebook;

/// <summary>
/// A text over a whole registry, held against the one before it where there is one: who passes now and not then, and the reverse, through which criteria; a text that nothing
/// came before says who passes and through which criteria the others fail. Nothing of it is a decision: it leaves out what people judge, and has no receipt.
/// </summary>
public sealed class WhatIf
{
    private readonly int[] _members;

    private WhatIf(RegistryAnswers? before, RegistryAnswers after, int[] members)
    {
        (Before, After, _members) = (before, after, members);
        Moves = before is null ? [] : [.. members.Where(c => before.OutlookOf(c) != after.OutlookOf(c)).Select(c => new Move(c, before.OutlookOf(c), after.OutlookOf(c), Through(c)))];
        Criteria = [.. (before?.Pack.Criteria ?? []).Concat(after.Pack.Criteria).Select(c => c.Id).Distinct().Select(CriterionOf)];
    }

    /// <summary>What the text before answers; null where there is none.</summary>
    public RegistryAnswers? Before { get; }

    /// <summary>What the text that is tried answers.</summary>
    public RegistryAnswers After { get; }

    /// <summary>The carriers that are asked about, by their place in the snapshot.</summary>
    public IReadOnlyList<int> Members => _members;

    /// <summary>The carriers whose outlook changes, in the order of the snapshot; none without a text before.</summary>
    public IReadOnlyList<Move> Moves { get; }

    /// <summary>Every criterion of either text, those of the first in front.</summary>
    public IReadOnlyList<CriterionShift> Criteria { get; }

    /// <summary>How many members stand so before; null where there is no text before.</summary>
    public int? CountBefore(Outlook standing) => Before is { } before ? _members.Count(c => before.OutlookOf(c) == standing) : null;

    /// <summary>How many members stand so after.</summary>
    public int CountAfter(Outlook standing) => _members.Count(c => After.OutlookOf(c) == standing);

    /// <summary>Looks at a text that nothing came before.</summary>
    /// <param name="answers">What it answers; see <see cref="PolicyPack.Answer"/>.</param>
    /// <param name="members">The carriers to ask about, by their place in the snapshot.</param>
    public static WhatIf Of(RegistryAnswers answers, IEnumerable<int> members) => new(null, answers, [.. members]);

    /// <summary>Holds two texts against the same carriers.</summary>
    /// <param name="before">What the text as it is answers; see <see cref="PolicyPack.Answer"/>.</param>
    /// <param name="after">What the changed text answers, of the same snapshot.</param>
    /// <param name="members">The carriers to ask about, by their place in the snapshot.</param>
    public static WhatIf Compare(RegistryAnswers before, RegistryAnswers after, IEnumerable<int> members) => before.Carriers == after.Carriers
        ? new(before, after, [.. members])
        : throw new ArgumentException("both must be answers of one snapshot", nameof(after));

    /// <summary>
    /// How many pass as one number of a text takes one value after another. Each value is a text of its own, read and answered; one that is no pack has no point.
    /// </summary>
    /// <param name="pack">The text as it is.</param>
    /// <param name="number">The number, one of its own.</param>
    /// <param name="values">The values, in the order in which the points come.</param>
    /// <param name="read">Reads a text as the pack was read; null for one that is none.</param>
    /// <param name="snapshot">The registry.</param>
    /// <param name="cutoff">The day as of which to measure.</param>
    /// <param name="members">The carriers to count, by their place in the snapshot.</param>
    public static IReadOnlyList<WhatIfPoint> Curve(
        PolicyPack pack, PackNumber number, IReadOnlyList<decimal> values, Func<string, PolicyPack?> read, Snapshot snapshot, DateOnly cutoff, IReadOnlyList<int> members)
    {
        var points = new WhatIfPoint?[values.Count];
        Parallel.For(0, points.Length, i =>
        {
            if (read(ChangedPack.Text(pack, [new NumberChange(number, Figures.Plain(values[i]))])) is { } changed)
            {
                var answers = changed.Answer(snapshot, cutoff);
                points[i] = new WhatIfPoint(values[i], members.Count(c => answers.OutlookOf(c) == Outlook.Passes), members.Count(c => answers.OutlookOf(c) == Outlook.Open));
            }
        });
        return [.. points.OfType<WhatIfPoint>()];
    }

    /// <summary>
    /// Values to draw a curve through: some twenty even steps from nothing to twice the number, the number itself among them.
    /// </summary>
    public static IReadOnlyList<decimal> ValuesAround(decimal number)
    {
        if (number == 0)
        {
            return [.. Enumerable.Range(0, 11).Select(n => (decimal)n)];
        }

        if (number < 0)
        {
            return [.. ValuesAround(-number).Reverse().Select(n => -n)];
        }

        var whole = number == decimal.Truncate(number);
        var step = number / 10;
        step = whole ? Math.Max(1, decimal.Truncate(step)) : step;
        var below = (int)Math.Min(10, decimal.Truncate(number / step));
        return [.. Enumerable.Range(-below, below + 11).Select(n => number + (n * step))];
    }

    /// <summary>
    /// Ids of the criteria by which a carrier stands as it does, soft ones left out. With a text before, of a carrier that moves: what is answered otherwise and has a part in it,
    /// so of one that fails now what fails, and of one that passes now what no longer fails. Without one: what fails, or lacks data where missing data decide.
    /// </summary>
    /// <param name="carrier">Its place in the snapshot.</param>
    public IReadOnlyList<string> Through(int carrier)
    {
        var becomes = After.OutlookOf(carrier);
        if (Before is not { } before)
        {
            var against = becomes == Outlook.Fails ? Answer.NotMet : Answer.MissingData;
            return [.. After.Pack.Criteria.Where(c => !c.Soft && After.AnswerOf(c.Id, carrier) == against).Select(c => c.Id)];
        }

        var was = before.OutlookOf(carrier);
        if (was == becomes)
        {
            return [];
        }

        var changed = before.Pack.Criteria.Concat(After.Pack.Criteria).Where(c => !c.Soft).Select(c => c.Id).Distinct()
            .Where(id => before.AnswerOf(id, carrier) != After.AnswerOf(id, carrier)).ToArray();
        var bearing = changed.Where(id => becomes switch
        {
            Outlook.Fails => After.AnswerOf(id, carrier) == Answer.NotMet,
            Outlook.Open when was == Outlook.Passes => After.AnswerOf(id, carrier) == Answer.MissingData,
            _ when was == Outlook.Fails => before.AnswerOf(id, carrier) == Answer.NotMet,
            _ => before.AnswerOf(id, carrier) == Answer.MissingData,
        }).ToArray();
        return bearing.Length > 0 ? bearing : changed;
    }

    private CriterionShift CriterionOf(string id)
    {
        var (before, after) = (new int[5], new int[5]);
        var (wins, losses) = (0, 0);
        foreach (var carrier in _members)
        {
            var becomes = After.AnswerOf(id, carrier);
            after[(int)(becomes ?? Answer.NotApplicable)]++;
            if (Before is not null)
            {
                var was = Before.AnswerOf(id, carrier);
                before[(int)(was ?? Answer.NotApplicable)]++;
                wins += was == Answer.NotMet && becomes != Answer.NotMet ? 1 : 0;
                losses += was != Answer.NotMet && becomes == Answer.NotMet ? 1 : 0;
            }
        }

        return new CriterionShift(Before?.Pack.Criterion(id), After.Pack.Criterion(id), Before is null ? null : before, after, wins, losses);
    }
}

/// <summary>A carrier whose outlook changes.</summary>
/// <param name="Carrier">Its place in the snapshot.</param>
/// <param name="Was">Under the text as it is.</param>
/// <param name="Becomes">Under the changed text.</param>
/// <param name="Through">Ids of the criteria that make it so.</param>
public sealed record Move(int Carrier, Outlook Was, Outlook Becomes, IReadOnlyList<string> Through);

/// <summary>One criterion before and after.</summary>
/// <param name="Before">As the first text has it; null where it does not.</param>
/// <param name="After">As the changed text has it; null where it does not.</param>
/// <param name="CountsBefore">How many members have each answer, by its number; 不适用 where the text has no such criterion. Null where there is no text before.</param>
/// <param name="CountsAfter">The same under the changed text.</param>
/// <param name="NoLongerFail">How many fail it before and not after; none without a text before.</param>
/// <param name="FailNewly">How many fail it after and not before; none without a text before.</param>
public sealed record CriterionShift(
    Criterion? Before, Criterion? After, IReadOnlyList<int>? CountsBefore, IReadOnlyList<int> CountsAfter, int NoLongerFail, int FailNewly)
{
    /// <summary>The criterion as it is in the newer of the texts that have it.</summary>
    public Criterion Criterion => After ?? Before!;
}

/// <summary>How many carriers pass where a number has a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Passes">How many pass.</param>
/// <param name="Open">Of how many missing data decide.</param>
public sealed record WhatIfPoint(decimal Value, int Passes, int Open);
