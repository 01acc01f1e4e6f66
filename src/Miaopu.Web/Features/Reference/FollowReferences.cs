using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;
using Miaopu.Store.Reference;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Reference;

/// <summary>Notices that another copy of the host took a new table, so that this one reads it too.</summary>
public sealed class FollowReferences(IServiceScopeFactory scopes, DivisionBook divisions, Calendars calendars, ILogger<FollowReferences> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        int? seen = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            seen = await Look(seen, stoppingToken);
        }
    }

    /// <summary>Looks once. A database that does not answer, however its driver says so, is asked again later: it must not take the host down.</summary>
    /// <param name="seen">What the last look saw; null before the first.</param>
    public async Task<int?> Look(int? seen, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();

            // versions only rise, so their sum tells a change of any
            var versions = await scope.ServiceProvider.GetRequiredService<MiaopuDb>().Set<ReferenceText>().SumAsync(t => t.Version, cancel);
            if (versions != seen)
            {
                divisions.InUse.Forget();
                calendars.InUse.Forget();
            }

            return versions;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "Whether a reference table was replaced could not be read; asked again in {Every}.", Every);
            return seen;
        }
    }
}
