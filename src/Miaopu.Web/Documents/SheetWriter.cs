using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Miaopu.Web.Documents;

/// <summary>
/// Writes a table as xlsx: a heading, a row of column titles that stays in sight and repeats on paper, numbers as numbers. Texts are written as texts whatever they begin with,
/// so that none is taken for a formula.
/// </summary>
public static class SheetWriter
{
    private const string SheetName = "名单";
    private const uint Heading = 1;
    private const uint NoteStyle = 2;
    private const uint ColumnTitle = 3;
    private const uint TextStyle = 4;
    private const uint NumberStyle = 5;
    private const uint ShareStyle = 6;

    public static byte[] Write(SummaryTable table)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = Sheet(table);
            var titles = TitleRow(table);
            book.Workbook = new Workbook(
                new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = SheetName }),
                new DefinedNames(new DefinedName { Name = "_xlnm.Print_Titles", LocalSheetId = 0, Text = $"{SheetName}!${titles}:${titles}" }));
            package.PackageProperties.Title = table.Title;
        }

        return stream.ToArray();
    }

    /// <summary>Letters of a column: A, B … Z, AA.</summary>
    internal static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column((index / 26) - 1) + (char)('A' + (index % 26));

    private static int TitleRow(SummaryTable table) => table.Note is null ? 2 : 3;

    private static Worksheet Sheet(SummaryTable table)
    {
        var titles = TitleRow(table);
        var last = Column(table.Columns.Count - 1);
        var data = new SheetData();
        data.Append(Row(1, 30, [Cell(1, 0, Heading, SummaryCell.Of(table.Title))]));
        if (table.Note is not null)
        {
            data.Append(Row(2, 20, [Cell(2, 0, NoteStyle, SummaryCell.Of(table.Note))]));
        }

        data.Append(Row(titles, 36, table.Columns.Select((c, i) => Cell(titles, i, ColumnTitle, SummaryCell.Of(c)))));
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var at = titles + 1 + r;
            data.Append(Row(at, null, table.Rows[r].Select((c, i) => Cell(at, i, c.Number is null ? TextStyle : c.IsShare ? ShareStyle : NumberStyle, c))));
        }

        var merged = new MergeCells(new MergeCell { Reference = $"A1:{last}1" });
        if (table.Note is not null)
        {
            merged.Append(new MergeCell { Reference = $"A2:{last}2" });
        }

        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = titles, TopLeftCell = $"A{titles + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            Widths(table),
            data,
            merged,
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C第 &P 页，共 &N 页")));
    }

    /// <summary>As wide as the longest text, between 8 and 40 characters; a Chinese one takes two.</summary>
    private static Columns Widths(SummaryTable table)
    {
        var columns = new Columns();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var at = i;
            var longest = table.Rows.Select(r => Width(r[at].Text ?? r[at].Number?.ToString(CultureInfo.InvariantCulture) ?? "")).Append(Width(table.Columns[i]) / 2).Max();
            columns.Append(new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(longest + 3, 8, 40), CustomWidth = true });
        }

        return columns;
    }

    private static int Width(string text) => text.Sum(c => c < 128 ? 1 : 2);

    private static Row Row(int index, double? height, IEnumerable<Cell> cells) =>
        new(cells) { RowIndex = (uint)index, Height = height, CustomHeight = height is null ? null : true };

    private static Cell Cell(int row, int column, uint style, SummaryCell value)
    {
        var cell = new Cell { CellReference = Column(column) + row.ToString(CultureInfo.InvariantCulture), StyleIndex = style };
        if (value.Number is { } number)
        {
            cell.CellValue = new CellValue(number);
        }
        else
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(value.Text ?? "") { Space = SpaceProcessingModeValues.Preserve });
        }

        return cell;
    }

    private static Stylesheet Styles() => new(
        new Fonts(Font("宋体", 11), Font("宋体", 16, bold: true), Font("宋体", 11, bold: true)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(1, 0, 0, HorizontalAlignmentValues.Center),
            Format(0, 0, 0, HorizontalAlignmentValues.Left),
            Format(2, 1, 0, HorizontalAlignmentValues.Center),
            Format(0, 1, 49, HorizontalAlignmentValues.Left),
            Format(0, 1, 0, HorizontalAlignmentValues.Right),
            Format(0, 1, 10, HorizontalAlignmentValues.Right)));

    private static Font Font(string name, double size, bool bold = false)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = name });
        return font;
    }

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin }, new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin });

    private static CellFormat Format(uint font, uint border, uint number, HorizontalAlignmentValues align) =>
        new(new Alignment { Horizontal = align, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        {
            FontId = font, BorderId = border, NumberFormatId = number, FormatId = 0, ApplyFont = true, ApplyBorder = true, ApplyNumberFormat = true, ApplyAlignment = true,
        };
}
