using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Files;
using Miaopu.Casework.Notices;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Review;

/// <summary>Evidence that a stranger sends with an objection.</summary>
public sealed class Objecting
{
    private static readonly (string, string)[] Words = [("Input.Text", "入驻的企业有三家并不存在，可到现场核实。"), ("Input.Name", "王举报"), ("Input.Contact", "13800001111")];

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Evidence_comes_with_the_objection_and_only_who_handles_it_reads_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (given, reviewer, notice) = await Publicised(host);
        using var _ = reviewer;
        using var stranger = new Visitor(host);
        var form = await Form(stranger, notice);
        var photo = new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1 };
        await stranger.SubmitFiles(form, [("Input.Place", "1"), .. Words], "Input.Files", ("迁出.pdf", Given.Pdf("one")), ("门口.png", photo));
        stranger.Path.ShouldContain("/objection/", customMessage: stranger.Text);
        stranger.Text.ShouldContain("已收到 2 个文件");
        var answered = stranger.Path;
        await stranger.SubmitFiles(form, [("Input.Place", "1"), .. Words], "Input.Files", ("迁出.pdf", Given.Pdf("one")), ("门口.png", photo));
        stranger.Path.ShouldBe(answered, "the same once more is the first");
        (await host.InDatabase(db => db.Set<Objection>().CountAsync())).ShouldBe(1);

        var files = await host.InDatabase(db => db.Attachments.AsNoTracking().ToListAsync());
        files.Where(f => f.Subject == RaiseObjection.Subject).Select(f => f.Name).ShouldBe(["迁出.pdf", "门口.png"], ignoreOrder: true);
        var file = files.Single(f => f.Name == "迁出.pdf");
        await reviewer.Get($"/publicise/{notice}");
        reviewer.Page.QuerySelectorAll("a").OfType<IHtmlAnchorElement>().ShouldContain(a => a.PathName == Attachments.Href(file.Id) && a.TextContent == "迁出.pdf");
        (await Status(reviewer, file)).ShouldBe(HttpStatusCode.OK);
        (await Status(stranger, file)).ShouldNotBe(HttpStatusCode.OK);
        foreach (var other in (Someone[])[given.Preparer, given.Approver, given.Officer])
        {
            using var visitor = await given.SignedIn(other);
            (await Status(visitor, file)).ShouldBe(HttpStatusCode.NotFound, other.Actor.Name);
        }

        (await host.InDatabase(db => db.Journal.Select(e => e.Details).ToListAsync())).ShouldAllBe(d => !d.Contains("迁出"), "the operator reads the history");
    }

    [Fact]
    public async Task A_file_that_lies_or_one_too_many_keeps_the_words_and_stores_nothing()
    {
        await using var host = await RunningHost.Start();
        var (_, reviewer, notice) = await Publicised(host);
        reviewer.Dispose();
        using var stranger = new Visitor(host);
        await stranger.SubmitFiles(await Form(stranger, notice), [("Input.Place", "1"), .. Words], "Input.Files", ("好.pdf", Given.Pdf()), ("坏.png", Given.Pdf()));
        stranger.Text.ShouldContain("扩展名是 PNG，内容却是 PDF");
        stranger.Text.ShouldContain("入驻的企业有三家并不存在");
        await stranger.SubmitFiles(FormOf(stranger), [("Input.Place", "1"), .. Words], "Input.Files", [.. Enumerable.Range(0, 6).Select(i => ($"{i}.pdf", Given.Pdf()))]);
        stranger.Text.ShouldContain("最多 5 个文件，现在选了 6 个");
        (await host.InDatabase(db => db.Set<Objection>().CountAsync())).ShouldBe(0);
        (await host.InDatabase(db => db.Attachments.CountAsync(a => a.Subject == RaiseObjection.Subject))).ShouldBe(0);
    }

    [Fact]
    public async Task Without_evidence_it_is_taken_as_well()
    {
        await using var host = await RunningHost.Start();
        var (_, reviewer, notice) = await Publicised(host);
        reviewer.Dispose();
        using var stranger = new Visitor(host);
        await stranger.SubmitFiles(await Form(stranger, notice), [("Input.Place", "1"), .. Words], "Input.Files");
        stranger.Path.ShouldContain("/objection/", customMessage: stranger.Text);
        stranger.Text.ShouldNotContain("证明材料");
    }

    [Fact]
    public async Task Another_file_of_the_same_name_and_length_is_another_form()
    {
        await using var host = await RunningHost.Start();
        var (_, reviewer, notice) = await Publicised(host);
        reviewer.Dispose();
        using var stranger = new Visitor(host);
        var form = await Form(stranger, notice);
        await stranger.SubmitFiles(form, [("Input.Place", "1"), .. Words], "Input.Files", ("迁出.pdf", Given.Pdf("one")));
        await stranger.SubmitFiles(form, [("Input.Place", "1"), .. Words], "Input.Files", ("迁出.pdf", Given.Pdf("two")));
        (await host.InDatabase(db => db.Set<Objection>().CountAsync())).ShouldBe(2);
    }

    private static async Task<(Given Given, Visitor Reviewer, Guid Notice)> Publicised(RunningHost host)
    {
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var reviewer = await given.SignedIn(given.Reviewer);
        await given.AVisitedApplication(reviewer, round);
        return (given, reviewer, await reviewer.Publicise());
    }

    private static async Task<IHtmlFormElement> Form(Visitor visitor, Guid notice)
    {
        await visitor.Get($"/notices/{notice}");
        return FormOf(visitor);
    }

    private static IHtmlFormElement FormOf(Visitor visitor) =>
        visitor.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector("input[name=_handler][value='objection']") is not null);

    private static async Task<HttpStatusCode> Status(Visitor visitor, Attachment file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Attachments.Href(file.Id));
        using var answer = await visitor.Raw(request);
        return answer.RequestMessage!.RequestUri!.AbsolutePath == Attachments.Href(file.Id) ? answer.StatusCode : HttpStatusCode.Redirect;
    }
}
