using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;

namespace Miaopu.Browser.Tests.Running;

/// <summary>A small file that is what its name says: programs made for such files can open it.</summary>
public sealed record RealFile(string Name, string Kind, byte[] Content)
{
    private static readonly PageScreenshotOptions Small = new() { Clip = new() { X = 0, Y = 0, Width = 320, Height = 180 } };

    public static async Task<RealFile> Pdf(Chromium chromium, string name, string text)
    {
        var page = await Paper(chromium, text);
        var file = new RealFile(name, "application/pdf", await page.PdfAsync());
        await page.Context.CloseAsync();
        return file;
    }

    public static async Task<RealFile> Png(Chromium chromium, string name, string text)
    {
        var page = await Paper(chromium, text);
        var file = new RealFile(name, "image/png", await page.ScreenshotAsync(Small));
        await page.Context.CloseAsync();
        return file;
    }

    public static RealFile Docx(string name, params string[] paragraphs)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(paragraphs.Select(p => new Paragraph(new Run(new Text(p))))));
        }

        return new RealFile(name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", stream.ToArray());
    }

    private static async Task<IPage> Paper(Chromium chromium, string text)
    {
        var page = await (await chromium.Browser.NewContextAsync()).NewPageAsync();
        await page.SetContentAsync($"<!doctype html><html lang='zh-CN'><h1>{text}</h1><p>本文件为演示而制作，内容是虚构的。</p></html>");
        return page;
    }
}
