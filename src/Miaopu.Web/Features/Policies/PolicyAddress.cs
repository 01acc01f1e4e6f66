using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Policies;

/// <summary>Addresses of the policy library's pages. They name the hash: what a link shows never changes.</summary>
public static class PolicyAddress
{
    public const string All = "/policies";

    public static string Of(string hash) => $"{All}/{hash}";

    /// <summary>What a text says otherwise than the one published before it, or than another of the same policy.</summary>
    public static string Changes(string hash, string? from = null) => $"{Of(hash)}/changes{(from is null ? "" : $"?from={from}")}";

    public static string Clause(string hash, Citation citation) => $"{Of(hash)}#{ClauseId(citation)}";

    public static string ClauseId(Citation citation) => FieldNames.IdOf($"clause-{citation.Source}-{citation.Clause}");
}
