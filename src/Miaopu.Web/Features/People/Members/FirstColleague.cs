using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.People.Members;

/// <summary>A unit's first user invites whoever fills in.</summary>
public sealed class FirstColleague(MiaopuDb db) : INextStep
{
    public async Task<NextStep?> For(Actor actor, CancellationToken cancel) =>
        !actor.Is(Role.UnitApprover) || await db.Memberships.AnyAsync(m => m.OrganisationId == actor.OrganisationId && m.Until == null && (m.Roles & Role.Preparer) != Role.None, cancel) ? null
        : new NextStep("申请书由二级用户填写，交您审核。本单位还没有二级用户，请先邀请同事。", "邀请同事", "/members");
}
