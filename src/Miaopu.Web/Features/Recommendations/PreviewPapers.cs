using Miaopu.Casework.Calendar;
using Miaopu.Casework.Files;
using Miaopu.Casework.Recommendations;
using Miaopu.Web.Documents;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Recommendations;

/// <summary>Letter and table of a batch as they would be handed in now; nothing is kept.</summary>
public static class PreviewPapers
{
    public static async Task<IResult> Letter(Guid round, string group, string? number, RecommendationDesk desk, RecommendationPapers papers, BusinessClock clock, CancellationToken cancel)
    {
        var letter = new LetterFacts(number, LegalTime.DayOf(clock.Now));
        return await desk.Find(round, group, cancel) is { } batch
            ? TypedResults.File(LetterWriter.Write(papers.Letter(batch, letter)), FileKind.Docx.MediaType, SendRecommendation.LetterName(batch))
            : TypedResults.NotFound();
    }

    public static async Task<IResult> Table(Guid round, string group, RecommendationDesk desk, RecommendationPapers papers, BusinessClock clock, CancellationToken cancel) =>
        await desk.Find(round, group, cancel) is { } batch
            ? TypedResults.File(SheetWriter.Write(await papers.Table(batch, new LetterFacts(null, LegalTime.DayOf(clock.Now)), cancel)), FileKind.Xlsx.MediaType, SendRecommendation.TableName(batch))
            : TypedResults.NotFound();
}
