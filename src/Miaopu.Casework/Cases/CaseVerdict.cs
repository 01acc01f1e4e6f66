using System.Text;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>When a verdict counted.</summary>
public enum VerdictOccasion
{
    /// <summary>提交: the unit's staff handed it in, and the facts were frozen.</summary>
    HandedIn = 1,

    /// <summary>批次修订: another text took the place of the one it was handed in under.</summary>
    Amended = 2,

    /// <summary>审定: it was decided.</summary>
    Decided = 3,
}

/// <summary>办件的判定: what the engine said of a case when it counted, as the very bytes of its receipt. Never changed; worked out again at any time, and standing whatever comes of that.</summary>
public sealed class CaseVerdict
{
    private CaseVerdict()
    {
    }

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public VerdictOccasion Occasion { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Version of the engine.</summary>
    public string Engine { get; private set; } = "";

    public string PackHash { get; private set; } = "";

    /// <summary>The canonical text of the receipt.</summary>
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/>, as the journal has it too.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>What of the judgments counted when it was made: what is handed in has none yet.</summary>
    public bool CountsJudgments => Occasion != VerdictOccasion.HandedIn;

    /// <summary>Keeps what the pack says of the situation.</summary>
    public static (CaseVerdict Verdict, Happening Happened) Keep(
        Guid id, Guid applicationId, VerdictOccasion occasion, PolicyPack pack, Situation situation, DateTime now, string engine = Receipt.EngineVersion) =>
        Keep(id, applicationId, occasion, Receipt.Of(pack, situation, engine), now);

    /// <summary>Keeps what was worked out.</summary>
    public static (CaseVerdict Verdict, Happening Happened) Keep(Guid id, Guid applicationId, VerdictOccasion occasion, Receipt receipt, DateTime now)
    {
        var content = Encoding.UTF8.GetString(receipt.Bytes());
        var verdict = new CaseVerdict
        {
            Id = id,
            ApplicationId = applicationId,
            Occasion = occasion,
            At = now,
            Engine = receipt.Engine,
            PackHash = receipt.PackHash,
            Content = content,
            Hash = ContentHash.OfText(content).Value,
        };
        return (verdict, new Happening(Streams.Case(applicationId), "VerdictKept", new { Verdict = id, Occasion = occasion.ToString(), verdict.Engine, verdict.PackHash, verdict.Hash }));
    }
}
