using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Messages;

public sealed class Delivering
{
    /// <summary>A production host sends nothing by itself as long as no mail server is set: these tests hold the door.</summary>
    private static Task<RunningHost> Host(Database kind = Database.Sqlite) => RunningHost.Start(kind, with: s => s with { Environment = Environments.Production });

    public static TheoryData<Database> Both => Databases.All;

    private static readonly DateTime Start = new(2021, 4, 6, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_message_that_cannot_be_delivered_holds_up_no_other_and_is_tried_again_after_growing_pauses()
    {
        await using var host = await Host();
        var (first, broken, last) = (Ids.New(), Ids.New(), Ids.New());
        await Saved(host, [.. new[] { first, broken, last }.Select((id, i) => Message.WithSecret(id, null, "a@example.cn", "通知", "内容", Sealed(host), Start.AddDays(9), Start.AddSeconds(i)))]);
        var door = new Door(broken);
        var clock = new BusinessClock(TimeProvider.System, steppable: true);
        clock.StandAt(Start.AddMinutes(1));
        var delivery = Delivery(host, door, clock);
        await delivery.DeliverDue(default);
        door.Through.ShouldBe([first, last]);
        (await delivery.DeliverDue(default)).ShouldBe(0);

        clock.StandAt(Start.AddMinutes(3));
        (await delivery.DeliverDue(default)).ShouldBe(1);
        clock.StandAt(Start.AddMinutes(4).AddSeconds(30));
        (await delivery.DeliverDue(default)).ShouldBe(0, "the second pause is twice the first");
        clock.StandAt(Start.AddMinutes(6));
        (await delivery.DeliverDue(default)).ShouldBe(1);
        var waiting = (await All(host)).Single(m => m.SentAt is null);
        (waiting.Id, waiting.Failures, waiting.Trouble).ShouldBe((broken, 3, "The gateway does not take this one."));
        door.Through.ShouldBe([first, last]);
    }

    [Fact]
    public async Task A_door_that_opens_does_not_send_the_past_and_keeps_no_secret_of_it()
    {
        await using var host = await Host();
        var (old, young) = (Ids.New(), Ids.New());
        await Saved(host,
            Message.WithSecret(old, null, "a@example.cn", "邀请", "内容", Sealed(host), Start.AddDays(7), Start),
            Message.WithSecret(young, null, "a@example.cn", "邀请", "内容", Sealed(host), Start.AddDays(9), Start.AddDays(2)));
        var clock = new BusinessClock(TimeProvider.System, steppable: true);
        clock.StandAt(Start + Message.Life);
        var door = new Door(Guid.Empty);
        await Delivery(host, door, clock).DeliverDue(default);
        door.Through.ShouldBe([young]);
        door.Links.ShouldBe(["https://example.cn/invitation/secret"]);
        var all = await All(host);
        all.ShouldAllBe(m => m.SealedLink == null);
        all.Single(m => m.Id == old).GivenUpAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_left_no_address_reads_it_in_the_page_and_the_door_does_not_try_for_ever()
    {
        await using var host = await Host();
        var id = Ids.New();
        await Saved(host, Message.Make(id, Recipient.Person(Ids.New()), "通知", "内容", null, host.Clock.Now));
        await Delivery(host, new SmtpDoor(new MailSettings("127.0.0.1", 1, new System.Net.Mail.MailAddress("a@example.cn"), null, null, false), null), host.Clock).DeliverDue(default);
        (await All(host)).Single().Trouble!.ShouldContain("没有登记可用的联系方式");
    }

    [Fact]
    public async Task A_mail_server_gets_the_text_and_the_whole_address_of_the_page()
    {
        await using var host = await Host();
        await using var server = new MailServer();
        var mail = new MailSettings("127.0.0.1", server.Port, new System.Net.Mail.MailAddress("miaopu@example.cn", "苗圃"), null, null, Tls: false);
        (await new SmtpDoor(mail, new Uri("https://miaopu.example.cn/")).Send(
            new OutgoingMessage(Ids.New(), Start, "某人", ["13800001111", "someone@example.cn"], "已受理", "您的申请已受理。", "/cases/1"), default)).ShouldBeTrue();
        var received = await server.Received;
        received.ShouldContain("RCPT TO:<someone@example.cn>");
        received.ShouldNotContain("13800001111");
        var body = received.Split("\r\n\r\n", 2)[1].Split("\r\n.\r\n")[0];
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\r\n", "", StringComparison.Ordinal))).ShouldContain("https://miaopu.example.cn/cases/1");
    }

    [Fact]
    public async Task A_mail_server_that_says_nothing_is_given_up_for_now()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        var door = new SmtpDoor(new MailSettings("127.0.0.1", port, new System.Net.Mail.MailAddress("a@example.cn"), null, null, Tls: false), null, TimeSpan.FromMilliseconds(200));
        var failure = await Should.ThrowAsync<TimeoutException>(() => door.Send(new OutgoingMessage(Ids.New(), Start, "某人", ["b@example.cn"], "通知", "内容", null), default));
        failure.Message.ShouldContain("没有应答");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_several_hosts_one_sends_a_message(Database kind)
    {
        await using var host = await Host(kind);
        var id = Ids.New();
        await Saved(host, Message.WithSecret(id, null, "a@example.cn", "通知", "内容", Sealed(host), host.Clock.Now.AddDays(1), host.Clock.Now));
        var (slow, other) = (new SlowDoor(), new Door(Guid.Empty));
        var first = Delivery(host, slow, host.Clock).DeliverDue(default);
        await slow.Entered.Task;
        await Delivery(host, other, host.Clock).DeliverDue(default);
        other.Through.ShouldBeEmpty();
        slow.GoOn.SetResult();
        await first;
        (await All(host)).Single().ShouldSatisfyAllConditions(m => m.SentAt.ShouldNotBeNull(), m => m.NextTryAt.ShouldBeNull(), m => m.SealedLink.ShouldBeNull());
    }

    private static DeliverMessages Delivery(RunningHost host, IMessageDoor door, BusinessClock clock) =>
        new(host.Services.GetRequiredService<IServiceScopeFactory>(), door, clock, host.Services.GetRequiredService<IDataProtectionProvider>(), NullLogger<DeliverMessages>.Instance);

    private static string Sealed(RunningHost host) =>
        host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("miaopu.outbox").Protect("https://example.cn/invitation/secret");

    private static Task<int> Saved(RunningHost host, params Message[] messages) => host.InDatabase(db =>
    {
        db.AddRange(messages);
        return db.SaveChangesAsync();
    });

    private static Task<List<Message>> All(RunningHost host) => host.InDatabase(db => db.Set<Message>().AsNoTracking().ToListAsync());

    private sealed class SlowDoor : IMessageDoor
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource GoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Open => true;

        public bool Reaches(string? address) => true;

        public async Task<bool> Send(OutgoingMessage message, CancellationToken cancel)
        {
            Entered.SetResult();
            await GoOn.Task;
            return true;
        }
    }

    private sealed class Door(Guid broken) : IMessageDoor
    {
        public List<Guid> Through { get; } = [];

        public List<string?> Links { get; } = [];

        public bool Open => true;

        public bool Reaches(string? address) => true;

        public Task<bool> Send(OutgoingMessage message, CancellationToken cancel)
        {
            if (message.Id == broken)
            {
                throw new IOException("The gateway does not take this one.");
            }

            Through.Add(message.Id);
            Links.Add(message.Link);
            return Task.FromResult(true);
        }
    }
}
