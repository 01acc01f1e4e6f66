using Miaopu.Casework.Organisations;
using Miaopu.Casework.Values;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Organisations;

/// <summary>How states and divisions of organisations are written on pages.</summary>
public static class Names
{
    public static (string Text, Tone Tone) Of(OrganisationState state) => state switch
    {
        OrganisationState.Pending => ("待审核", Tone.Warn),
        OrganisationState.Active => ("正常", Tone.Good),
        OrganisationState.Refused => ("未通过", Tone.Bad),
        OrganisationState.Suspended => ("已停用", Tone.Neutral),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(OrganisationKind kind) => kind == OrganisationKind.Authority ? "主管部门" : "申报单位";

    /// <summary>Full name and code of a division, as <c>辽宁省沈阳市（210100）</c>; the bare code if the table has it no more.</summary>
    public static string? Division(Divisions divisions, string? code) =>
        code is null ? null
        : DivisionCode.TryParse(code, out var parsed, out _) && divisions.FullName(parsed) is { Length: > 0 } name ? $"{name}（{code}）"
        : code;
}
