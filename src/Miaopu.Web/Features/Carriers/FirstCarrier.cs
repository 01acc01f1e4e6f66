using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Carriers;

/// <summary>Whoever fills in for a unit without a carrier begins with one.</summary>
public sealed class FirstCarrier(MiaopuDb db) : INextStep
{
    public async Task<NextStep?> For(Actor actor, CancellationToken cancel) =>
        !actor.Is(Role.Preparer) || await db.Carriers.AnyAsync(c => c.OperatorId == actor.OrganisationId, cancel) ? null
        : new NextStep("先登记本单位运营的载体，再录入它的台账，然后就可以申报。", "新增载体", "/carriers/new");
}
