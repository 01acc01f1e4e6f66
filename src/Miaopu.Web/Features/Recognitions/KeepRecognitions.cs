using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Casework.Recognitions;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Recognitions;

/// <summary>Gives titles and takes them away.</summary>
public sealed class KeepRecognitions(MiaopuDb db, OpenCase cases, Shelf shelf, CurrentActor current, BusinessClock clock)
{
    /// <summary>How often another try is made when somebody took the same serial meanwhile.</summary>
    private const int MostTries = 8;

    /// <summary>Gives the title of one case; null where the case does not exist for the actor.</summary>
    public async Task<Outcome<Recognition>?> Issue(Guid caseId)
    {
        for (var left = MostTries; ; left--)
        {
            db.ChangeTracker.Clear();
            if (await cases.Find(caseId) is not { } opened)
            {
                return null;
            }

            if (opened.Application.OpenRun(StageAct.Recognise) is not { } run)
            {
                return new Refusal($"{opened.Application.CarrierName}不在颁证环节，可能已由他人办结。");
            }

            var walk = cases.Walk(opened, await db.TurnOf(Streams.Carrier(opened.Application.CarrierId), () => clock.Now));
            var year = LegalTime.DayOf(walk.Now).Year;
            var last = await db.Set<Recognition>().Where(r => r.PackId == opened.Pack.Id && r.Year == year).MaxAsync(r => (int?)r.Serial) ?? 0;
            var outcome = Recognise.Decide(walk, run, last + 1, VerificationCodes.New(), Ids.New(), await shelf.Vocabulary());
            if (outcome.Refused)
            {
                return outcome.Refusals.ToList();
            }

            var title = outcome.Value.Recognition;
            db.Add(title);
            if (outcome.Value.Entered?.Added is { } record)
            {
                db.Add(record);
            }

            Outbox.Send(db, Recipient.Office(title.OperatorId, Roles.OfUnits), "证书已颁发", $"{title.CarrierName}已登记为{title.Award}，证书编号 {title.Number}。", $"/recognitions/{title.Id}", walk.Now);
            try
            {
                await db.Commit(current.Actor, walk.Now, outcome.Value.Happened);
                return title;
            }
            catch (DbUpdateException clash) when (left > 1 && Clash.Is(clash))
            {
                // Somebody took the serial or moved the case: look again.
            }
        }
    }

    /// <summary>Cancels a title; null where it does not exist for the actor.</summary>
    public async Task<Outcome<Ban?>?> Revoke(Guid id, RevocationForm form)
    {
        var recognition = await db.Set<Recognition>().Where(RecognitionRights.MaySee(current.Actor)).SingleOrDefaultAsync(r => r.Id == id);
        if (recognition is null)
        {
            return null;
        }

        var pack = await shelf.Get(recognition.PackHash) ?? throw new InvalidOperationException($"The pack of title {id} is not on the shelf.");
        var now = await db.TurnOf(Streams.Carrier(recognition.CarrierId), () => clock.Now);
        var held = await db.LedgerRecords.SingleOrDefaultAsync(r => r.RecordId == id && r.SupersededAt == null);
        var outcome = RevokeRecognition.Decide(current.Actor, recognition, pack, form, Ids.New(), held, await shelf.Vocabulary(), Ids.New(), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        if (outcome.Value.Ban is { } ban)
        {
            db.Add(ban);
        }

        if (outcome.Value.Ended?.Added is { } ended)
        {
            db.Add(ended);
        }

        Outbox.Send(
            db, Recipient.Office(recognition.OperatorId, Roles.OfUnits), "资格已取消", $"{recognition.CarrierName}的{recognition.Award}资格已取消。原因：{recognition.RevocationReason}", $"/recognitions/{id}", now);

        try
        {
            await db.Commit(current.Actor, now, outcome.Value.Happened);
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return new Refusal("该资格刚被他人改动，请刷新页面查看最新状态。");
        }

        return outcome.Value.Ban;
    }
}
