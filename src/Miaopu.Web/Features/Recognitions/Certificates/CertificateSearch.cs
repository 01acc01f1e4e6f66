using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Decisions;
using Miaopu.Casework.Recognitions;
using Miaopu.Store.Database;

namespace Miaopu.Web.Features.Recognitions.Certificates;

/// <summary>What a stranger may learn of certificates: those of any state, by number, name or code.</summary>
public sealed class CertificateSearch(MiaopuDb db)
{
    public const int PageSize = 20;

    /// <summary>Shorter words would list everything.</summary>
    public const int ShortestWords = 2;

    public async Task<(IReadOnlyList<Recognition> Rows, int Total)> Find(string words, int page)
    {
        var code = VerificationCodes.Read(words);
        var rows = db.Set<Recognition>().AsNoTracking()
            .Where(r => r.Number.Contains(words) || r.CarrierName.Contains(words) || r.OperatorName.Contains(words) || r.VerificationCode == code);
        var total = await rows.CountAsync();
        return (await rows.OrderByDescending(r => r.IssuedOn).ThenBy(r => r.Number).ThenBy(r => r.Id).ReadPage(page, PageSize, total), total);
    }

    public Task<Recognition?> Of(string code)
    {
        var read = VerificationCodes.Read(code);
        return db.Set<Recognition>().AsNoTracking().SingleOrDefaultAsync(r => r.VerificationCode == read);
    }

    /// <summary>The document that made the title known, if one did.</summary>
    public Task<Announcement?> AnnouncedIn(Recognition recognition) =>
        db.Set<Announcement>().AsNoTracking().Where(a => a.Cases.Any(c => c.ApplicationId == recognition.ApplicationId)).OrderByDescending(a => a.PublishedAt).FirstOrDefaultAsync();
}
