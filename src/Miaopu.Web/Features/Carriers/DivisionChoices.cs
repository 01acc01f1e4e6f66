using Miaopu.Casework.Organisations;
using Miaopu.Casework.Policies;
using Miaopu.Casework.Values;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Carriers;

/// <summary>The administrative divisions, and those of them that a form offers.</summary>
public sealed class DivisionChoices
{
    public Divisions All { get; } = Divisions.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "divisions.csv")));

    /// <summary>The counties and zones of the nearest authority in the line that has a division; of the whole country where none has.</summary>
    public IReadOnlyList<Choice> For(AuthorityLine line)
    {
        var around = line.FromRoot.Reverse().Where(o => o.Kind == OrganisationKind.Authority).Select(o => DivisionCode.TryParse(o.Division, out var code, out _) ? code : (DivisionCode?)null).FirstOrDefault(c => c is not null);

        // A zone without a code stands under a province: everything of the province is offered then.
        return [.. All.All
            .Where(d => d.Level >= DivisionLevel.County || All.ChildrenOf(d.Code).Count == 0)
            .Where(d => around is null || All.Contains(around.Value, d.Code))
            .Select(d => new Choice(d.Code.Value, All.FullName(d.Code)))];
    }

    /// <summary>As people read it; empty for no or an unknown code.</summary>
    public string NameOf(string? code) => DivisionCode.TryParse(code, out var known, out _) ? All.FullName(known) : "";
}
