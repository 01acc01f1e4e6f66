using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.People;
using Miaopu.Casework.Recommendations;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Documents;
using Miaopu.Web.Features.Carriers;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Conditions;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Features.Review;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Recommendations;

/// <summary>Makes letter and table of a batch: the words are the pack's, the facts those of the system, and nothing is typed but number and date of the letter.</summary>
public sealed class RecommendationPapers(MiaopuDb db, OpenCase cases, Assessments assessments, CurrentActor current, DivisionBook divisions)
{
    /// <summary>What the packs of a batch call their letter or table.</summary>
    public static string NameOf(Batch batch, DocumentKind kind) =>
        batch.Cases.Select(c => DocumentOf(batch, c.Pack, kind)?.Id).FirstOrDefault(n => n is not null) ?? (kind == DocumentKind.Letter ? "推荐文书" : "推荐名单");

    public OfficialLetter Letter(Batch batch, LetterFacts letter)
    {
        var packs = batch.Cases.Select(c => c.Pack).Distinct().ToList();
        var written = packs.Select(p => (Pack: p, Document: DocumentOf(batch, p, DocumentKind.Letter))).Where(x => x.Document is not null).ToList();
        var paragraphs = written.SelectMany(x => Lines(FactText.Fill(x.Document!.Text ?? "", LetterFactsOf(batch, x.Pack, letter)))).Distinct(StringComparer.Ordinal).ToList();
        return new OfficialLetter
        {
            Issuer = current.Actor.OrganisationName,
            Number = letter.DocumentNumber?.Trim() ?? "",
            Title = written.Count > 0 ? written[0].Document!.Title : $"{batch.Round.Title}{NameOf(batch, DocumentKind.Letter)}",
            Addressee = batch.Round.AuthorityName,
            Paragraphs = paragraphs.Count > 0 ? paragraphs : [$"按照{batch.Round.Title}的要求，经审查和公示，现推荐 {batch.Cases.Count} 家，推荐顺序见所附名单。"],
            Attachments = [batch.Group],
            SignedOn = letter.SignedOn ?? DateOnly.MinValue,
        };
    }

    public async Task<SummaryTable> Table(Batch batch, LetterFacts letter, CancellationToken cancel = default)
    {
        var columns = batch.Cases.Select(c => DocumentOf(batch, c.Pack, DocumentKind.Table)).FirstOrDefault(d => d is not null)?.Columns
            ?? [new DocumentColumn("排名", null, "rank"), new DocumentColumn("名称", null, "carrier"), new DocumentColumn("类别", null, "kind"), new DocumentColumn("运营机构", null, "operator")];
        var rows = new List<IReadOnlyList<SummaryCell>>();
        await cases.ReadSubmissions(batch.Cases, cancel);
        foreach (var opened in batch.Cases)
        {
            var (assessment, _) = await assessments.Of(opened, cancel);

            // another pack of the same table may lack a measure or title it differently: columns are matched by their heading
            var own = DocumentOf(batch, opened.Pack, DocumentKind.Table)?.Columns ?? columns;
            var facts = await FactsOf(opened, batch, letter, cancel);
            var written = SubmittedContent.Read(opened.Application.LatestSubmission!.Content).Texts;
            rows.Add([.. columns.Select(c => Cell(own.FirstOrDefault(o => o.Title == c.Title) ?? (c.Fact is null ? null : c), assessment, facts, written))]);
        }

        var note = $"{current.Actor.OrganisationName}{(letter.SignedOn is { } day ? "　" + day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : "")}";
        return new SummaryTable(batch.Group, note, [.. columns.Select(c => c.Title)], rows);
    }

    private SummaryCell Cell(DocumentColumn? column, Assessment assessment, IReadOnlyDictionary<string, string> facts, IReadOnlyList<SubmittedText> written)
    {
        if (column is null)
        {
            return SummaryCell.Of("");
        }

        if (column.Fact is { } fact)
        {
            return fact == "rank" && int.TryParse(facts[fact], out var rank) ? SummaryCell.Of(rank) : SummaryCell.Of(facts.GetValueOrDefault(fact, ""));
        }

        if (column.Writes is { } field)
        {
            return SummaryCell.Of(written.FirstOrDefault(t => t.Key == ApplicationForm.KeyOf(field))?.Text ?? "");
        }

        var value = assessment.Measures.FirstOrDefault(m => m.Name == column.Measure);
        return value is { IsExact: true, Low: { } number } ? SummaryCell.Of(number, share: value.Unit == "%") : SummaryCell.Of(value is null ? "" : MeasureText.Of(assessment.Pack, value.Name, value.Text, divisions.NameOf));
    }

    private async Task<IReadOnlyDictionary<string, string>> FactsOf(OpenedCase opened, Batch batch, LetterFacts letter, CancellationToken cancel)
    {
        var (application, submission) = (opened.Application, opened.Application.LatestSubmission!);
        var preparer = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == submission.PreparedBy, cancel);
        var code = await db.Organisations.Where(o => o.Id == application.OperatorId).Select(o => o.CreditCode).SingleOrDefaultAsync(cancel);
        var opinion = application.Runs.Where(r => r.Act == StageAct.Check && r.OrganisationId == current.Actor.OrganisationId && r.Result == StageResults.Pass).MaxBy(r => r.EndedAt)?.Note;
        return new Dictionary<string, string>(LetterFactsOf(batch, opened.Pack, letter), StringComparer.Ordinal)
        {
            ["rank"] = application.Rank?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["carrier"] = application.CarrierName,
            ["operator"] = application.OperatorName,
            ["credit code"] = code ?? "",
            ["division"] = divisions.NameOf(application.Division) ?? "",
            ["contact"] = preparer?.Name ?? "",
            ["phone"] = preparer?.Mobile ?? "",
            ["email"] = preparer?.Email ?? "",
            ["receipt"] = application.ReceiptNumber ?? "",
            ["opinion"] = string.IsNullOrEmpty(opinion) ? "同意推荐" : opinion,
        };
    }

    private Dictionary<string, string> LetterFactsOf(Batch batch, PolicyPack pack, LetterFacts letter) => new(StringComparer.Ordinal)
    {
        ["kind"] = pack.CarrierKind,
        ["title"] = pack.Award,
        ["recommender"] = current.Actor.OrganisationName,
        ["round"] = batch.Round.Title,
        ["count"] = batch.Cases.Count(c => c.Pack == pack).ToString(CultureInfo.InvariantCulture),
        ["number"] = letter.DocumentNumber?.Trim() ?? "",
        ["day"] = letter.SignedOn?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? "",
        ["year"] = letter.SignedOn?.Year.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    private static PackDocument? DocumentOf(Batch batch, PolicyPack pack, DocumentKind kind)
    {
        var stage = batch.ToRecommend.First(c => c.Application.PackId == pack.Id).Run.Stage;
        return pack.Stage(stage)!.Documents.Select(id => pack.Documents.FirstOrDefault(d => d.Id == id)).FirstOrDefault(d => d?.Kind == kind);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
