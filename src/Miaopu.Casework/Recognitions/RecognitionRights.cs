using System.Linq.Expressions;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Recognitions;

/// <summary>Who may see a title in the management pages: its holder, the authority that gave it, and the authorities above the holder. Everybody may verify its certificate.</summary>
public static class RecognitionRights
{
    public static Expression<Func<Recognition, bool>> MaySee(Actor actor)
    {
        var (organisation, path) = (actor.OrganisationId, actor.OrganisationPath);
        var ofUnit = actor.Is(Roles.OfUnits);
        var officer = actor.Is(Roles.OfAuthorities);
        return r => (ofUnit && r.OperatorId == organisation) || (officer && (r.AuthorityId == organisation || r.OperatorPath.StartsWith(path)));
    }

    /// <inheritdoc cref="MaySee(Actor)"/>
    public static bool MaySee(Actor actor, Recognition recognition) =>
        (actor.Is(Roles.OfUnits) && recognition.OperatorId == actor.OrganisationId)
        || (actor.Is(Roles.OfAuthorities)
            && (recognition.AuthorityId == actor.OrganisationId || recognition.OperatorPath.StartsWith(actor.OrganisationPath, StringComparison.Ordinal)));
}
