using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Miaopu.Casework;

namespace Miaopu.Web.Documents;

/// <summary>The words of a txt, html or docx file, a paragraph a line.</summary>
public static class TextOfFile
{
    /// <summary>Most bytes that are read.</summary>
    public const long MostBytes = 5 * 1024 * 1024;

    /// <summary>What can be read, as a file dialog wants it.</summary>
    public const string Accept = ".txt,.html,.htm,.docx";

    private static readonly HashSet<string> Blocks = new(["P", "DIV", "LI", "TR", "H1", "H2", "H3", "H4", "H5", "H6", "SECTION", "ARTICLE", "TABLE", "UL", "OL", "BODY"], StringComparer.Ordinal);

    static TextOfFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name; the ending says how to read it.</param>
    public static Outcome<string> Read(byte[] bytes, string name)
    {
        if (bytes.LongLength > MostBytes)
        {
            return new Refusal($"文件超过 {Look.Wording.Size(MostBytes)}，请只选这份文件的正文。", "File");
        }

        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".txt" => Plain(bytes),
            ".html" or ".htm" => Html(bytes),
            ".docx" => Docx(bytes),
            _ => new Refusal("原文可以是 txt、html 或 docx 文件。", "File"),
        };
    }

    // Offices save texts in UTF-8 or in the national encoding; what is not valid UTF-8 is the other.
    private static string Plain(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }

    private static string Html(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var page = new HtmlParser().ParseDocument(stream);
        foreach (var unseen in page.QuerySelectorAll("script, style, noscript, template, nav, header, footer").ToList())
        {
            unseen.Remove();
        }

        var text = new StringBuilder();
        Words(page.Body, text);
        return text.ToString();
    }

    private static void Words(INode? node, StringBuilder text)
    {
        foreach (var child in node?.ChildNodes ?? Enumerable.Empty<INode>())
        {
            switch (child)
            {
                case IText words:
                    text.Append(words.Data.ReplaceLineEndings(" "));
                    break;
                case IElement { NodeName: "BR" }:
                    text.Append('\n');
                    break;
                default:
                    var block = Blocks.Contains(child.NodeName);
                    text.Append(block ? "\n" : "");
                    Words(child, text);
                    text.Append(block ? "\n" : "");
                    break;
            }
        }
    }

    private static Outcome<string> Docx(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            using var file = WordprocessingDocument.Open(stream, isEditable: false);
            var paragraphs = file.MainDocumentPart?.Document.Body?.Descendants<Paragraph>().Select(p => p.InnerText) ?? [];
            return string.Join('\n', paragraphs);
        }
        catch (Exception fault) when (fault is FileFormatException or InvalidDataException or OpenXmlPackageException or System.Xml.XmlException or IOException)
        {
            return new Refusal("这个 docx 文件打不开，可能已损坏或不是 Word 文件。请用文字处理软件另存一份再试。", "File");
        }
    }
}
