using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;
using Miaopu.Store.Reference;

namespace Miaopu.Web.Host;

/// <summary>
/// A reference text as it is used: the shipped one until an administrator replaces it. Read once, and again when it was replaced: at once on the host that took the
/// replacement, within seconds on every other (<see cref="Features.Reference.FollowReferences"/>).
/// </summary>
/// <param name="name">Of the text, and of its file among the shipped ones.</param>
public sealed class ReferenceInUse<T>(IServiceScopeFactory scopes, string name, Func<string, T> read)
    where T : class
{
    private volatile T? current;

    public T Current => current ??= Read();

    /// <summary>After a replacement.</summary>
    public void Forget() => current = null;

    private T Read()
    {
        using var scope = scopes.CreateScope();
        return read(scope.ServiceProvider.GetRequiredService<MiaopuDb>().Set<ReferenceText>().AsNoTracking().Single(t => t.Name == name).Text);
    }
}
