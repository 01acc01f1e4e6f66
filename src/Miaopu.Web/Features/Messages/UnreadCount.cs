using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Store.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Messages;

/// <summary>The number beside the bell.</summary>
public sealed class UnreadCount(MiaopuDb db) : IShellCount
{
    public string Href => Shell.Bell;

    public Task<int> Count(Actor actor, CancellationToken cancel) => db.UnreadFor(actor).CountAsync(cancel);
}
