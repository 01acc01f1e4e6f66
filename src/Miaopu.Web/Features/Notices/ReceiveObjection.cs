using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Files;
using Miaopu.Casework.Notices;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Store.Files;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Notices;

/// <summary>Takes an objection in from anybody, with its evidence: both or neither.</summary>
public sealed class ReceiveObjection(MiaopuDb db, FileStore store, BusinessClock clock, ObjectionLimit limit, IHttpContextAccessor http)
{
    /// <returns>The code by which the objector asks how it stands.</returns>
    public async Task<Outcome<string>> Handle(PublicNotice notice, ObjectionForm form, IReadOnlyList<IFormFile> files, CancellationToken cancel = default)
    {
        var received = new List<Incoming>();
        try
        {
            // How many there may be is for the decision to say; more than that are not worth reading.
            var evidence = new List<(Guid Id, IncomingFile File)>();
            foreach (var file in files)
            {
                var name = UploadFile.PlainName(file.FileName);
                await using var content = file.OpenReadStream();
                if (files.Count > RaiseObjection.MostFiles)
                {
                    evidence.Add((Ids.New(), new IncomingFile(name, file.Length, "", [])));
                }
                else if (await store.Receive(content, RaiseObjection.LargestFile, cancel) is { } incoming)
                {
                    received.Add(incoming);
                    evidence.Add((Ids.New(), incoming.Named(name)));
                }
                else
                {
                    return RaiseObjection.TooLarge(name);
                }
            }

            return await Keep(notice, form, evidence, received, cancel);
        }
        finally
        {
            received.ForEach(r => r.Dispose());
        }
    }

    private async Task<Outcome<string>> Keep(
        PublicNotice notice, ObjectionForm form, IReadOnlyList<(Guid Id, IncomingFile File)> evidence, List<Incoming> received, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.Now;
            var outcome = RaiseObjection.Decide(notice, form, evidence, Ids.New(), RandomNumberGenerator.GetHexString(16, lowercase: true), now);
            if (outcome.Refused)
            {
                return outcome.Refusals.ToList();
            }

            if (attempt == 1 && !limit.Allows(http.HttpContext is { } context ? Limits.SenderOf(context) : ""))
            {
                return new Refusal($"同一网络一小时内最多提出 {ObjectionLimit.MostPerHour} 件异议。请稍后再试，或按公示上的联系方式反映。");
            }

            received.ForEach(r => r.Keep());
            db.Add(outcome.Value.Objection);
            db.AddRange(outcome.Value.Files);
            try
            {
                await db.Commit(Actor.System, now, outcome.Value.Happened, cancel);
                return outcome.Value.Objection.Receipt;
            }
            catch (DbUpdateException clash) when (attempt < 5 && Clash.Is(clash))
            {
                // somebody wrote to the same case in the same moment; the objection comes after it
                db.ChangeTracker.Clear();
            }
        }
    }
}

/// <summary>So many objections from one address in an hour, counted by this copy of the host. An address is forgotten once its hour is over.</summary>
public sealed class ObjectionLimit : IDisposable
{
    public const int MostPerHour = 10;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(sender => RateLimitPartition.GetSlidingWindowLimiter(
        sender, _ => new SlidingWindowRateLimiterOptions { PermitLimit = MostPerHour, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6 }));

    public bool Allows(string sender)
    {
        using var lease = limiter.AttemptAcquire(sender);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
