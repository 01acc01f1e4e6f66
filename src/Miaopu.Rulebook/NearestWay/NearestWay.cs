namespace Miaopu.Rulebook;

/// <summary>
/// The smallest changes that would make a failing carrier pass. What can be changed is how many rows a count finds and what a sum comes to, each taken as a whole: one
/// thing is added to, or taken from, a measure (and with it every measure whose rows contain its rows), or some of what a measure counts already come to belong to a
/// part of it. A change goes in whole ones for counts, whole yuan, and hundredths for quantities.
/// <para>
/// The cost, by which ways are compared, is in this order: what cannot be worked out; how often only time helps; how many things are changed (rows to be put right and
/// blanks to be filled in count one each); how many of those are taken away from rather than added to; how much in relation to what there is, the sum over all changes of the amount divided by the present value (by 1 where
/// that is smaller). Of equal ways the one found first is told.
/// </para>
/// </summary>
/// <param name="Criteria">For each criterion that is not met or misses data, soft ones left out, as if it were the only one.</param>
/// <param name="Together">For all criteria at once, those that are met already kept so; null where nothing is amiss.</param>
public sealed record NearestWay(IReadOnlyList<CriterionWay> Criteria, Way? Together)
{
    /// <summary>Works out the ways.</summary>
    /// <param name="assessment">What the pack said.</param>
    /// <param name="situation">The situation it said it of, by which the earliest day is found where only time helps.</param>
    public static NearestWay Of(Assessment assessment, Situation situation)
    {
        var binding = assessment.Criteria.Where(c => !c.Criterion.Soft && c.Answer != Answer.NotApplicable).ToArray();
        var amiss = binding.Where(c => c.Answer is Answer.NotMet or Answer.MissingData).ToArray();
        return new NearestWay(
            [.. amiss.Select(c => new CriterionWay(c.Criterion, new WaySearch(assessment, situation, [c]).Find()))],
            amiss.Length == 0 ? null : new WaySearch(assessment, situation, binding).Find());
    }

    /// <summary>The way for one criterion, or null where nothing is amiss.</summary>
    public CriterionWay? Criterion(string id) => Criteria.FirstOrDefault(c => c.Criterion.Id == id);
}

/// <summary>The nearest way to meet one criterion.</summary>
public sealed record CriterionWay(Criterion Criterion, Way Way);

/// <summary>Changes that together are enough.</summary>
/// <param name="Steps">What to do.</param>
/// <param name="Remarks">What was left out, what could not be worked out or has to be looked at again; sentences.</param>
/// <param name="IsWhole">Whether the steps are enough as far as can be said; false where something cannot be worked out.</param>
public sealed record Way(IReadOnlyList<WayStep> Steps, IReadOnlyList<string> Remarks, bool IsWhole)
{
    /// <summary>In one sentence, remarks included; what is to be filled in is named together.</summary>
    public string Text => string.Join("。", Remarks.Prepend(string.Join("，", Told)).Where(t => t.Length > 0));

    private IEnumerable<string> Told => Steps.Count > 1 && Steps.Any(s => s.Kind == WayStepKind.Fill)
        ? Steps.Where(s => s.Kind != WayStepKind.Fill).Select(s => s.Text).Prepend($"先补填{string.Join('、', Steps.Where(s => s.Kind == WayStepKind.Fill).Select(s => $"“{s.About}”"))}")
        : Steps.Select(s => s.Text);
}

/// <summary>What a step does.</summary>
public enum WayStepKind
{
    /// <summary>More of a measure.</summary>
    Add,

    /// <summary>Less of it.</summary>
    Remove,

    /// <summary>Some of what there is becomes part of a narrower measure.</summary>
    Turn,

    /// <summary>Blanks are filled in.</summary>
    Fill,

    /// <summary>Rows are put right one by one.</summary>
    PutRight,

    /// <summary>Only time helps.</summary>
    Wait,
}

/// <summary>One step of a way.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="About">The measure, or the part of the criterion, as people read it.</param>
/// <param name="By">How much, or how many rows; 0 for none.</param>
/// <param name="Day">The earliest day on which it is so, where only time helps; null where it cannot be said.</param>
/// <param name="Text">In words.</param>
public sealed record WayStep(WayStepKind Kind, string About, decimal By, DateOnly? Day, string Text);
