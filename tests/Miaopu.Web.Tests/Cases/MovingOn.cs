using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Cases;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Cases;

/// <summary>Two people at one case: what one of them loaded is no longer what there is.</summary>
public sealed class MovingOn
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_decision_on_a_case_that_has_moved_on_since_it_was_loaded_is_not_saved(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        await given.As(given.Reviewer, async slow =>
        {
            var cases = slow.GetRequiredService<OpenCase>();
            var opened = (await cases.Find(id))!;
            await given.As(given.Reviewer, quick => Return(quick, id));
            var happened = Returned(cases, opened);
            await Should.ThrowAsync<DbUpdateException>(() => slow.GetRequiredService<MiaopuDb>().Commit(given.Reviewer.Actor, host.Clock.Now, happened));
            return true;
        });

        var application = await given.Application(id);
        application.Returns.Count.ShouldBe(1);
        application.OpenRuns.Single().Act.ShouldBe(StageAct.Prepare);
    }

    [Fact]
    public async Task A_file_that_was_still_coming_in_when_the_case_was_handed_in_is_not_put_to_it()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.AFilledApplication(await given.AnOpenRound());
        await given.As(given.Preparer, async slow =>
        {
            var files = slow.GetRequiredService<Attachments>();
            var slot = (await files.Of(ApplicationFiles.Subject, id))[0].Slot;
            var place = (await slow.GetServices<IAttachmentSubject>().Single(s => s.Kind == ApplicationFiles.Subject).Slot(id, slot, default))!.Value;
            await given.As(given.Preparer, quick => quick.GetRequiredService<HandInApplication>().Submit(id, truthful: true));
            using var content = new MemoryStream(Given.Pdf("late"));
            (await files.Put(ApplicationFiles.Subject, id, slot, place, "late.pdf", content)).Refused.ShouldBeTrue();
            return true;
        });
        (await host.InDatabase(db => db.Attachments.AnyAsync(a => a.Name == "late.pdf"))).ShouldBeFalse();
    }

    private static async Task<bool> Return(IServiceProvider services, Guid id)
    {
        var cases = services.GetRequiredService<OpenCase>();
        var opened = (await cases.Find(id))!;
        await services.GetRequiredService<MiaopuDb>().Commit(services.GetRequiredService<CurrentActor>().Actor, cases.Walk(opened).Now, Returned(cases, opened));
        return true;
    }

    private static List<Casework.Journal.Happening> Returned(OpenCase cases, OpenedCase opened) =>
        cases.Walk(opened).Finish(opened.Application.OpenRun(StageAct.Check)!, StageResults.Return, "请补正", [new ReturnItem("field:发展方向", "发展方向", "请补充")]).Value;
}
