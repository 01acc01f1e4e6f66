using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Messages;

/// <summary>
/// Carries saved messages to the door. One that fails is tried again and holds up no other; each is marked as soon as it is through, so that only a crash between the
/// two can send one twice, and none is lost.
/// </summary>
public sealed class DeliverMessages(IServiceScopeFactory scopes, IMessageDoor door, BusinessClock clock, ILogger<DeliverMessages> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const int AtOnce = 50;

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
                while (await DeliverSome(stoppingToken) == AtOnce)
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Messages could not be delivered; they are tried again.");
            }
        }
    }

    private async Task<int> DeliverSome(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var waiting = await db.Set<Message>().Where(m => m.SentAt == null).OrderBy(m => m.CreatedAt).Take(AtOnce).ToListAsync(cancel);
        var sent = 0;
        foreach (var message in waiting)
        {
            try
            {
                await door.Send(new OutgoingMessage(message.Id, message.CreatedAt, await To(db, message, cancel), message.Title, message.Text, message.Link), cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Message {Id} could not be delivered; it is tried again.", message.Id);
                continue;
            }

            message.Sent(clock.Now);
            await db.SaveChangesAsync(cancel);
            sent++;
        }

        return sent;
    }

    private static async Task<string> To(MiaopuDb db, Message message, CancellationToken cancel)
    {
        if (message.PersonId is { } id)
        {
            var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
            return person is null ? "" : Contacts.Of(person);
        }

        var office = await db.Organisations.AsNoTracking().Where(o => o.Id == message.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(cancel);
        return $"{office}（{RoleNames.Of(message.Role)}）";
    }
}

/// <summary>How somebody is reached.</summary>
public static class Contacts
{
    public static string Of(Person person) => string.Join('；', new[] { person.Name, person.Mobile, person.Email }.Where(t => !string.IsNullOrEmpty(t)));
}
