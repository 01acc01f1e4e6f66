using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Miaopu.Web.Documents;

namespace Miaopu.Web.Tests.Documents;

/// <summary>What GB/T 9704-2012 measures, read back from the file in twips.</summary>
public sealed class Letters
{
    private static readonly OfficialLetter Sample = new()
    {
        Issuer = "甲市科学技术局",
        Number = "甲科函〔2021〕12号",
        Title = "关于推荐某某空间的函",
        Addressee = "乙省科学技术厅",
        Paragraphs = ["第一段。", "第二段。"],
        Attachments = ["推荐汇总表"],
        SignedOn = new DateOnly(2021, 5, 20),
    };

    [Fact]
    public void The_page_is_A4_with_the_standard_margins_and_a_text_area_of_156_by_225_millimetres()
    {
        var section = Open(d => d.Descendants<SectionProperties>().Single());
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
        (size.Width!.Value, size.Height!.Value).ShouldBe((11906u, 16838u));
        (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value).ShouldBe((2098, 1984, 1587u, 1474u));
        InMillimetres(size.Width.Value - margin.Left.Value - margin.Right.Value).ShouldBe(156m, 0.1m);
        InMillimetres(size.Height.Value - (uint)margin.Top.Value - (uint)margin.Bottom.Value).ShouldBe(225m, 0.1m);
    }

    [Fact]
    public void The_grid_holds_22_lines_of_28_characters()
    {
        var section = Open(d => d.Descendants<SectionProperties>().Single());
        var grid = section.GetFirstChild<DocGrid>()!;
        grid.Type!.Value.ShouldBe(DocGridValues.LinesAndChars);
        var height = 16838 - 2098 - 1984;
        (height / grid.LinePitch!.Value).ShouldBe(22);
        var character = 16m + (grid.CharacterSpace!.Value / 4096m);
        ((int)((11906 - 1587 - 1474) / 20m / character)).ShouldBe(28);
    }

    [Fact]
    public void The_title_is_centred_in_size_two_and_the_text_in_size_three_with_28_to_30_points_a_line()
    {
        Open(d =>
        {
            var title = d.Descendants<Paragraph>().Single(p => p.InnerText == Sample.Title);
            title.ParagraphProperties!.Justification!.Val!.Value.ShouldBe(JustificationValues.Center);
            var run = title.Descendants<RunProperties>().Single();
            run.FontSize!.Val!.Value.ShouldBe("44");
            run.RunFonts!.EastAsia!.Value.ShouldBe("方正小标宋简体");
            return 0;
        });
        using var package = WordprocessingDocument.Open(new MemoryStream(LetterWriter.Write(Sample)), false);
        var defaults = package.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!;
        var text = defaults.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        text.FontSize!.Val!.Value.ShouldBe("32");
        text.RunFonts!.EastAsia!.Value.ShouldBe("仿宋");
        var line = defaults.ParagraphPropertiesDefault!.ParagraphPropertiesBaseStyle!.SpacingBetweenLines!;
        line.LineRule!.Value.ShouldBe(LineSpacingRuleValues.Exact);
        (int.Parse(line.Line!.Value!, CultureInfo.InvariantCulture) / 20m).ShouldBeInRange(28m, 30m);
    }

    [Fact]
    public void Paragraphs_begin_two_characters_in_and_the_addressee_at_the_edge()
    {
        Open(d =>
        {
            var paragraphs = d.Descendants<Paragraph>().ToList();
            paragraphs.Single(p => p.InnerText == "第一段。").ParagraphProperties!.Indentation!.FirstLineChars!.Value.ShouldBe(200);
            paragraphs.Single(p => p.InnerText == "乙省科学技术厅：").ParagraphProperties?.Indentation.ShouldBeNull();
            paragraphs.Single(p => p.InnerText == "附件：推荐汇总表").ParagraphProperties!.Indentation!.LeftChars!.Value.ShouldBe(200);
            return 0;
        });
    }

    [Fact]
    public void The_date_stands_four_characters_from_the_right_and_the_name_is_centred_above_it()
    {
        Open(d =>
        {
            var date = d.Descendants<Paragraph>().Single(p => p.InnerText == "2021年5月20日");
            date.ParagraphProperties!.Indentation!.RightChars!.Value.ShouldBe(400);
            date.ParagraphProperties.Justification!.Val!.Value.ShouldBe(JustificationValues.Right);

            // date: 7 half and 3 whole characters, 6.5; name: 7 characters; the middles meet 7.25 characters from the right
            var name = d.Descendants<Paragraph>().Single(p => p.InnerText == Sample.Issuer);
            name.ParagraphProperties!.Indentation!.RightChars!.Value.ShouldBe(375);
            return 0;
        });
    }

    [Fact]
    public void Page_numbers_stand_outside_between_dashes_in_size_four_and_the_first_page_has_none()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(LetterWriter.Write(Sample)), false);
        var main = package.MainDocumentPart!;
        var section = main.Document.Descendants<SectionProperties>().Single();
        section.GetFirstChild<TitlePage>().ShouldNotBeNull();
        main.DocumentSettingsPart!.Settings.GetFirstChild<EvenAndOddHeaders>().ShouldNotBeNull();
        Foot(HeaderFooterValues.First).Descendants<SimpleField>().ShouldBeEmpty();
        var odd = Foot(HeaderFooterValues.Default).Descendants<Paragraph>().Single();
        odd.InnerText.ShouldBe("— 1 —");
        odd.Descendants<FontSize>().ShouldAllBe(s => s.Val!.Value == "28");
        (odd.ParagraphProperties!.Justification!.Val!.Value, odd.ParagraphProperties.Indentation!.RightChars!.Value).ShouldBe((JustificationValues.Right, 100));
        var even = Foot(HeaderFooterValues.Even).Descendants<Paragraph>().Single();
        (even.ParagraphProperties!.Justification!.Val!.Value, even.ParagraphProperties.Indentation!.LeftChars!.Value).ShouldBe((JustificationValues.Left, 100));

        Footer Foot(HeaderFooterValues type) => ((FooterPart)main.GetPartById(section.Elements<FooterReference>().Single(r => r.Type!.Value == type).Id!)).Footer;
    }

    [Fact]
    public void The_mark_of_the_issuer_is_red_over_a_red_double_line()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(LetterWriter.Write(Sample)), false);
        var header = package.MainDocumentPart!.HeaderParts.Single().Header;
        header.InnerText.ShouldBe(Sample.Issuer);
        header.Descendants<Color>().Single().Val!.Value.ShouldBe("FF0000");
        var line = header.Descendants<BottomBorder>().Single();
        (line.Val!.Value, line.Color!.Value).ShouldBe((BorderValues.ThickThinSmallGap, "FF0000"));
    }

    [Fact]
    public void The_file_is_valid_for_office()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(LetterWriter.Write(Sample)), false);
        new OpenXmlValidator().Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    private static T Open<T>(Func<Document, T> read)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(LetterWriter.Write(Sample)), false);
        return read(package.MainDocumentPart!.Document);
    }

    private static decimal InMillimetres(uint twips) => twips * 25.4m / 1440;
}
