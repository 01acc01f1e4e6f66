namespace Miaopu.Rulebook;

/// <summary>What came of working a stored verdict out again.</summary>
public enum ReplayAnswer
{
    /// <summary>一字不差: the same engine gives the very bytes that were stored.</summary>
    Same,

    /// <summary>引擎已更新，结论与数值相同: another engine says the same of every criterion and measure.</summary>
    SameByAnotherEngine,

    /// <summary>引擎已更新，结果有差异: another engine says something else; the stored verdict stands.</summary>
    OtherByAnotherEngine,

    /// <summary>政策文本不符: the text it was judged by is not the text of that hash any more.</summary>
    OtherText,

    /// <summary>输入不符: the records or judgments of that time are not what they were. Whatever the engine, this must not be.</summary>
    OtherInputs,

    /// <summary>同一引擎结果不同: same text, same inputs, same engine, another result: a fault of the engine, or of the stored verdict.</summary>
    OtherResult,
}

/// <summary>重放: a stored verdict worked out again from its text and the records as they were known. The stored verdict stands whatever comes of it.</summary>
/// <param name="Stored">As it was kept.</param>
/// <param name="Now">As it comes out now.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="Difference">What the two say differently.</param>
public sealed record VerdictReplay(Receipt Stored, Receipt Now, ReplayAnswer Answer, VerdictDifference Difference)
{
    /// <summary>Whether something is wrong that no newer engine explains.</summary>
    public bool IsFinding => Answer is ReplayAnswer.OtherText or ReplayAnswer.OtherInputs or ReplayAnswer.OtherResult;

    /// <summary>Works it out again.</summary>
    /// <param name="stored">The receipt.</param>
    /// <param name="pack">What the shelf has under its hash.</param>
    /// <param name="situation">The records valid and known at its two times, and what people had judged by then.</param>
    /// <param name="engine">Version of this engine.</param>
    public static VerdictReplay Of(Receipt stored, PolicyPack pack, Situation situation, string engine = Receipt.EngineVersion)
    {
        var now = Receipt.Of(pack, situation with { Cutoff = stored.Cutoff, KnownAt = stored.KnownAt }, engine);
        var difference = VerdictDifference.Between(stored.Result, now.Result);
        var answer = now.PackHash != stored.PackHash ? ReplayAnswer.OtherText
            : now.InputsHash != stored.InputsHash ? ReplayAnswer.OtherInputs
            : now.Engine != stored.Engine ? difference.IsEmpty ? ReplayAnswer.SameByAnotherEngine : ReplayAnswer.OtherByAnotherEngine
            : now.Bytes().AsSpan().SequenceEqual(stored.Bytes()) ? ReplayAnswer.Same : ReplayAnswer.OtherResult;
        return new VerdictReplay(stored, now, answer, difference);
    }
}
