using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Applications;

/// <summary>From the preparer's desk to the receipt, by the services that pages use.</summary>
public sealed class HandingIn
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_application_is_received_with_a_receipt_and_frozen_content(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());

        var application = await given.Application(id);
        application.ReceiptNumber.ShouldStartWith("20210406-");
        application.OpenRuns.Single().Act.ShouldBe(StageAct.Check);
        application.OpenRuns.Single().OrganisationId.ShouldBe(given.City.Id);
        var submission = application.LatestSubmission.ShouldNotBeNull();
        var content = SubmittedContent.Read(submission.Content);
        content.PackHash.ShouldBe(application.PackHash);
        content.Files.Count.ShouldBe(ApplicationForm.Uploads((await Pack(given, id))).Count(m => m.Required));
        content.ToCanonical().ShouldBe(submission.Content);

        var told = await host.InDatabase(db => db.Set<Casework.Messages.Message>().AsNoTracking().OrderBy(m => m.CreatedAt).Select(m => m.OrganisationId).ToListAsync());
        told.ShouldBe([given.Unit.Id, given.City.Id], "first the unit's approver, then the office that received it");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Approving_twice_at_once_receives_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.ASubmittedApplication(await given.AnOpenRound());
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => given.As(given.Approver, s => s.GetRequiredService<HandInApplication>().Approve(id))));
        both.ShouldAllBe(o => o != null && !o.Refused);
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Stream == Streams.Case(id) && e.Kind == "Received"))).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_receipts_of_one_microsecond_are_told_apart(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var first = await given.ASubmittedApplication(round);
        var second = await given.ASubmittedApplication(round, await given.ACarrier("青禾二号空间", given.Unit));
        var at = host.Clock.Now;
        foreach (var id in (Guid[])[first, second])
        {
            (await given.As(given.Approver, s => s.GetRequiredService<HandInApplication>().Approve(id, at)))!.Refused.ShouldBeFalse();
        }

        (await given.Application(first)).ReceiptNumber.ShouldBe(HandIn.ReceiptNumberOf(at));
        (await given.Application(second)).ReceiptNumber.ShouldBe(HandIn.ReceiptNumberOf(at.AddMicroseconds(1)));
    }

    private static Task<PolicyPack> Pack(Given given, Guid id) =>
        given.As(given.Preparer, async s => (await s.GetRequiredService<OpenCase>().Find(id))!.Pack);
}
