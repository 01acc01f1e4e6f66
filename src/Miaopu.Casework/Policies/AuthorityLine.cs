using Miaopu.Casework.Organisations;

namespace Miaopu.Casework.Policies;

/// <summary>The organisations from the root of a tree down to one of its nodes. A carrier sees only the policies of its line.</summary>
public sealed class AuthorityLine(IReadOnlyList<Organisation> fromRoot)
{
    public IReadOnlyList<Organisation> FromRoot { get; } = fromRoot;

    /// <summary>Whether a policy of this authority binds here: one of the line's authorities has that division's code or that name.</summary>
    public bool Has(string authority) => FromRoot.Any(o => PolicyAuthority.Is(o, authority));

    /// <summary>Ids of the nodes of a path, see <see cref="Organisation.Path"/>.</summary>
    public static IReadOnlyList<Guid> IdsOf(string path) => [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "N"))];
}
