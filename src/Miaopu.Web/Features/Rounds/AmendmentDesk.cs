using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Casework.Notices;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Rounds;

/// <summary>What a round would be under another text.</summary>
/// <param name="Changes">What the text says otherwise.</param>
/// <param name="Refusals">What stands against it.</param>
/// <param name="Cases">The open cases that it touches.</param>
/// <param name="Decided">Open cases that it does not touch, as they are decided.</param>
/// <param name="Late">What cases under way will come too late for under the new text, and would not under the old.</param>
public sealed record AmendmentLook(PolicyPack Before, PolicyPack After, PackDifference Changes, IReadOnlyList<Refusal> Refusals, IReadOnlyList<AmendedCase> Cases, int Decided, IReadOnlyList<LateStage> Late);

/// <summary>Amends rounds of the present officer's authority: one proposes, another agrees.</summary>
public sealed class AmendmentDesk(MiaopuDb db, Shelf shelf, AmendmentEffects effects, Calendars calendars, CurrentActor current, BusinessClock clock)
{
    /// <summary>While it is put into effect somebody may hand a case in; then it is all looked at anew.</summary>
    private const int MostTries = 5;

    /// <summary>Texts that could take the place of the pinned ones, by policy: published, not repealed, other than the pinned.</summary>
    public async Task<IReadOnlyList<(RoundScheme Scheme, IReadOnlyList<PolicyEdition> Others)>> Options(Round round)
    {
        var policies = round.Schemes.Select(s => s.PackId).ToList();
        var found = await db.PolicyEditions.AsNoTracking().Where(p => policies.Contains(p.PolicyId) && p.State == PolicyState.InForce).OrderByDescending(p => p.InForceFrom).ThenByDescending(p => p.PublishedAt).ToListAsync();
        return [.. round.Schemes.OrderBy(s => s.Title, StringComparer.Ordinal).Select(s => (s, (IReadOnlyList<PolicyEdition>)[.. found.Where(p => p.PolicyId == s.PackId && p.Hash != s.PackHash)]))];
    }

    /// <summary>The proposal that waits, and what was settled before, newest first.</summary>
    public async Task<(RoundAmendment? Waiting, IReadOnlyList<RoundAmendment> Settled)> Of(Guid roundId)
    {
        var all = await db.Set<RoundAmendment>().AsNoTracking().Where(a => a.RoundId == roundId).OrderByDescending(a => a.ProposedAt).ToListAsync();
        return (all.Find(a => a.Agreed is null), [.. all.Where(a => a.Agreed is not null)]);
    }

    /// <summary>What the round would be under a text; null where there is no such text of one of its policies.</summary>
    public async Task<AmendmentLook?> Look(Round round, string toHash)
    {
        if (await shelf.Get(toHash) is not { } after || round.Scheme(after.Id) is not { } scheme)
        {
            return null;
        }

        var before = await PackOf(scheme.PackHash);
        var (cases, heads, decided) = await Touched(round.Id, after, tracked: false);
        var refusals = AmendmentFit.Of(round, before, after, cases);
        var touched = await effects.Look(round, before, after, cases, heads, clock.Now);
        var late = AmendmentFit.NewlyLate(round, before, after, cases, calendars.Current, LegalTime.DayOf(clock.Now));
        return new AmendmentLook(before, after, PackDifference.Between(before, after), refusals, [.. cases.Select(c => touched[c.Id].Case)], decided, late);
    }

    /// <summary>Null where the round does not exist for the actor.</summary>
    public async Task<Outcome<string>?> Propose(Guid roundId, string? toHash, AmendRoundForm form)
    {
        await db.JournalHeads.FindAsync(Streams.Round(roundId));
        if (await Find(roundId) is not { } round)
        {
            return null;
        }

        if (await shelf.Get(toHash ?? "") is not { } after || round.Scheme(after.Id) is not { } scheme)
        {
            return new Refusal("请先选择要改用的文本。", "to");
        }

        var (cases, _, _) = await Touched(roundId, after, tracked: false);
        var waiting = await db.Set<RoundAmendment>().AnyAsync(a => a.RoundId == roundId && a.Agreed == null);
        var now = clock.Now;
        var outcome = AmendRound.Propose(current.Actor, round, await PackOf(scheme.PackHash), after, await IsPublished(after.Hash), waiting, cases, form, Ids.New(), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        var amendment = outcome.Value.Amendment;
        db.Add(amendment);
        Outbox.Send(
            db, Recipient.Office(amendment.OrganisationId, Role.ProgramOfficer), $"提议修订批次：{round.Title}",
            $"{amendment.ProposedByName}提议改用《{after.Title}》的另一文本（{amendment.DocumentNumber}），理由：{amendment.Reason}。请另一位业务人员审核。", Address(roundId), now);
        return await db.TryCommit(current.Actor, now, [.. outcome.Value.Happened]) ? "已提出，等本单位另一位业务人员审核。" : Meanwhile;
    }

    /// <summary>
    /// Null where the round does not exist for the actor. All is worked out and decided before anybody has to wait; the round is held only to see that nobody has begun in it meanwhile, and
    /// to save. A case that has moved meanwhile makes the commit fail; then that case, and nothing else, is worked out again. The last try holds the round from its beginning.
    /// </summary>
    public async Task<Outcome<string>?> Settle(Guid roundId, Guid amendmentId, bool agreed)
    {
        var known = agreed ? await Ahead(roundId, amendmentId) : null;
        for (var left = MostTries; left > 0; left--)
        {
            db.ChangeTracker.Clear();
            await using var early = left == 1 ? await Hold(roundId) : null;
            await db.JournalHeads.FindAsync(Streams.Round(roundId));
            if (await Find(roundId) is not { } round || await db.Set<RoundAmendment>().SingleOrDefaultAsync(a => a.Id == amendmentId && a.RoundId == roundId) is not { } amendment)
            {
                return null;
            }

            var (before, after) = (await PackOf(round.Scheme(amendment.PackId)!.PackHash), await PackOf(amendment.ToHash));
            var open = agreed ? await Touched(roundId, after, tracked: true) : ([], new Dictionary<Guid, long>(), 0);
            known = agreed ? await effects.Of(round, before, after, open.Cases, open.Heads, clock.Now, receipts: true, known) : null;

            // later than everything people judged that was counted; who judges after it moves the case
            var now = clock.Now;
            var touched = open.Cases.Select(c => (Application: c, Effect: known![c.Id])).ToList();
            var notices = await NoticesOf(touched);
            var procedure = new Procedure(after, round, calendars.Current);
            var cases = touched.Select(t => new CaseUnderAmendment(new CaseWalk(t.Application, procedure, current.Actor, now, Ids.New), t.Effect.Case, [.. notices[t.Application.Id]])).ToList();
            var outcome = AmendRound.Settle(current.Actor, round, amendment, before, after, await IsPublished(after.Hash), cases, agreed, now);
            if (outcome.Refused)
            {
                return outcome.Refusals.ToList();
            }

            var happened = outcome.Value;
            foreach (var (application, effect) in touched)
            {
                if (effect.Receipt is { } receipt)
                {
                    var (verdict, kept) = CaseVerdict.Keep(Ids.New(), application.Id, VerdictOccasion.Amended, receipt, now);
                    db.Add(verdict);
                    happened.Add(kept);
                }
            }

            await Tell(round, amendment, after, touched, now);
            await using var late = early is null ? await Hold(roundId) : null;
            if (agreed && !(await IdsOf(roundId, after).ToListAsync()).ToHashSet().SetEquals(open.Heads.Keys))
            {
                continue;
            }

            if (await db.TryCommit(current.Actor, now, [.. happened]))
            {
                await (early ?? late)!.CommitAsync();
                return agreed ? $"批次已改用新文本，{touched.Count} 件在办申报适用新文本，已告知申报单位。" : "没有同意修订，批次仍用原文本。";
            }
        }

        return Meanwhile;
    }

    internal static string Address(Guid roundId) => $"/rounds/{roundId}/amend";

    private static readonly Refusal Meanwhile = new("这个批次或其中的申报刚由他人办过，您的操作没有生效。请看过现在的状态再办。");

    private Task<Round?> Find(Guid id) => db.Rounds.SingleOrDefaultAsync(r => r.Id == id && r.AuthorityId == current.Actor.OrganisationId);

    private Task<bool> IsPublished(string hash) => db.PolicyEditions.AnyAsync(p => p.Hash == hash && p.State == PolicyState.InForce);

    /// <summary>From here to its end nobody begins an application in the round: who tries waits, and then begins under the new text.</summary>
    private async Task<IDbContextTransaction> Hold(Guid roundId)
    {
        var transaction = await db.Database.BeginTransactionAsync();
        var stream = Streams.Round(roundId);
        await db.JournalHeads.Where(h => h.Stream == stream).ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, h => h.Hash));
        return transaction;
    }

    private async Task<IReadOnlyDictionary<Guid, CaseEffect>?> Ahead(Guid roundId, Guid amendmentId)
    {
        db.ChangeTracker.Clear();
        if (await Find(roundId) is not { } round || await db.Set<RoundAmendment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == amendmentId && a.RoundId == roundId) is not { } amendment
            || !AmendRound.MaySettle(current.Actor, amendment))
        {
            return null;
        }

        var (before, after) = (await PackOf(round.Scheme(amendment.PackId)!.PackHash), await PackOf(amendment.ToHash));
        var (cases, heads, _) = await Touched(roundId, after, tracked: false);
        return await effects.Of(round, before, after, cases, heads, clock.Now, receipts: true, known: null);
    }

    /// <summary>The open cases that are under another text than this.</summary>
    private IQueryable<Guid> IdsOf(Guid roundId, PolicyPack after) =>
        db.Applications.Where(a => a.RoundId == roundId && a.PackId == after.Id && a.ClosedAt == null && a.PackHash != after.Hash).Select(a => a.Id);

    /// <summary>
    /// The open cases of the policy that are not decided, in the order of their receipts. How far their journals have come is read before the cases themselves, so that who moves one meanwhile
    /// is noticed: where they are to be changed, by the commit.
    /// </summary>
    private async Task<(IReadOnlyList<Application> Cases, IReadOnlyDictionary<Guid, long> Heads, int Decided)> Touched(Guid roundId, PolicyPack after, bool tracked)
    {
        var ids = await IdsOf(roundId, after).ToListAsync();
        var streams = ids.ToDictionary(Streams.Case);
        var heads = (await (tracked ? db.JournalHeads : db.JournalHeads.AsNoTracking()).Where(h => streams.Keys.Contains(h.Stream)).ToListAsync()).ToDictionary(h => streams[h.Stream], h => h.Sequence);
        var query = tracked ? db.Applications : db.Applications.AsNoTracking();
        var found = await query.Include(a => a.Runs).Include(a => a.Returns).AsSplitQuery().Where(a => ids.Contains(a.Id) && a.ClosedAt == null).ToListAsync();
        var packs = new Dictionary<string, PolicyPack>(StringComparer.Ordinal);
        foreach (var hash in found.Select(a => a.PackHash).Distinct())
        {
            packs[hash] = await PackOf(hash);
        }

        var open = found.Where(a => !a.IsDecidedUnder(packs[a.PackHash])).OrderBy(c => c.ReceiptNumber is null).ThenBy(c => c.ReceiptNumber, StringComparer.Ordinal).ThenBy(c => c.StartedAt).ToList();
        return (open, heads, found.Count - open.Count);
    }

    /// <summary>The open notices, by the cases that stand in them.</summary>
    private async Task<ILookup<Guid, PublicNotice>> NoticesOf(IReadOnlyList<(Application Application, CaseEffect Effect)> touched)
    {
        var ids = touched.Select(t => t.Application.Id).ToList();
        var notices = await db.Set<PublicNotice>().Where(n => n.ClosedAt == null && n.Items.Any(i => ids.Contains(i.ApplicationId))).ToListAsync();
        return notices.SelectMany(n => n.Items.Select(i => i.ApplicationId).Distinct().Select(id => (Case: id, Notice: n))).ToLookup(p => p.Case, p => p.Notice);
    }

    private async Task Tell(Round round, RoundAmendment amendment, PolicyPack after, IReadOnlyList<(Application Application, CaseEffect Effect)> touched, DateTime now)
    {
        Outbox.Send(
            db, Recipient.Person(amendment.ProposedBy), $"{(amendment.Agreed == true ? "已修订" : "没有同意修订")}：{round.Title}", $"{amendment.SettledByName}{(amendment.Agreed == true ? "同意修订，批次已改用新文本" : "没有同意修订，批次仍用原文本")}。",
            Address(round.Id), now);
        foreach (var (application, effect) in touched)
        {
            var changes = effect.Case.Changes;
            var what = changes.Count == 0 ? "按新文本，各项条件的结论不变。" : $"按新文本，结论有变化的条件：{string.Join(' ', changes)}";
            Outbox.Send(
                db, Recipient.Office(application.OperatorId, Roles.OfUnits), $"{application.CarrierName}：申报改按修订后的政策办理",
                $"{round.Title}改用《{after.Title}》的新文本（{amendment.DocumentNumber}），您的申报适用新文本，已办的环节不变。理由：{amendment.Reason}。{what}", $"/cases/{application.Id}", now);
        }

        if (amendment.Agreed == true)
        {
            foreach (var office in await RoundOffices.OfOpenCases(db, round))
            {
                Outbox.Send(
                    db, Recipient.Office(office, Roles.OfAuthorities), $"{round.Title}：改用政策新文本", $"在办申报从现在起按《{after.Title}》的新文本办理（{amendment.DocumentNumber}）。理由：{amendment.Reason}", "/desk", now);
            }
        }
    }

    private async Task<PolicyPack> PackOf(string hash) => await shelf.Get(hash) ?? throw new InvalidOperationException($"The pack {hash} of a round is not on the shelf.");
}
