using Miaopu.Rulebook;

namespace Miaopu.Casework.Rounds;

/// <summary>The part of a pack that first takes an application in hand: whoever acts first that is not the applicant. Boards and lists tell cases apart by it.</summary>
public static class FirstBody
{
    /// <summary>Its id in the pack.</summary>
    public static string Of(PolicyPack pack) =>
        pack.Stages.Select(s => s.By is { } by ? pack.Body(by) : null).FirstOrDefault(b => b is not null && b.Relation != BodyRelation.Applicant)?.Id
        ?? pack.Bodies[0].Id;
}
