using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Miaopu.Casework.Messages;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Messages;

public sealed class Delivering
{
    [Fact]
    public async Task A_message_that_cannot_be_delivered_holds_up_no_other_and_makes_none_go_twice()
    {
        await using var host = await RunningHost.Start(with: s => s with { Environment = Environments.Production });
        var (first, broken, last) = (Ids.New(), Ids.New(), Ids.New());
        var now = host.Clock.Now;
        await host.InDatabase(async db =>
        {
            foreach (var (id, at) in new[] { (first, now), (broken, now.AddSeconds(1)), (last, now.AddSeconds(2)) })
            {
                db.Add(Message.Make(id, Recipient.Person(Ids.New()), "通知", "内容", null, at));
            }

            return await db.SaveChangesAsync();
        });

        var door = new DoorThatRefuses(broken);
        using var delivery = new DeliverMessages(host.Services.GetRequiredService<IServiceScopeFactory>(), door, host.Clock, NullLogger<DeliverMessages>.Instance);
        await delivery.StartAsync(TestContext.Current.CancellationToken);
        await door.TriedAgain.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await delivery.StopAsync(TestContext.Current.CancellationToken);

        door.Through.ShouldBe([first, last]);
        (await host.InDatabase(db => db.Set<Message>().Where(m => m.SentAt == null).Select(m => m.Id).ToListAsync())).ShouldBe([broken]);
    }

    private sealed class DoorThatRefuses(Guid broken) : IMessageDoor
    {
        private readonly TaskCompletionSource triedAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int tries;

        public ConcurrentQueue<Guid> Through { get; } = new();

        public Task TriedAgain => triedAgain.Task;

        public bool Open => true;

        public Task Send(OutgoingMessage message, CancellationToken cancel)
        {
            if (message.Id != broken)
            {
                Through.Enqueue(message.Id);
                return Task.CompletedTask;
            }

            // the third try begins only after all that follows the second was done
            if (++tries == 3)
            {
                triedAgain.SetResult();
            }

            throw new IOException("The gateway does not take this one.");
        }
    }
}
