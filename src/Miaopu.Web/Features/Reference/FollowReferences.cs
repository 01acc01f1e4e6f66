using System.Data.Common;
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
            try
            {
                await using var scope = scopes.CreateAsyncScope();

                // versions only rise, so their sum tells a change of any
                var versions = await scope.ServiceProvider.GetRequiredService<MiaopuDb>().Set<ReferenceText>().SumAsync(t => t.Version, stoppingToken);
                if (versions != seen)
                {
                    divisions.InUse.Forget();
                    calendars.InUse.Forget();
                    seen = versions;
                }
            }
            catch (DbException e)
            {
                log.LogWarning(e, "Whether a reference table was replaced could not be read; asked again in {Every}.", Every);
            }
        }
    }
}
