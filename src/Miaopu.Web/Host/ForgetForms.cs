using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;

namespace Miaopu.Web.Host;

/// <summary>Forms that were acted on are remembered for two days, longer than a session lasts.</summary>
public sealed class ForgetForms(IServiceScopeFactory scopes, BusinessClock clock, ILogger<ForgetForms> log) : BackgroundService
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var before = clock.Now - Kept;
                await scope.ServiceProvider.GetRequiredService<MiaopuDb>().FormPosts.Where(p => p.At < before).ExecuteDeleteAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Old forms could not be forgotten; they are in an hour.");
            }
        }
    }
}
