using Miaopu.Casework.Organisations;

namespace Miaopu.Web.Features.Organisations.Forest;

/// <summary>What is posted for an authority.</summary>
public sealed class AuthorityInput
{
    public string? Name { get; set; }

    /// <summary>Id of the authority above; empty for a root.</summary>
    public string? Parent { get; set; }

    public string? Division { get; set; }

    public bool MayRecommend { get; set; }

    /// <summary>The version that was shown, so that a change by somebody else in between is noticed.</summary>
    public int Version { get; set; }

    public AuthorityForm ToForm() => new(Name, Division, MayRecommend);
}
