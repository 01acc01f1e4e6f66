using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.People.Entry;

/// <summary>
/// Takes the names of people who forgot their password and sends each a link, apart from the request: so neither the page's answer nor how long it takes
/// tells whether the name exists. The link goes straight through the door and is never stored.
/// </summary>
public sealed class ForgottenPasswords(IServiceScopeFactory scopes, IMessageDoor door, BusinessClock clock, ILogger<ForgottenPasswords> log) : BackgroundService
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
        if (!door.Open || person is not { Disabled: false } || (person.Mobile is null && person.Email is null)
            || await db.Set<PasswordReset>().CountAsync(r => r.PersonId == person.Id && r.UsedAt == null && r.ExpiresAt > now, cancel) >= MostOpen)
        {
            return;
        }

        var (token, hash) = SecretLinks.Make();
        var (reset, happening) = PasswordReset.AskedFor(Ids.New(), hash, person, now);
        db.Add(reset);
        await db.Commit(Actor.System, now, [happening], cancel);
        var text = $"有人为您的账号申请重设密码，请在 {PasswordReset.LifeWhenAskedFor.TotalMinutes:0} 分钟内打开链接设置新密码。如果不是您本人，不必理会，原密码仍然有效。";
        await door.Send(new OutgoingMessage(reset.Id, now, Contacts.Of(person), "重设密码", text, $"{baseAddress}reset/{token}"), cancel);
    }
}
