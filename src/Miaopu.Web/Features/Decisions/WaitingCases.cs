using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Decisions;

/// <summary>A case whose run waits for the present officer.</summary>
/// <param name="Recommender">The first body of the pack after the applicant: who checked and recommended it.</param>
/// <param name="Step">Name of the sign-off that is next; null in a stage of one step.</param>
/// <param name="IsLastStep">Whether no sign-off comes after it.</param>
/// <param name="MaySign">Whether the present officer may sign it: they signed no other step, see <see cref="FourEyes"/>.</param>
public sealed record WaitingCase(Application Application, StageRun Run, string RoundTitle, string Award, string Recommender, string? Step, bool IsLastStep, bool MaySign)
{
    public Guid Id => Application.Id;

    /// <summary>The step as a list says it, with why it is not the reader's.</summary>
    public string? StepText => MaySign ? Step : $"{Step}（您已签前面的步骤，由他人签）";
}

/// <summary>Cases that wait for an act of the present officer's organisation, narrowed by the address: round, words.</summary>
public sealed class WaitingCases(MiaopuDb db, Shelf shelf, CurrentActor current)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<WaitingCase> Rows, int Total)> Of(StageAct act, ListAddress address)
    {
        var rows = Matching(act, address);
        var total = await rows.CountAsync();
        var found = await rows.OrderBy(x => x.Run.DueAt == null).ThenBy(x => x.Run.DueAt).ThenBy(x => x.Application.ReceiptNumber).ThenBy(x => x.Run.Id)
            .ReadPage(address.Page, PageSize, total);
        return (await Described(found), total);
    }

    /// <summary>All of one round, for a document that names them all.</summary>
    public async Task<IReadOnlyList<WaitingCase>> AllOf(StageAct act, Guid roundId) =>
        await Described(await Mine(act).Where(x => x.Application.RoundId == roundId).OrderBy(x => x.Application.PackId).ThenBy(x => x.Application.ReceiptNumber).ToListAsync());

    /// <summary>Those of the given cases that wait for the act; the others are left out.</summary>
    public async Task<IReadOnlyList<WaitingCase>> Chosen(StageAct act, IReadOnlyCollection<Guid> ids) =>
        await Described(await Mine(act).Where(x => ids.Contains(x.Application.Id)).OrderBy(x => x.Application.ReceiptNumber).ToListAsync());

    /// <summary>Rounds with cases that wait for the act, newest first.</summary>
    public async Task<IReadOnlyList<Choice>> Rounds(StageAct act)
    {
        var waiting = Mine(act).Select(x => x.Application.RoundId);
        var rounds = await db.Rounds.AsNoTracking().Where(r => waiting.Contains(r.Id)).OrderByDescending(r => r.OpenedAt).Select(r => new { r.Id, r.Title }).ToListAsync();
        return [.. rounds.Select(r => new Choice(r.Id.ToString(), r.Title))];
    }

    private IQueryable<Row> Matching(StageAct act, ListAddress address)
    {
        var rows = Mine(act);
        if (Guid.TryParse(address.Get("round"), out var round))
        {
            rows = rows.Where(x => x.Application.RoundId == round);
        }

        if (address.Get("q")?.Trim() is { Length: > 0 } words)
        {
            rows = rows.Where(x => x.Application.CarrierName.Contains(words) || x.Application.OperatorName.Contains(words) || x.Application.ReceiptNumber!.Contains(words));
        }

        return rows;
    }

    private IQueryable<Row> Mine(StageAct act)
    {
        var (actor, own) = (current.Actor, current.Actor.OrganisationId);
        return from r in db.StageRuns.AsNoTracking()
               join a in db.Applications.AsNoTracking().Where(CaseRights.MaySee(actor)) on EF.Property<Guid>(r, "ApplicationId") equals a.Id
               where r.EndedAt == null && r.Act == act && r.OrganisationId == own
               select new Row { Application = a, Run = r };
    }

    private async Task<IReadOnlyList<WaitingCase>> Described(List<Row> rows)
    {
        var ids = rows.Select(x => x.Application.RoundId).Distinct().ToList();
        var titles = await db.Rounds.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Title);
        var described = new List<WaitingCase>();
        foreach (var row in rows)
        {
            var pack = await shelf.Get(row.Application.PackHash);
            var steps = pack?.Stage(row.Run.Stage)?.Steps ?? [];
            described.Add(new WaitingCase(
                row.Application, row.Run, titles[row.Application.RoundId], pack?.Award ?? "",
                pack is null ? "" : row.Application.Body(FirstBody.Of(pack))?.OrganisationName ?? "",
                steps.Count > 1 ? steps[Math.Min(row.Run.Step, steps.Count - 1)] : null,
                row.Run.Step + 1 >= steps.Count,
                FourEyes.May(row.Run, current.Actor.PersonId)));
        }

        return described;
    }

    private sealed class Row
    {
        public required Application Application { get; init; }

        public required StageRun Run { get; init; }
    }
}
