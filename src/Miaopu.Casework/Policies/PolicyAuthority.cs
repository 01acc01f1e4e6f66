using System.Linq.Expressions;
using Miaopu.Casework.Organisations;

namespace Miaopu.Casework.Policies;

/// <summary>Which organisation a pack means by its authority: a division's code or an authority's name.</summary>
public static class PolicyAuthority
{
    public static bool Is(Organisation organisation, string authority) =>
        organisation.Kind == OrganisationKind.Authority && (organisation.Division == authority || organisation.Name == authority);

    /// <summary><see cref="Is"/> for queries.</summary>
    public static Expression<Func<Organisation, bool>> Called(string authority) => o => o.Kind == OrganisationKind.Authority && (o.Division == authority || o.Name == authority);
}
