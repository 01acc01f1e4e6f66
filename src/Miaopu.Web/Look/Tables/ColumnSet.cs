using Microsoft.AspNetCore.Components;

namespace Miaopu.Web.Look;

/// <summary>Where the columns of one table gather before its rows are written.</summary>
public sealed class ColumnSet<TRow>
{
    public List<Column<TRow>> All { get; } = [];
}

/// <summary>Writes its content after everything that stands before it, so that siblings could announce themselves.</summary>
public sealed class Afterwards : ComponentBase
{
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
        builder.AddContent(0, ChildContent);
}
