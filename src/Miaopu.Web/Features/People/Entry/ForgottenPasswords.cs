using System.Threading.Channels;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.People.Entry;

/// <summary>
/// Takes the names of people who forgot their password and sends each a link, apart from the request: so neither the page's answer nor how long it takes
/// tells whether the name exists. The link goes out with the other messages, sealed until it is through.
/// </summary>
public sealed class ForgottenPasswords(
    IServiceScopeFactory scopes, IMessageDoor door, BusinessClock clock, HostSettings settings, IDataProtectionProvider protection, ILogger<ForgottenPasswords> log) : BackgroundService
{
    /// <summary>At most so many open links of one person; more are not made until the first expire. Ours.</summary>
    private const int MostOpen = 3;

    private readonly Channel<(string Name, string Base)> asked =
        Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <param name="baseAddress">Address of the host as the person sees it, for the link.</param>
    public void Ask(string signInName, string baseAddress) => asked.Writer.TryWrite((SignInName.Normal(signInName), baseAddress));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (name, baseAddress) in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await Send(name, baseAddress, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "A link for a forgotten password could not be sent.");
            }
        }
    }

    private async Task Send(string name, string baseAddress, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var now = clock.Now;
        var person = await db.People.SingleOrDefaultAsync(p => p.SignInName == name, cancel);
        if (person is not { Disabled: false } || (!door.Reaches(person.Mobile) && !door.Reaches(person.Email))
            || await db.Set<PasswordReset>().CountAsync(r => r.PersonId == person.Id && r.UsedAt == null && r.ExpiresAt > now, cancel) >= MostOpen)
        {
            return;
        }

        var (token, hash) = SecretLinks.Make();
        var (reset, happening) = PasswordReset.AskedFor(Ids.New(), hash, person, now);
        db.Add(reset);
        var text = $"有人为您的账号申请重设密码，请在 {PasswordReset.LifeWhenAskedFor.TotalMinutes:0} 分钟内打开链接设置新密码。如果不是您本人，不必理会，原密码仍然有效。";
        Outbox.SendSecret(db, protection, Recipient.Person(person.Id), null, "重设密码", text, $"{settings.LinkBase(baseAddress)}reset/{token}", reset.ExpiresAt, now);
        await db.Commit(Actor.System, now, [happening], cancel);
    }
}
