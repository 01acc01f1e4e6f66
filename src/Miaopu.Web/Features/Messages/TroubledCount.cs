using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Store.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Messages;

/// <summary>How many messages the door has refused and still tries, beside the menu entry of those who look after it.</summary>
public sealed class TroubledCount(MiaopuDb db) : IShellCount
{
    public string Href => MessagesFeature.DeliveriesHref;

    public Task<int> Count(Actor actor, CancellationToken cancel) =>
        actor.Is(Role.SystemAdmin) ? db.Set<Message>().Waiting().CountAsync(m => m.Failures > 0, cancel) : Task.FromResult(0);
}
