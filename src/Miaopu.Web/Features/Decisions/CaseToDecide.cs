using Miaopu.Casework.Cases;
using Miaopu.Casework.Decisions;
using Miaopu.Casework.Experts;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Decisions;

/// <summary>A sheet with the name of the expert who wrote it.</summary>
public sealed record NamedSheet(string Name, string Employer, AdviceSheet Sheet);

/// <summary>Everything that is known when a case is decided.</summary>
public sealed record CaseToDecide
{
    public required OpenedCase Opened { get; init; }

    public required StageRun Run { get; init; }

    public required SubmittedContent Content { get; init; }

    /// <summary>The records as they were handed in, with what people judged since.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>What was assessed.</summary>
    public required Situation Situation { get; init; }

    /// <summary>The same as pages show it: values, thresholds, clauses, records.</summary>
    public required IReadOnlyList<CriterionView> Criteria { get; init; }

    public required IReadOnlyList<NamedSheet> Sheets { get; init; }

    /// <summary>Opinions of the first body, the latest on each line.</summary>
    public required IReadOnlyDictionary<string, Opinion> Opinions { get; init; }

    /// <summary>Decisions proposed on this case, oldest first.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    /// <summary>Names of those who signed.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    public Application Application => Opened.Application;

    public Stage Stage => Opened.Procedure.Stage(Run.Stage);

    /// <summary>Whether the reader may act at the step that is next, see <see cref="FourEyes"/>.</summary>
    public required bool MaySign { get; init; }

    /// <summary>Names of those who may, where the reader may not.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    /// <summary>The decision that is being signed, or null.</summary>
    public Decision? Pending => Decisions.LastOrDefault(d => d.RunId == Run.Id && d.IsPending);

    public string Recommender => Application.Body(Casework.Rounds.FirstBody.Of(Opened.Pack))?.OrganisationName ?? "";

    public PlainAcceptance Plain => PlainAcceptance.Of(Application, Assessment, [.. Sheets.Select(s => s.Sheet)], Recommender);

    public string NameOf(Guid person) => Names.GetValueOrDefault(person, "");
}
