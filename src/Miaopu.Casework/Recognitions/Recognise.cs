using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Recognitions;

/// <summary>登记资格、颁发证书。</summary>
public static class Recognise
{
    /// <summary>Issues the title and ends the stage.</summary>
    /// <param name="serial">The next free serial of the pack in the year of <see cref="CaseWalk.Now"/>.</param>
    /// <param name="code">A fresh unguessable verification code.</param>
    /// <param name="vocabulary">The shared vocabulary in use: where it has a ledger of titles, the carrier gets a record in it.</param>
    public static Outcome<(Recognition Recognition, LedgerChange? Entered, List<Happening> Happened)> Decide(CaseWalk walk, StageRun run, int serial, string code, Guid id, Vocabulary vocabulary)
    {
        if (!CaseRights.MayAct(walk.Actor, run) || run.Act != StageAct.Recognise)
        {
            return new Refusal("这件申报不在颁证环节，可能已由他人办结。");
        }

        if (walk.AwaitsSignOff(run))
        {
            return new Refusal($"“{run.Title}”还在{walk.Procedure.Stage(run.Stage).Steps[run.Step]}，全部签批后才能颁证。");
        }

        var pack = walk.Procedure.Pack;
        var certificate = pack.Documents.FirstOrDefault(d => d.Kind == DocumentKind.Certificate)
            ?? throw new InvalidOperationException($"The pack {pack.Id} recognises without a certificate.");
        var issuer = walk.Application.Body(certificate.By) ?? throw new InvalidOperationException($"The case knows no body {certificate.By}.");
        var day = LegalTime.DayOf(walk.Now);
        var recognition = Recognition.Issue(id, walk.Application, pack, certificate, issuer, day.Year, serial, code, day);
        var finished = walk.Finish(run, StageResults.Done);
        if (finished.Refused)
        {
            return finished.Refusals.ToList();
        }

        var entered = TitleLedger.Enter(recognition, pack.AwardLevel, vocabulary, walk.Actor, walk.NewId(), walk.Now);
        return (recognition, entered, [
            new Happening(Streams.Case(walk.Application.Id), "Recognised", new { Recognition = id, recognition.Number, recognition.ValidUntil }),
            new Happening(Streams.Carrier(recognition.CarrierId), "Recognised", new { Recognition = id, recognition.Number }),
            .. entered is null ? [] : new[] { entered.Happening },
            .. finished.Value]);
    }
}

/// <summary>What is filled in to revoke a title.</summary>
/// <param name="SanctionId">Id of the sanction rule of the pack.</param>
/// <param name="Finding">What was found and how it was verified.</param>
/// <param name="DocumentNumber">Number of the decision document.</param>
public sealed record RevocationForm(string SanctionId, string? Finding, string? DocumentNumber);

/// <summary>取消资格：by a sanction of the pack, with the ban that the pack sets beside it.</summary>
public static class RevokeRecognition
{
    public static bool May(Actor actor, Recognition recognition) => actor.Is(Role.ProgramOfficer) && actor.OrganisationId == recognition.AuthorityId;

    /// <param name="held">The title's record in the ledger of titles, in force; null where it has none.</param>
    /// <param name="vocabulary">The shared vocabulary in use.</param>
    public static Outcome<(Ban? Ban, LedgerChange? Ended, List<Happening> Happened)> Decide(
        Actor actor, Recognition recognition, PolicyPack pack, RevocationForm form, Guid banId, LedgerRecord? held, Vocabulary vocabulary, Guid versionId, DateTime now)
    {
        if (!May(actor, recognition))
        {
            return new Refusal("只有颁证机关可以取消资格。");
        }

        if (recognition.State == RecognitionState.Revoked)
        {
            return new Refusal($"该资格已于 {recognition.RevokedOn:yyyy-MM-dd} 取消。");
        }

        if (pack.Sanctions.FirstOrDefault(s => s.Id == form.SanctionId && s.Cancels) is not { } rule)
        {
            return new Refusal("请选择取消资格所依据的情形。", "sanction");
        }

        if (string.IsNullOrWhiteSpace(form.Finding))
        {
            return new Refusal("请写明查实的情况。", "finding");
        }

        if (form.Finding.Trim().Length > 1000)
        {
            return new Refusal($"查实的情况最多 1000 个字，现有 {form.Finding.Trim().Length} 个字。", "finding");
        }

        var day = LegalTime.DayOf(now);
        string? number = null;
        if (!string.IsNullOrWhiteSpace(form.DocumentNumber))
        {
            if (!Values.DocumentNumber.TryParse(form.DocumentNumber, day, out var read, out var why))
            {
                return new Refusal(why, "documentNumber");
            }

            number = read.Value;
        }

        recognition.Revoke($"{rule.When}：{form.Finding.Trim()}", day);
        var citation = Citation(pack, rule);
        var ban = rule.BanYears is null ? null
            : Ban.Set(banId, rule, rule.Binds == BanBinds.Operator ? recognition.OperatorId : recognition.CarrierId, recognition.ApplicationId, pack.Id, citation, day);
        var details = new { Recognition = recognition.Id, Sanction = rule.Id, DocumentNumber = number, Ban = ban?.Id, BanUntil = ban?.Until };
        var ended = held is null ? null : TitleLedger.End(held, recognition, vocabulary, actor, versionId, now);
        return (ban, ended, [
            new Happening(Streams.Case(recognition.ApplicationId), "RecognitionRevoked", details),
            new Happening(Streams.Carrier(recognition.CarrierId), "RecognitionRevoked", details),
            .. ended is null ? [] : new[] { ended.Happening }]);
    }

    /// <summary>The clauses a sanction rests on; the policy itself where it is the policy's own. Never longer than its column.</summary>
    private static string Citation(PolicyPack pack, SanctionRule rule)
    {
        var cites = rule.Basis.Cites.Select(c => $"《{pack.Sources.First(s => s.Id == c.Source).Title}》{c.Clause}").ToList();
        var text = cites.Count == 0 ? $"《{pack.Title}》" : cites[0];
        foreach (var cite in cites.Skip(1).TakeWhile(c => text.Length + c.Length < Ban.LongestCitation))
        {
            text += "；" + cite;
        }

        return text.Length > Ban.LongestCitation ? text[..Ban.LongestCitation] : text;
    }
}
