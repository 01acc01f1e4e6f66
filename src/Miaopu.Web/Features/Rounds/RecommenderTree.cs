using Miaopu.Casework.Organisations;

namespace Miaopu.Web.Features.Rounds;

/// <summary>The authorities under the owner of a round: for a place in the forest, the nearest above it that may recommend.</summary>
public sealed class RecommenderTree(IReadOnlyList<Organisation> authorities)
{
    private readonly Dictionary<Guid, Organisation> byId = authorities.ToDictionary(a => a.Id);

    public Organisation? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>The authority itself, or the nearest above it; null outside the tree.</summary>
    public Organisation? Above(Guid authority)
    {
        var at = Find(authority);
        while (at is { MayRecommend: false })
        {
            at = at.ParentId is { } parent ? Find(parent) : null;
        }

        return at;
    }

    /// <summary>Paths of recommending authorities below this one: what stands there is theirs.</summary>
    public IEnumerable<string> Below(Organisation body) => authorities.Where(a => a.MayRecommend && a.Id != body.Id && a.StandsUnder(body.Path)).Select(a => a.Path);
}
