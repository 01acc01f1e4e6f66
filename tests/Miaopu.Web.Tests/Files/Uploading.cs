using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Web.Tests.Applications;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Files;

/// <summary>The file door: what comes in, what is refused and why, who may read.</summary>
public sealed class Uploading
{
    public static TheoryData<Database> Both => Databases.All;

    private const string Slot = "material:场地证明";

    [Theory, MemberData(nameof(Both))]
    public async Task A_file_is_kept_once_under_its_hash_and_read_back_byte_for_byte(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (given, preparer, form) = await Form(host);
        using (preparer)
        {
            (await preparer.UploadByScript(form, "租赁 合同.pdf", Given.Pdf("a"))).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await preparer.UploadByScript(form, "副本.pdf", Given.Pdf("a"))).StatusCode.ShouldBe(HttpStatusCode.OK);
            var files = await host.InDatabase(db => db.Attachments.AsNoTracking().OrderBy(a => a.UploadedAt).ToListAsync());
            files.Select(f => f.Name).ShouldBe(["租赁 合同.pdf", "副本.pdf"]);
            files.Select(f => f.Hash).Distinct().Count().ShouldBe(1);

            using var answer = await preparer.Raw(new HttpRequestMessage(HttpMethod.Get, $"/files/{files[0].Id}"));
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Given.Pdf("a"));
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("租赁 合同.pdf");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            given.Unit.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("合同.pdf", "MZ this is a program", "内容不是 PDF")]
    [InlineData("照片.png", "%PDF-1.4 really a pdf", "扩展名是 PNG，内容却是 PDF")]
    [InlineData("合同.exe", "MZ", "只收 PDF、JPG、PNG")]
    [InlineData("合同", "%PDF-1.4", "没有扩展名")]
    [InlineData("空.pdf", "", "空文件")]
    public async Task A_file_that_lies_about_its_kind_is_refused_in_words(string name, string content, string sentence)
    {
        await using var host = await RunningHost.Start();
        var (_, preparer, form) = await Form(host);
        using (preparer)
        {
            using var answer = await preparer.UploadByScript(form, name, Encoding.UTF8.GetBytes(content));
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            Message(await answer.Content.ReadAsStringAsync()).ShouldContain(sentence);
            await preparer.Upload(form, (name, Encoding.UTF8.GetBytes(content)));
            preparer.Text.ShouldContain(sentence);
            (await host.InDatabase(db => db.Attachments.CountAsync())).ShouldBe(0);
        }
    }

    [Fact]
    public async Task An_office_file_is_told_by_what_is_in_it()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.ABegunApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        var form = FillingIn.UploadForm(preparer, "material:备案报告");
        (await preparer.UploadByScript(form, "报告.docx", Zip("[Content_Types].xml", "word/document.xml"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = await preparer.UploadByScript(form, "报告.docx", Zip("[Content_Types].xml", "xl/workbook.xml"));
        Message(await answer.Content.ReadAsStringAsync()).ShouldContain("内容却是 Excel 表格");
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_leaves_nothing()
    {
        await using var host = await RunningHost.Start(with: s => s with { LargestFile = 64 * 1024 });
        var (_, preparer, form) = await Form(host);
        using (preparer)
        {
            using var answer = await preparer.UploadByScript(form, "大.pdf", [.. Given.Pdf(), .. new byte[64 * 1024]]);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            Message(await answer.Content.ReadAsStringAsync()).ShouldContain("超过 64 KB");
            (await preparer.UploadByScript(form, "小.pdf", Given.Pdf())).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task When_the_session_has_ended_the_script_is_told_so_and_not_that_all_is_well()
    {
        await using var host = await RunningHost.Start();
        var (_, preparer, form) = await Form(host);
        using (preparer)
        {
            using var nobody = new Visitor(host);
            using var answer = await nobody.UploadByScript(form, "合同.pdf", Given.Pdf());
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_taken()
    {
        await using var host = await RunningHost.Start();
        var (_, preparer, form) = await Form(host);
        using (preparer)
        {
            var parts = new MultipartFormDataContent { { new ByteArrayContent(Given.Pdf()), "file", "a.pdf" } };
            using var answer = await preparer.Raw(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = parts });
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await host.InDatabase(db => db.Attachments.CountAsync())).ShouldBe(0);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Files_of_a_draft_are_for_the_unit_and_those_handed_in_also_for_the_office(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        var file = await host.InDatabase(db => db.Attachments.Where(a => a.SubjectId == id).Select(a => a.Id).FirstAsync());
        var draft = await given.ABegunApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{draft}");
        await preparer.UploadByScript(FillingIn.UploadForm(preparer, Slot), "草稿.pdf", Given.Pdf("draft"));
        var unseen = await host.InDatabase(db => db.Attachments.Where(a => a.SubjectId == draft).Select(a => a.Id).SingleAsync());

        using var reviewer = await given.SignedIn(given.Reviewer);
        (await Status(reviewer, $"/files/{file}")).ShouldBe(HttpStatusCode.OK);
        (await Status(reviewer, $"/files/{file}/view")).ShouldBe(HttpStatusCode.OK);
        (await Status(reviewer, $"/files/{unseen}")).ShouldBe(HttpStatusCode.NotFound);
        var other = await given.AUnit("丙公司", given.City, "91350211M000100Y44");
        using var stranger = await given.SignedIn(await given.APerson("stranger", "郑某", other, Role.Preparer));
        (await Status(stranger, $"/files/{file}")).ShouldBe(HttpStatusCode.NotFound);
        (await Status(preparer, $"/files/{unseen}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_removed_file_leaves_the_list_but_stays_with_what_was_handed_in()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.AReturnedApplication(await given.AnOpenRound(), new Casework.Cases.ReturnItem(Slot, "场地证明", "请换"));
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        var file = await host.InDatabase(db => db.Attachments.SingleAsync(a => a.SubjectId == id && a.Slot == Slot));
        var remove = preparer.Page.Forms.OfType<IHtmlFormElement>().Single(f => (f.GetAttribute("action") ?? "").StartsWith($"/files/{file.Id}/remove", StringComparison.Ordinal));
        await preparer.Submit(remove, null);
        preparer.Text.ShouldContain("已移除");
        (await host.InDatabase(db => db.Attachments.AsNoTracking().SingleAsync(a => a.Id == file.Id))).RemovedAt.ShouldNotBeNull();
        using var reviewer = await given.SignedIn(given.Reviewer);
        (await Status(reviewer, $"/files/{file.Id}")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<(Given Given, Visitor Preparer, IHtmlFormElement Form)> Form(RunningHost host)
    {
        var given = await Given.AProvince(host);
        var id = await given.ABegunApplication(await given.AnOpenRound());
        var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        return (given, preparer, FillingIn.UploadForm(preparer, Slot));
    }

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path)
    {
        using var answer = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, path));
        return answer.StatusCode;
    }

    private static string Message(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("message").GetString()!;

    private static byte[] Zip(params string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var entry in entries)
            {
                using var content = zip.CreateEntry(entry).Open();
                content.Write("<x/>"u8);
            }
        }

        return bytes.ToArray();
    }
}
