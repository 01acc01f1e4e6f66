using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Policies;
using Miaopu.Web.Documents;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Policies;

public sealed class ImportingSources
{
    private const string Text = "甲号通知\n一、要求\n１．场地不小于一百平方米。\n２．队伍不少于两人。\n二、其他";

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_brings_in_an_official_text_and_everybody_reads_it_beside_the_clauses(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var officer = await town.Visit("officer", "/policies/" + town.PackHash);
        await Upload(officer, "甲号.txt", Encoding.UTF8.GetBytes(Text));
        officer.Text.ShouldContain("2 条中有 2 条按编号找到");

        using var stranger = new Visitor(host);
        await stranger.Get("/policies/" + town.PackHash);
        stranger.Page.QuerySelectorAll(".mp-official").Select(d => d.QuerySelector("p")!.TextContent).ShouldBe(["1．场地不小于一百平方米。", "2．队伍不少于两人。"]);
        stranger.Page.QuerySelectorAll("a[href*='/sources/']").ShouldBeEmpty();

        // again: the other text takes its place
        await officer.Get("/policies/" + town.PackHash);
        await Upload(officer, "甲号.html", Encoding.UTF8.GetBytes("<html><body><script>alert(1)</script><p>一、要求</p><div>1. 场地&lt;b&gt;大</div></body></html>"));
        await stranger.Get("/policies/" + town.PackHash);
        stranger.Page.QuerySelectorAll(".mp-official p").Select(p => p.TextContent).ShouldBe(["1. 场地<b>大", "一、要求"]);
        stranger.Page.QuerySelectorAll(".mp-official b, .mp-official script").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("notes.pdf", "txt、html 或 docx")]
    [InlineData("broken.docx", "打不开")]
    [InlineData("empty.txt", "没有文字")]
    public async Task A_file_that_gives_no_text_is_refused_and_nothing_is_kept(string name, string sentence)
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Town.On(host);
        using var officer = await town.Visit("officer", "/policies/" + town.PackHash);

        await Upload(officer, name, name == "empty.txt" ? " \n"u8.ToArray() : "%PDF-1.4"u8.ToArray());

        officer.Page.QuerySelector(".mp-summary, .mp-error")!.TextContent.ShouldContain(sentence);
        (await host.InDatabase(db => db.Set<SourceText>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Others_cannot_bring_texts_in()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Town.On(host);
        foreach (var who in new[] { "keeper", "reviewer", "admin" })
        {
            using var visitor = await town.Visit(who, $"/policies/{town.PackHash}/sources/甲号");
            visitor.Status.ShouldBe(HttpStatusCode.Forbidden, who);
        }

        using var officer = await town.Visit("officer", $"/policies/{town.PackHash}/sources/乙号");
        officer.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_text_in_the_national_encoding_and_a_word_file_are_read()
    {
        TextOfFile.Read(Encoding.UTF8.GetBytes("x"), "x.txt");
        TextOfFile.Read(Encoding.GetEncoding("GB18030").GetBytes(Text), "a.txt").Value.ShouldBe(Text);
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.AddMainDocumentPart().Document = new Document(new Body(Text.Split('\n').Select(l => new Paragraph(new Run(new Text(l))))));
        }

        TextOfFile.Read(stream.ToArray(), "a.docx").Value.ShouldBe(Text);
    }

    private static async Task Upload(Visitor officer, string name, byte[] bytes)
    {
        await officer.Get(officer.Page.QuerySelector("a[href*='/sources/']")!.GetAttribute("href")!);
        var form = officer.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector("input[type=file]") is not null);
        var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
        {
            content.Add(new StringContent(field.Value), field.Name!);
        }

        content.Add(new ByteArrayContent(bytes), "Form.File", name);
        await officer.Send(new HttpRequestMessage(HttpMethod.Post, officer.Path) { Content = content });
    }
}
