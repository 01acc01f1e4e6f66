using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Rounds;

/// <summary>How many cases of one body stand in one column.</summary>
public sealed record BoardCount(Guid BodyId, string BodyName, string Column, int Count);

/// <summary>A case as the board's list shows it: where it stands, not what is in it.</summary>
/// <param name="Since">Since when it stands there.</param>
public sealed record BoardCase(Guid Id, string CarrierName, string OperatorName, string? ReceiptNumber, string Body, string Standing, DateTime Since, DateTime? DueAt, bool Closed)
{
    /// <summary>When the public notice ends that the case stands in; null without one. Shown instead of the due date.</summary>
    public DateTime? NoticeEnds { get; init; }
}

/// <summary>A carrier that has not begun.</summary>
public sealed record BoardCarrier(string Name, string Kind, string OperatorName, string Body);

/// <summary>The counts of a round as a table: a row a body, a column a stage or outcome in which anything stands.</summary>
public sealed record BoardCounts(
    IReadOnlyList<string> Stages, IReadOnlyList<string> Outcomes, IReadOnlyList<BoardCount> Open, IReadOnlyList<BoardCount> Closed, IReadOnlyList<BoardCount> NotStarted, int Late, int Still)
{
    public const string NotBegun = "未开始";

    public int OpenTotal => Open.Sum(c => c.Count);

    public int ClosedTotal => Closed.Sum(c => c.Count);

    public int NotStartedTotal => NotStarted.Sum(c => c.Count);

    public IReadOnlyList<string> Columns => [NotBegun, .. ShownStages, .. ShownOutcomes];

    private IEnumerable<string> ShownStages => Stages.Where(s => Open.Any(c => c.Column == s));

    private IEnumerable<string> ShownOutcomes => Outcomes.Where(o => Closed.Any(c => c.Column == o));

    public IReadOnlyList<HeatRow> Rows(Guid round) =>
        [.. Open.Concat(Closed).Concat(NotStarted).GroupBy(c => c.BodyId).OrderBy(g => g.First().BodyName, StringComparer.Ordinal).Select(g => new HeatRow(g.First().BodyName,
        [
            new HeatCell(Sum(NotStarted, g.Key, null), $"/rounds/{round}/carriers?body={g.Key}"),
            .. ShownStages.Select(s => new HeatCell(Sum(Open, g.Key, s), $"/rounds/{round}/cases?body={g.Key}&stage={Uri.EscapeDataString(s)}")),
            .. ShownOutcomes.Select(o => new HeatCell(Sum(Closed, g.Key, o), $"/rounds/{round}/cases?body={g.Key}&outcome={Uri.EscapeDataString(o)}")),
        ]))];

    private static int Sum(IEnumerable<BoardCount> counts, Guid body, string? column) => counts.Where(c => c.BodyId == body && (column is null || c.Column == column)).Sum(c => c.Count);
}
