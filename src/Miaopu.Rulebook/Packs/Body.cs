namespace Miaopu.Rulebook;

/// <summary>How a body of a pack is found among the organisations of an installation.</summary>
public enum BodyRelation
{
    /// <summary>The applying unit.</summary>
    Applicant,

    /// <summary>The authority above the applying unit.</summary>
    AboveApplicant,

    /// <summary>
    /// The authority next above the organisation of the body <see cref="Body.Of"/> and below the round's owner, for rules of several levels. Where there is none, that
    /// organisation acts on this level too, as a zone under a province does that stands for a city.
    /// </summary>
    Above,

    /// <summary>The authority that owns the round.</summary>
    RoundOwner,

    /// <summary>The authority above the owner of the round.</summary>
    AboveOwner,

    /// <summary>People invited for one case by the body <see cref="Body.Of"/>.</summary>
    Invited,

    /// <summary>The organisation called <see cref="Body.Of"/>.</summary>
    Named,
}

/// <summary>A part that some organisation plays in the procedure, under the name that this policy gives it.</summary>
/// <param name="Id">The name stages and criteria use.</param>
/// <param name="Name">The name people read: 初审单位, 推荐单位 …</param>
/// <param name="Relation">How the organisation is found.</param>
/// <param name="Of">For <see cref="BodyRelation.Invited"/> the id of the inviting body, for <see cref="BodyRelation.Above"/> that of the body below, for <see cref="BodyRelation.Named"/> the organisation's name; else null.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record Body(string Id, string Name, BodyRelation Relation, string? Of, Basis Basis, Place Place);
