using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Notices;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Rounds;

/// <summary>What an officer fills in to amend a round.</summary>
public sealed record AmendRoundForm(string? Reason, string? DocumentNumber);

/// <summary>An open case that is not decided, walked by the new text, with what of its verdict changes.</summary>
/// <param name="Notices">The open notices in which it stands, drafts among them.</param>
public sealed record CaseUnderAmendment(CaseWalk Walk, AmendedCase Effect, IReadOnlyCollection<PublicNotice> Notices);

/// <summary>
/// 修订批次: the only way in which another text takes the place of the pinned one. One officer of the round's authority proposes it, another agrees; then the round and every
/// open case go on under the new text, and the journal lists the cases. What is decided stands.
/// </summary>
public static class AmendRound
{
    public const int LongestReason = 500;

    public static bool May(Actor actor, Round round) => actor.Is(Role.ProgramOfficer) && actor.OrganisationId == round.AuthorityId;

    /// <summary>Who proposed it signed for it; somebody else settles it.</summary>
    public static bool MaySettle(Actor actor, RoundAmendment amendment) =>
        actor.Is(Role.ProgramOfficer) && actor.OrganisationId == amendment.OrganisationId && amendment.Agreed is null && amendment.ProposedBy != actor.PersonId;

    /// <param name="published">Whether the new text is published and not repealed.</param>
    /// <param name="waiting">Whether another amendment of the round waits already.</param>
    /// <param name="cases">The open cases of the scheme that are not decided.</param>
    public static Outcome<(RoundAmendment Amendment, List<Happening> Happened)> Propose(
        Actor actor, Round round, PolicyPack before, PolicyPack after, bool published, bool waiting, IReadOnlyList<Application> cases, AmendRoundForm form, Guid id, DateTime now)
    {
        if (!May(actor, round) || !round.IsOpen)
        {
            return new Refusal("只有开启批次的主管部门可以修订批次；批次结束后不能再改。");
        }

        if (waiting)
        {
            return new Refusal("本批次已有一项修订在等另一位业务人员审核，办结后才能再提。");
        }

        var today = LegalTime.DayOf(now);
        var refusals = new List<Refusal>(InForce(after, published, today));
        refusals.AddRange(AmendmentFit.Of(round, before, after, cases));
        if (string.IsNullOrWhiteSpace(form.Reason))
        {
            refusals.Add(new Refusal("请写明修订的理由。", "reason"));
        }
        else if (form.Reason.Trim().Length > LongestReason)
        {
            refusals.Add(new Refusal($"理由最多 {LongestReason} 个字，现有 {form.Reason.Trim().Length} 个字。", "reason"));
        }

        if (!DocumentNumber.TryParse(form.DocumentNumber, today, out var number, out var why))
        {
            refusals.Add(new Refusal(why, "documentNumber"));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var amendment = RoundAmendment.Propose(id, round, after.Id, after.Hash, form.Reason!.Trim(), number.Value, actor, now);
        return (amendment, [new Happening(Streams.Round(round.Id), "RoundAmendmentProposed", new { Amendment = id, amendment.PackId, From = before.Hash, To = after.Hash, amendment.DocumentNumber })]);
    }

    /// <summary>Agrees, and puts it into effect at once; or declines.</summary>
    /// <param name="before">The text that the round has now.</param>
    /// <param name="cases">The open cases of the scheme that are not decided; none is needed to decline.</param>
    public static Outcome<List<Happening>> Settle(
        Actor actor, Round round, RoundAmendment amendment, PolicyPack before, PolicyPack after, bool published, IReadOnlyList<CaseUnderAmendment> cases, bool agreed, DateTime now)
    {
        if (amendment.Agreed is not null)
        {
            return new Refusal("这项修订已经办结，您的操作没有生效。");
        }

        if (!MaySettle(actor, amendment))
        {
            return new Refusal("提出和审核由两个人办理：修订由您提出，请本单位另一位业务人员审核。");
        }

        if (!agreed)
        {
            amendment.Settle(false, [], actor, now);
            return new List<Happening> { new(Streams.Round(round.Id), "RoundAmendmentDeclined", new { Amendment = amendment.Id }) };
        }

        if (!round.IsOpen)
        {
            return new Refusal("批次已经结束，不能再修订。请不同意这项修订。");
        }

        if (round.Scheme(amendment.PackId)?.PackHash != amendment.FromHash)
        {
            return new Refusal("提出之后批次已改用别的文本，这项修订不再适用。请不同意，需要时重新提出。");
        }

        var refusals = new List<Refusal>(InForce(after, published, LegalTime.DayOf(now)));
        refusals.AddRange(AmendmentFit.Of(round, before, after, [.. cases.Select(c => c.Walk.Application)]));
        if (refusals.Count > 0)
        {
            return refusals;
        }

        round.Amend(after);
        amendment.Settle(true, cases.Select(c => c.Effect), actor, now);
        var happened = new List<Happening>
        {
            new(Streams.Round(round.Id), "RoundAmended", new
            {
                Amendment = amendment.Id, amendment.PackId, From = before.Hash, To = after.Hash, amendment.DocumentNumber, amendment.Reason,
                Cases = cases.Select(c => new { Case = c.Effect.ApplicationId, c.Effect.HandedIn, c.Effect.Criteria }),
            }),
        };
        foreach (var (walk, effect, notices) in cases)
        {
            happened.AddRange(FollowPack.Decide(walk, before, amendment, notices, effect.Criteria));
        }

        return happened;
    }

    private static IEnumerable<Refusal> InForce(PolicyPack after, bool published, DateOnly today)
    {
        if (!published)
        {
            yield return new Refusal("新文本没有发布，或已经废止，批次不能改用它。", "to");
        }
        else if (!after.IsInForce(today))
        {
            yield return new Refusal("新文本今天不在有效期内，批次不能改用它。", "to");
        }
    }
}
