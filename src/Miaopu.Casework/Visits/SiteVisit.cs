namespace Miaopu.Casework.Visits;

/// <summary>What was found on site about one item.</summary>
public enum FindingMark
{
    None = 0,

    /// <summary>与申报一致.</summary>
    Agrees = 1,

    /// <summary>与申报不符.</summary>
    Differs = 2,

    /// <summary>未核查 or does not apply.</summary>
    NotLooked = 3,
}

/// <summary>What was found about one criterion.</summary>
/// <param name="About">The line, as in the checklist.</param>
public sealed record VisitFinding(string About, string Label, FindingMark Mark, string Text);

/// <summary>现场核查记录 of one passage through a stage of visiting. A draft until the run ends; then fixed by its digest in the journal.</summary>
public sealed class SiteVisit
{
    private readonly List<VisitFinding> findings = [];

    private SiteVisit()
    {
    }

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid RunId { get; private set; }

    public DateOnly? VisitedOn { get; private set; }

    /// <summary>Who verified, as the record names them.</summary>
    public string Visitors { get; private set; } = "";

    /// <summary>Who of the applicant was there.</summary>
    public string Present { get; private set; } = "";

    public string Place { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public IReadOnlyList<VisitFinding> Findings => findings;

    public Guid By { get; private set; }

    public DateTime At { get; private set; }

    public int Version { get; private set; }

    public static SiteVisit Begin(Guid id, Guid applicationId, Guid runId) => new() { Id = id, ApplicationId = applicationId, RunId = runId };

    internal void Write(VisitForm form, IEnumerable<VisitFinding> found, Guid by, DateTime now)
    {
        VisitedOn = form.VisitedOn;
        Visitors = (form.Visitors ?? "").Trim();
        Present = (form.Present ?? "").Trim();
        Place = (form.Place ?? "").Trim();
        Summary = (form.Summary ?? "").Trim();
        findings.Clear();
        findings.AddRange(found);
        By = by;
        At = now;
    }
}

/// <summary>What is filled in on site.</summary>
/// <param name="Version">Version of the record the page showed; 0 for a new one.</param>
public sealed record VisitForm(
    DateOnly? VisitedOn, string? Visitors, string? Present, string? Place, string? Summary, IReadOnlyDictionary<string, (FindingMark Mark, string? Text)> Findings, int Version);
