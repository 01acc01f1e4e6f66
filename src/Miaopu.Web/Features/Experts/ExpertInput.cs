using Miaopu.Casework.Experts;

namespace Miaopu.Web.Features.Experts;

/// <summary>What the pages about an expert post.</summary>
public sealed class ExpertInput
{
    public string? Person { get; set; }

    public string? Employer { get; set; }

    public string? Fields { get; set; }

    public ExpertForm Form => new(Employer, Fields);

    public static string NameOf(string field) => "Input." + char.ToUpperInvariant(field[0]) + field[1..];
}
