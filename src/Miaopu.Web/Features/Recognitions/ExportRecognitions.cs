using System.Text;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Files;
using Miaopu.Casework.Recognitions;
using Miaopu.Web.Documents;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Recognitions;

/// <summary>The list of titles as a spreadsheet, or as CSV for other programs, with the filters of the page it was asked from.</summary>
public static class ExportRecognitions
{
    private static readonly string[] Heads = ["编号", "载体", "运营机构", "行政区划", "资格", "颁发机关", "颁发日期", "有效期至", "状态", "取消日期", "取消原因"];

    /// <param name="format">csv; a spreadsheet where nothing is said.</param>
    public static async Task<IResult> Handle(string? format, HttpContext http, RecognitionList list, CurrentActor current, BusinessClock clock)
    {
        var today = LegalTime.DayOf(clock.Now);
        var found = await RecognitionList.InOrder(list.Matching(ListAddress.Parse(http.Request.Path + http.Request.QueryString))).ToListAsync(http.RequestAborted);
        var rows = found.Select(r => Cells(r, today));
        var name = $"资格列表-{today:yyyyMMdd}";
        if (format != "csv")
        {
            var table = new SummaryTable("资格列表", $"{current.Actor.OrganisationName}　{Wording.Day(today)}", Heads, [.. rows.Select(r => (IReadOnlyList<SummaryCell>)[.. r.Select(SummaryCell.Of)])]);
            return Results.File(SheetWriter.Write(table), FileKind.Xlsx.MediaType, name + ".xlsx");
        }

        var text = new StringBuilder();
        Line(text, Heads);
        foreach (var row in rows)
        {
            Line(text, row);
        }

        // The mark at the beginning tells spreadsheets that it is UTF-8.
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv", name + ".csv");
    }

    private static string[] Cells(Recognition r, DateOnly today) =>
    [
        r.Number, r.CarrierName, r.OperatorName, r.Division ?? "", r.Award, r.AuthorityName, Wording.Day(r.IssuedOn), r.Until(), r.State(today),
        r.RevokedOn is { } day ? Wording.Day(day) : "", r.RevocationReason ?? "",
    ];

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>Quoted where needed; what a spreadsheet would take for a formula is kept text.</summary>
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return safe.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
