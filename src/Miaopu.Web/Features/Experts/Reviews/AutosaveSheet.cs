using Miaopu.Casework.Experts;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Experts.Reviews;

/// <summary>The address that the autosave script sends one text of a sheet to; what it answers is said in js/autosave.js.</summary>
public static class AutosaveSheet
{
    public const string Opinion = "opinion";

    /// <summary>A few tries: the texts of one sheet share a row and are kept one after the other.</summary>
    private const int MostTries = 5;

    public static string Href(Guid id, string line) => $"/reviews/{id}/draft/{Uri.EscapeDataString(line)}";

    public static async Task<IResult> Handle(Guid id, string line, HttpContext http, ReviewDesk desk, Store.Database.MiaopuDb db, BusinessClock clock)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var text = form.Where(f => f.Key.StartsWith("Input.", StringComparison.Ordinal)).Select(f => f.Value.ToString()).FirstOrDefault() ?? "";
        if (text.Length > SheetInput.LongestOpinion)
        {
            return Autosave.Refused($"文字太长（{text.Length} 个字），没有保存。请缩短。");
        }

        for (var left = MostTries; left > 0; left--)
        {
            db.ChangeTracker.Clear();
            if (await desk.Find(id) is not { Task.DeclaredFreeAt: not null } review || (line != Opinion && !review.Sheet.Criteria.Contains(line) && review.Sheet.Scores.All(s => s.Id != line)))
            {
                return TypedResults.NotFound();
            }

            if (!review.IsOpen)
            {
                return Autosave.Refused("这项评审已经提交或结束，文字没有保存。");
            }

            var sheet = SheetJson.Read(review.Task.Sheet);
            var lines = new Dictionary<string, AdviceLine>(sheet.Lines);
            if (line != Opinion)
            {
                lines[line] = (lines.GetValueOrDefault(line) ?? new AdviceLine(null, null, "")) with { Text = text };
            }

            if (await desk.Keep(review, line == Opinion ? sheet with { Opinion = text } : sheet with { Lines = lines }))
            {
                return Autosave.Saved(clock.Now);
            }
        }

        return Autosave.Overtaken("这份意见刚在别处改动过，没有覆盖。请刷新页面查看。");
    }
}
