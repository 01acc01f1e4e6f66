using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Miaopu.Web.Documents;

namespace Miaopu.Web.Tests.Documents;

public sealed class Sheets
{
    private static readonly SummaryTable Sample = new(
        "推荐汇总表", "甲市科学技术局 2021年5月20日", ["排名", "名称", "面积", "占比"],
        [
            [SummaryCell.Of(1), SummaryCell.Of("=1+1"), SummaryCell.Of(812.5m), SummaryCell.Of(0.75m, share: true)],
            [SummaryCell.Of(2), SummaryCell.Of("乙空间 & <丙>"), SummaryCell.Of("未知"), SummaryCell.Of((string?)null)],
        ]);

    [Fact]
    public void Numbers_are_numbers_and_texts_are_texts_whatever_they_begin_with() => Open(sheet =>
    {
        Cell(sheet, "A4").DataType.ShouldBeNull();
        decimal.Parse(Cell(sheet, "C4").CellValue!.Text, CultureInfo.InvariantCulture).ShouldBe(812.5m);
        Cell(sheet, "B4").CellFormula.ShouldBeNull();
        Cell(sheet, "B4").DataType!.Value.ShouldBe(CellValues.InlineString);
        Cell(sheet, "B4").InnerText.ShouldBe("=1+1");
        Cell(sheet, "B5").InnerText.ShouldBe("乙空间 & <丙>");
        Cell(sheet, "C5").InnerText.ShouldBe("未知");
    });

    [Fact]
    public void The_heading_spans_all_columns_and_the_column_titles_stay_in_sight() => Open(sheet =>
    {
        sheet.Descendants<MergeCell>().Select(m => m.Reference!.Value).ShouldBe(["A1:D1", "A2:D2"]);
        Cell(sheet, "A1").InnerText.ShouldBe("推荐汇总表");
        Cell(sheet, "C3").InnerText.ShouldBe("面积");
        sheet.Descendants<Pane>().Single().VerticalSplit!.Value.ShouldBe(3d);
        sheet.Descendants<PageSetup>().Single().PaperSize!.Value.ShouldBe(9u);
    });

    [Fact]
    public void More_than_26_columns_go_on_with_two_letters()
    {
        var wide = new SummaryTable("宽", null, [.. Enumerable.Range(1, 30).Select(i => $"列{i}")], [[.. Enumerable.Range(1, 30).Select(i => SummaryCell.Of(i))]]);
        using var package = SpreadsheetDocument.Open(new MemoryStream(SheetWriter.Write(wide)), false);
        var sheet = package.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Cell(sheet, "AD3").CellValue!.Text.ShouldBe("30");
    }

    [Fact]
    public void The_file_is_valid_for_office()
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(SheetWriter.Write(Sample)), false);
        new OpenXmlValidator().Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    private static Cell Cell(Worksheet sheet, string reference) => sheet.Descendants<Cell>().Single(c => c.CellReference!.Value == reference);

    private static void Open(Action<Worksheet> read)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(SheetWriter.Write(Sample)), false);
        read(package.WorkbookPart!.WorksheetParts.Single().Worksheet);
    }
}
