namespace Miaopu.Rulebook;

/// <summary>One step of a procedure with what must follow: a due date, a refusal, a length that fits, a term, a ban.</summary>
/// <param name="What">What happens, as the file writes it.</param>
/// <param name="Expected">What must follow, as text.</param>
/// <param name="Follow">What does follow under a pack, as text.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ProcedureCheck(string What, string Expected, Func<PolicyPack, string> Follow, Place Place)
{
    /// <summary>Holds the check against a pack.</summary>
    public CaseResult Run(PolicyPack pack)
    {
        var got = Follow(pack);
        return new CaseResult(What, What, Place, got == Expected ? [] : [$"{What}：应为“{Expected}”，得到“{got}”"]);
    }
}
