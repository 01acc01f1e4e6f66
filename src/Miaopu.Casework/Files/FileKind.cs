namespace Miaopu.Casework.Files;

/// <summary>A kind of file that people may hand in, told by its first bytes, never by its name alone.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="MediaType">What it is served as.</param>
/// <param name="Endings">Endings of names it goes by, without the dot; the first is the usual one.</param>
public sealed record FileKind(string Title, string MediaType, IReadOnlyList<string> Endings)
{
    public static readonly FileKind Pdf = new("PDF", "application/pdf", ["pdf"]);
    public static readonly FileKind Jpeg = new("JPEG 图片", "image/jpeg", ["jpg", "jpeg"]);
    public static readonly FileKind Png = new("PNG 图片", "image/png", ["png"]);
    public static readonly FileKind Gif = new("GIF 图片", "image/gif", ["gif"]);
    public static readonly FileKind Docx = new("Word 文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]);
    public static readonly FileKind Xlsx = new("Excel 表格", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"]);
    public static readonly FileKind Pptx = new("PowerPoint 演示", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ["pptx"]);
    public static readonly FileKind Doc = new("Word 97 文档", "application/msword", ["doc"]);
    public static readonly FileKind Xls = new("Excel 97 表格", "application/vnd.ms-excel", ["xls"]);
    public static readonly FileKind Ppt = new("PowerPoint 97 演示", "application/vnd.ms-powerpoint", ["ppt"]);

    public static IReadOnlyList<FileKind> All { get; } = [Pdf, Jpeg, Png, Gif, Docx, Xlsx, Pptx, Doc, Xls, Ppt];

    /// <summary>How many first bytes <see cref="Detect"/> wants to see.</summary>
    public const int HeadLength = 16;

    /// <summary>Whether a browser may show it in place; everything else is only downloaded.</summary>
    public bool ShowsInPlace => this == Pdf || this == Jpeg || this == Png || this == Gif;

    /// <summary>The kind that goes by an ending, or null.</summary>
    public static FileKind? OfEnding(string ending) => All.FirstOrDefault(k => k.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether it goes by the ending of this file name.</summary>
    public bool Fits(string name) => Endings.Contains(EndingOf(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands behind the last dot; empty where there is none.</summary>
    public static string EndingOf(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name[(dot + 1)..] : "";

    /// <summary>What a content can be; several for the old Office container, which holds any of three; none where it is nothing that is accepted anywhere.</summary>
    /// <param name="head">The first <see cref="HeadLength"/> bytes, fewer if there are fewer.</param>
    /// <param name="entries">Names of the entries where the content is a zip archive that reads; else null.</param>
    public static IReadOnlyList<FileKind> Detect(ReadOnlySpan<byte> head, IReadOnlySet<string>? entries)
    {
        if (head.StartsWith("%PDF-"u8))
        {
            return [Pdf];
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return [Jpeg];
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return [Png];
        }

        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
        {
            return [Gif];
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return [Doc, Xls, Ppt];
        }

        return entries is null || !entries.Contains("[Content_Types].xml") ? []
            : entries.Contains("word/document.xml") ? [Docx]
            : entries.Contains("xl/workbook.xml") ? [Xlsx]
            : entries.Contains("ppt/presentation.xml") ? [Pptx]
            : [];
    }

    /// <summary>Whether the content begins like a zip archive, so that its entries are worth reading.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8);
}
