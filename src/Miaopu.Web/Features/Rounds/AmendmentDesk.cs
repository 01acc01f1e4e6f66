using Microsoft.EntityFrameworkCore;
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
        var (cases, decided) = await Touched(round.Id, after, tracked: false);
        var refusals = AmendmentFit.Of(round, before, after, cases);
        var touched = await effects.Of(round, before, after, cases, clock.Now);
        var late = AmendmentFit.NewlyLate(round, before, after, cases, calendars.Current, LegalTime.DayOf(clock.Now));
        return new AmendmentLook(before, after, PackDifference.Between(before, after), refusals, [.. touched.Select(t => t.Case)], decided, late);
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

        var (cases, _) = await Touched(roundId, after, tracked: false);
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

    /// <summary>Null where the round does not exist for the actor.</summary>
    public async Task<Outcome<string>?> Settle(Guid roundId, Guid amendmentId, bool agreed)
    {
        for (var left = MostTries; left > 0; left--)
        {
            db.ChangeTracker.Clear();

            // From here to its end nobody begins an application in the round: who tries waits, and then begins under the new text.
            await using var transaction = await db.Database.BeginTransactionAsync();
            var stream = Streams.Round(roundId);
            await db.JournalHeads.Where(h => h.Stream == stream).ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, h => h.Hash));
            await db.JournalHeads.FindAsync(stream);
            if (await Find(roundId) is not { } round || await db.Set<RoundAmendment>().SingleOrDefaultAsync(a => a.Id == amendmentId && a.RoundId == roundId) is not { } amendment)
            {
                return null;
            }

            var now = clock.Now;
            var (before, after) = (await PackOf(round.Scheme(amendment.PackId)!.PackHash), await PackOf(amendment.ToHash));
            var touched = agreed ? await Effects(round, before, after, now) : [];
            var notices = await NoticesOf(touched);
            var cases = touched.Select(t => new CaseUnderAmendment(Walk(t, after, round, now), t.Case, [.. notices.Where(n => n.Items.Any(i => i.ApplicationId == t.Application.Id))])).ToList();
            var outcome = AmendRound.Settle(current.Actor, round, amendment, before, after, await IsPublished(after.Hash), cases, agreed, now);
            if (outcome.Refused)
            {
                return outcome.Refusals.ToList();
            }

            var happened = outcome.Value;
            foreach (var effect in touched.Where(t => t.Case.HandedIn))
            {
                var (verdict, kept) = CaseVerdict.Keep(Ids.New(), effect.Application.Id, VerdictOccasion.Amended, after, effect.Situation, now);
                db.Add(verdict);
                happened.Add(kept);
            }

            await Tell(round, amendment, after, touched, now);
            if (await db.TryCommit(current.Actor, now, [.. happened]))
            {
                await transaction.CommitAsync();
                return agreed ? $"批次已改用新文本，{touched.Count} 件在办申报适用新文本，已告知申报单位。" : "没有同意修订，批次仍用原文本。";
            }
        }

        return Meanwhile;
    }

    internal static string Address(Guid roundId) => $"/rounds/{roundId}/amend";

    private static readonly Refusal Meanwhile = new("这个批次或其中的申报刚由他人办过，您的操作没有生效。请看过现在的状态再办。");

    private Task<Round?> Find(Guid id) => db.Rounds.SingleOrDefaultAsync(r => r.Id == id && r.AuthorityId == current.Actor.OrganisationId);

    private Task<bool> IsPublished(string hash) => db.PolicyEditions.AnyAsync(p => p.Hash == hash && p.State == PolicyState.InForce);

    private CaseWalk Walk(CaseEffect effect, PolicyPack after, Round round, DateTime now) =>
        new(effect.Application, new Procedure(after, round, calendars.Current), current.Actor, now, Ids.New);

    private async Task<IReadOnlyList<CaseEffect>> Effects(Round round, PolicyPack before, PolicyPack after, DateTime now) =>
        await effects.Of(round, before, after, (await Touched(round.Id, after, tracked: true)).Cases, now);

    /// <summary>The open cases of the policy that are not decided; the journals of those that are to be changed before the cases themselves, so that who moves one meanwhile makes the commit fail.</summary>
    private async Task<(IReadOnlyList<Application> Cases, int Decided)> Touched(Guid roundId, PolicyPack after, bool tracked)
    {
        var ids = await db.Applications.Where(a => a.RoundId == roundId && a.PackId == after.Id && a.ClosedAt == null && a.PackHash != after.Hash).Select(a => a.Id).ToListAsync();
        if (tracked)
        {
            var streams = ids.Select(Streams.Case).ToList();
            await db.JournalHeads.Where(h => streams.Contains(h.Stream)).LoadAsync();
        }

        var query = tracked ? db.Applications : db.Applications.AsNoTracking();
        var found = await query.Include(a => a.Runs).Include(a => a.Returns).AsSplitQuery().Where(a => ids.Contains(a.Id) && a.ClosedAt == null).ToListAsync();
        var packs = new Dictionary<string, PolicyPack>(StringComparer.Ordinal);
        foreach (var hash in found.Select(a => a.PackHash).Distinct())
        {
            packs[hash] = await PackOf(hash);
        }

        var open = found.Where(a => !a.IsDecidedUnder(packs[a.PackHash])).ToList();
        return (open, found.Count - open.Count);
    }

    private async Task<IReadOnlyList<PublicNotice>> NoticesOf(IReadOnlyList<CaseEffect> touched)
    {
        var ids = touched.Select(t => t.Application.Id).ToList();
        return await db.Set<PublicNotice>().Where(n => n.ClosedAt == null && n.Items.Any(i => ids.Contains(i.ApplicationId))).ToListAsync();
    }

    private async Task Tell(Round round, RoundAmendment amendment, PolicyPack after, IReadOnlyList<CaseEffect> touched, DateTime now)
    {
        Outbox.Send(
            db, Recipient.Person(amendment.ProposedBy), $"{(amendment.Agreed == true ? "已修订" : "没有同意修订")}：{round.Title}", $"{amendment.SettledByName}{(amendment.Agreed == true ? "同意修订，批次已改用新文本" : "没有同意修订，批次仍用原文本")}。",
            Address(round.Id), now);
        foreach (var (application, effect, _) in touched)
        {
            var what = effect.Changes.Count == 0 ? "按新文本，各项条件的结论不变。" : $"按新文本，结论有变化的条件：{string.Join(' ', effect.Changes)}";
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
