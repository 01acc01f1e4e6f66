using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Miaopu.Web.Documents;

/// <summary>
/// Writes a letter as docx in the letter form of GB/T 9704-2012. Fonts are named, not embedded: an office has 小标宋 and 仿宋, and where one is missing the measures still hold.
/// </summary>
public static class LetterWriter
{
    private const string TitleFont = "方正小标宋简体";
    private const string BodyFont = "仿宋";
    private const string NumberFont = "宋体";
    private const string Red = "FF0000";

    /// <summary>The mark is set so large that it fills the line, but not above one 小初 (36 pt) nor below 小一 (24 pt); in half-points.</summary>
    private const int LargestMark = 72;
    private const int SmallestMark = 48;

    public static byte[] Write(OfficialLetter letter)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            AddStyles(main);
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());
            var first = Part<HeaderPart>(main, p => p.Header = new Header(Mark(letter.Issuer)));
            var firstFoot = Part<FooterPart>(main, p => p.Footer = new Footer(LowerLine()));
            var odd = Part<FooterPart>(main, p => p.Footer = new Footer(PageNumber(JustificationValues.Right)));
            var even = Part<FooterPart>(main, p => p.Footer = new Footer(PageNumber(JustificationValues.Left)));
            var body = new Body(Text(letter));
            body.Append(Section(first, firstFoot, odd, even));
            main.Document = new Document(body);
            package.PackageProperties.Title = letter.Title;
            package.PackageProperties.Creator = letter.Issuer;
        }

        return stream.ToArray();
    }

    private static IEnumerable<Paragraph> Text(OfficialLetter letter)
    {
        yield return Line(letter.Number, new Justification { Val = JustificationValues.Right });
        yield return Empty();
        yield return Empty();
        yield return Title(letter.Title);
        yield return Empty();
        yield return Line(letter.Addressee + "：");
        foreach (var paragraph in letter.Paragraphs)
        {
            yield return Line(paragraph, Indent(first: 2));
        }

        if (letter.Attachments.Count > 0)
        {
            yield return Empty();
            for (var i = 0; i < letter.Attachments.Count; i++)
            {
                var number = letter.Attachments.Count == 1 ? "" : $"{i + 1}. ";
                yield return i == 0 ? Line("附件：" + number + letter.Attachments[i], Indent(left: 2)) : Line(number + letter.Attachments[i], Indent(left: 5));
            }
        }

        yield return Empty();
        yield return Empty();
        yield return Line(letter.Issuer, Indent(right: SignatureIndent(letter), keep: true), new Justification { Val = JustificationValues.Right });
        yield return Line(DateText(letter.SignedOn), Indent(right: 4), new Justification { Val = JustificationValues.Right });
    }

    /// <summary>The date stands four characters from the right; the name is centred above it, for the seal (7.3.5.1).</summary>
    internal static decimal SignatureIndent(OfficialLetter letter) =>
        Math.Max(0, 4 + ((WidthOf(DateText(letter.SignedOn)) - WidthOf(letter.Issuer)) / 2));

    internal static string DateText(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>In characters of the text; Latin letters and digits are half as wide.</summary>
    private static decimal WidthOf(string text) => text.Sum(c => c < 128 ? 0.5m : 1m);

    private static Paragraph Title(string title) => new(
        new ParagraphProperties(new SpacingBetweenLines { Line = "700", LineRule = LineSpacingRuleValues.Exact }, new Justification { Val = JustificationValues.Center }),
        Run(title, TitleFont, OfficialPage.TitleSize));

    private static Paragraph Line(string text, params OpenXmlElement[] properties) =>
        new(new ParagraphProperties(properties.OrderBy(p => p is Justification)), new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static Paragraph Empty() => new();

    private static Indentation Indent(decimal first = 0, decimal left = 0, decimal right = 0, bool keep = false)
    {
        var indent = new Indentation();
        if (first > 0)
        {
            (indent.FirstLineChars, indent.FirstLine) = ((int)(first * 100), Units(first));
        }

        if (left > 0)
        {
            (indent.LeftChars, indent.Left) = ((int)(left * 100), Units(left));
        }

        if (right > 0 || keep)
        {
            (indent.RightChars, indent.Right) = ((int)(right * 100), Units(right));
        }

        return indent;
    }

    private static string Units(decimal characters) => ((int)(characters * OfficialPage.Character)).ToString(CultureInfo.InvariantCulture);

    private static Run Run(string text, string font, int size, string? colour = null)
    {
        var properties = new RunProperties(Fonts(font));
        if (colour is not null)
        {
            properties.Append(new Color { Val = colour });
        }

        properties.Append(new FontSize { Val = size.ToString(CultureInfo.InvariantCulture) });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static RunFonts Fonts(string font) => new() { Ascii = font, HighAnsi = font, EastAsia = font, ComplexScript = font };

    /// <summary>发文机关标志 in red over a red double line, thick above thin.</summary>
    private static Paragraph Mark(string issuer)
    {
        var size = Math.Clamp((int)((OfficialPage.Width - OfficialPage.Left - OfficialPage.Right) / 10 / Math.Max(1, WidthOf(issuer))), SmallestMark, LargestMark);
        return new Paragraph(
            new ParagraphProperties(
                new ParagraphBorders(new BottomBorder { Val = BorderValues.ThickThinSmallGap, Size = 24, Space = 11, Color = Red }),
                new SpacingBetweenLines { Line = (size * 12).ToString(CultureInfo.InvariantCulture), LineRule = LineSpacingRuleValues.AtLeast, After = "240" },
                Overhang(),
                new Justification { Val = JustificationValues.Center }),
            Run(issuer, TitleFont, size, Red));
    }

    /// <summary>The red double line at the foot of the first page, thin above thick; this page bears no number.</summary>
    private static Paragraph LowerLine() => new(new ParagraphProperties(
        new ParagraphBorders(new BottomBorder { Val = BorderValues.ThinThickSmallGap, Size = 24, Space = 1, Color = Red }),
        new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Exact },
        Overhang()));

    private static Indentation Overhang()
    {
        var beyond = (-OfficialPage.LineOverhang).ToString(CultureInfo.InvariantCulture);
        return new Indentation { Left = beyond, Right = beyond };
    }

    /// <summary>A number between two dashes, outside: one character from the right on odd pages, from the left on even ones.</summary>
    private static Paragraph PageNumber(JustificationValues side)
    {
        var indent = side == JustificationValues.Right ? new Indentation { RightChars = 100, Right = Units(1) } : new Indentation { LeftChars = 100, Left = Units(1) };
        var field = new SimpleField(Run("1", NumberFont, OfficialPage.NumberSize)) { Instruction = " PAGE " };
        return new Paragraph(
            new ParagraphProperties(indent, new Justification { Val = side }),
            Run("— ", NumberFont, OfficialPage.NumberSize),
            field,
            Run(" —", NumberFont, OfficialPage.NumberSize));
    }

    private static SectionProperties Section(string first, string firstFoot, string odd, string even) => new(
        new HeaderReference { Type = HeaderFooterValues.First, Id = first },
        new FooterReference { Type = HeaderFooterValues.First, Id = firstFoot },
        new FooterReference { Type = HeaderFooterValues.Default, Id = odd },
        new FooterReference { Type = HeaderFooterValues.Even, Id = even },
        new PageSize { Width = OfficialPage.Width, Height = OfficialPage.Height },
        new PageMargin
        {
            Top = (int)OfficialPage.Top,
            Bottom = (int)OfficialPage.Bottom,
            Left = OfficialPage.Left,
            Right = OfficialPage.Right,
            Header = OfficialPage.MarkDistance,
            Footer = OfficialPage.NumberDistance,
            Gutter = 0,
        },
        new TitlePage(),
        new DocGrid { Type = DocGridValues.LinesAndChars, LinePitch = OfficialPage.Line, CharacterSpace = OfficialPage.CharacterSpace });

    private static void AddStyles(MainDocumentPart main) => main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(BodyFont), new FontSize { Val = "32" }, new Languages { Val = "zh-CN", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { Before = "0", After = "0", Line = OfficialPage.Line.ToString(CultureInfo.InvariantCulture), LineRule = LineSpacingRuleValues.Exact },
                new Justification { Val = JustificationValues.Both }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });

    private static string Part<T>(MainDocumentPart main, Action<T> fill)
        where T : OpenXmlPart, IFixedContentTypePart
    {
        var part = main.AddNewPart<T>();
        fill(part);
        return main.GetIdOfPart(part);
    }
}
