using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Store.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Messages;

/// <summary>
/// Carries saved messages to the door. One that fails is tried again after a growing pause and holds up no other. Each is claimed before and marked as soon as it is
/// through: of several copies of the host one sends it, and only a crash between the two can send one twice. One that has waited too long is given up: a door that opens does not send the past.
/// </summary>
public sealed class DeliverMessages(
    IServiceScopeFactory scopes, IMessageDoor door, BusinessClock clock, IDataProtectionProvider protection, ILogger<DeliverMessages> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const int AtOnce = 50;

    /// <summary>After so long a claim is void: whoever made it is gone. Longer than a door takes over one message.</summary>
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(5);

    private const string TooOld = "等待过久，不再外发，只在页面中显示。", NoAddress = "收件人没有登记可用的联系方式，只在页面中显示。";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!door.Open)
        {
            return;
        }

        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await DeliverDue(stoppingToken) == AtOnce)
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Messages could not be delivered; they are tried again.");
            }
        }
    }

    /// <summary>Tries what is due, and gives up what has waited too long.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> DeliverDue(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var now = clock.Now;
        await db.Set<Message>().Waiting().Where(m => m.GoodUntil <= now).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.GivenUpAt, now).SetProperty(m => m.Trouble, m => m.Trouble ?? TooOld).SetProperty(m => m.SealedLink, (string?)null).SetProperty(m => m.NextTryAt, (DateTime?)null), cancel);
        var due = await Due(db, now).OrderBy(m => m.CreatedAt).Select(m => m.Id).Take(AtOnce).ToListAsync(cancel);
        foreach (var id in due)
        {
            var until = clock.Now + ClaimLasts;
            if (await Due(db, now).Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, until), cancel) == 0)
            {
                // another copy of the host has it
                continue;
            }

            var message = await db.Set<Message>().SingleAsync(m => m.Id == id, cancel);
            try
            {
                var (to, addresses) = await To(db, message, cancel);
                var link = Outbox.Open(protection, message) ?? message.Link;
                if (await door.Send(new OutgoingMessage(message.Id, message.CreatedAt, to, addresses, message.Title, message.Text, link), cancel))
                {
                    message.Sent(clock.Now);
                }
                else
                {
                    message.GiveUp(NoAddress, clock.Now);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Message {Id} could not be delivered; it is tried again later.", message.Id);
                message.Failed(e.GetBaseException().Message, clock.Now);
            }

            await db.SaveChangesAsync(cancel);
        }

        return due.Count;
    }

    private static IQueryable<Message> Due(MiaopuDb db, DateTime now) => db.Set<Message>().Waiting().Where(m => m.NextTryAt == null || m.NextTryAt <= now);

    private static async Task<(string To, IReadOnlyList<string> Addresses)> To(MiaopuDb db, Message message, CancellationToken cancel)
    {
        if (message.Contact is { } contact)
        {
            return (contact, [contact]);
        }

        if (message.PersonId is { } id)
        {
            var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && !p.Disabled, cancel);
            return person is null ? ("", []) : (Contacts.Of(person), Contacts.AddressesOf(person));
        }

        var office = await db.Organisations.AsNoTracking().Where(o => o.Id == message.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(cancel);
        var people = await (
            from m in db.Memberships
            join p in db.People on m.PersonId equals p.Id
            where m.OrganisationId == message.OrganisationId && m.Until == null && (m.Roles & message.Role) != Role.None && !p.Disabled
            select p).AsNoTracking().ToListAsync(cancel);
        return ($"{office}（{RoleNames.Of(message.Role)}）", [.. people.SelectMany(Contacts.AddressesOf)]);
    }
}

/// <summary>How somebody is reached.</summary>
public static class Contacts
{
    public static IReadOnlyList<string> AddressesOf(Person person) => [.. new[] { person.Mobile, person.Email }.OfType<string>()];

    public static string Of(Person person) => string.Join('；', new[] { person.Name, person.Mobile, person.Email }.Where(t => !string.IsNullOrEmpty(t)));
}
