using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.People;

/// <summary>What the inviter fills in.</summary>
/// <param name="For">For whom, so that the list of open invitations can be read.</param>
/// <param name="Contact">Mobile number or e-mail address; empty where the link is handed over in person.</param>
public sealed record InviteForm(string? For, string? Contact, Role Roles);

/// <summary>Inviting somebody to act for an organisation, and taking an invitation back.</summary>
public static class Invite
{
    /// <param name="tokenHash">See <see cref="SecretToken"/>; the token itself is only ever in the link.</param>
    public static Outcome<(Invitation Invitation, Happening Happening)> Decide(Guid id, string tokenHash, Actor actor, Organisation organisation, InviteForm form, DateTime now)
    {
        var refusals = new List<Refusal>();
        var forWhom = (form.For ?? "").Trim();
        if (forWhom.Length is 0 or > 60)
        {
            refusals.Add(new Refusal(forWhom.Length == 0 ? "请填写受邀人的姓名或称呼。" : "受邀人的姓名或称呼最多 60 个字，请缩短。", "For"));
        }

        if (form.Roles == Role.None)
        {
            refusals.Add(new Refusal("请选择受邀人的角色。", "Role"));
        }
        else if ((form.Roles & ~MemberRights.MayGive(actor, organisation)) != Role.None)
        {
            refusals.Add(new Refusal("您不能在这个单位授予所选角色，请选择列出的角色。", "Role"));
        }

        string? contact = null;
        if (!string.IsNullOrWhiteSpace(form.Contact))
        {
            contact = ContactOf(form.Contact, out var why);
            if (why is not null)
            {
                refusals.Add(new Refusal(why, "Contact"));
            }
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var invitation = Invitation.Make(id, tokenHash, organisation.Id, form.Roles, forWhom, contact, actor.PersonId, now);
        return (invitation, new Happening(Streams.Organisation(organisation.Id), "PersonInvited", new { Invitation = id, form.Roles, invitation.ExpiresAt }));
    }

    public static Outcome<Happening> Withdraw(Actor actor, Organisation organisation, Invitation invitation, DateTime now)
    {
        if (invitation.OrganisationId != organisation.Id || !MemberRights.MayManage(actor, organisation))
        {
            return new Refusal("没有这个邀请，或不属于您管理的单位。");
        }

        if (invitation.WhyNot(now) is not null)
        {
            return new Refusal("这个邀请已被接受、撤回或过期，不必再撤回。");
        }

        invitation.Withdraw(now);
        return new Happening(Streams.Organisation(organisation.Id), "InvitationWithdrawn", new { Invitation = invitation.Id });
    }

    private static string? ContactOf(string typed, out string? why)
    {
        if (typed.Contains('@', StringComparison.Ordinal) || typed.Contains('＠', StringComparison.Ordinal))
        {
            return EmailAddress.TryParse(typed, out var email, out why) ? email.Value : null;
        }

        return MobileNumber.TryParse(typed, out var mobile, out why) ? mobile.Value : null;
    }
}
