namespace Miaopu.Web.Features.Decisions;

/// <summary>The cases ticked in a list.</summary>
public sealed class ChosenCases
{
    public List<Guid> Cases { get; set => field = value ?? []; } = [];
}
