using Miaopu.Casework.Organisations;
using Miaopu.Casework.Policies;
using Miaopu.Casework.Values;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Reference;

/// <summary>The administrative divisions in use, and those of them that a form offers.</summary>
public sealed class DivisionBook(IServiceScopeFactory scopes)
{
    /// <summary>Name of the divisions among the reference texts.</summary>
    public const string Name = "divisions";

    public ReferenceInUse<Divisions> InUse { get; } = new(scopes, Name, Divisions.Read);

    public Divisions All => InUse.Current;

    /// <summary>The counties and zones of the nearest authority in the line that has a division; of the whole country where none has.</summary>
    public IReadOnlyList<Choice> For(AuthorityLine line)
    {
        var all = All;
        var around = line.FromRoot.Reverse().Where(o => o.Kind == OrganisationKind.Authority).Select(o => DivisionCode.TryParse(o.Division, out var code, out _) ? code : (DivisionCode?)null).FirstOrDefault(c => c is not null);

        // A zone without a code stands under a province: everything of the province is offered then.
        return [.. all.All
            .Where(d => d.Level >= DivisionLevel.County || all.ChildrenOf(d.Code).Count == 0)
            .Where(d => around is null || all.Contains(around.Value, d.Code))
            .Select(d => new Choice(d.Code.Value, all.FullName(d.Code)))];
    }

    /// <summary>As people read it: the bare code where the table in use no longer has it; empty for none.</summary>
    public string NameOf(string? code) =>
        !DivisionCode.TryParse(code, out var known, out _) ? "" : All.FullName(known) is { Length: > 0 } name ? name : known.Value;
}
