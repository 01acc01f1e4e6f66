using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Organisations;

/// <summary>What the system administrator fills in for an authority.</summary>
/// <param name="Division">GB/T 2260 code; empty for bodies that have none.</param>
public sealed record AuthorityForm(string? Name, string? Division, bool MayRecommend);

/// <summary>Entering an authority in the forest, and putting right what was entered.</summary>
public static class EnterAuthority
{
    /// <param name="parent">What it stands under; null for the root of a tree.</param>
    /// <param name="nameTaken">Whether its parent has another authority of that name, or another root has it.</param>
    public static Outcome<(Organisation Authority, Happening Happening)> Decide(
        Guid id, Actor actor, Organisation? parent, AuthorityForm form, Divisions divisions, bool nameTaken, DateTime now)
    {
        if (!OrganisationRights.MayEnterAuthorities(actor))
        {
            return new Refusal("只有系统管理员可以录入主管部门。");
        }

        var refusals = Check(form, divisions, nameTaken, out var division);
        if (parent is not null && parent.Kind != OrganisationKind.Authority)
        {
            refusals.Add(new Refusal("上级应是主管部门，不能是申报单位。", "Parent"));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var authority = Organisation.Authority(id, form.Name!, parent, division, form.MayRecommend, now);
        return (authority, new Happening(Streams.Organisation(id), "AuthorityEntered", new { authority.Name, Parent = parent?.Id, authority.Division, authority.MayRecommend }));
    }

    /// <summary>Another name, division or right to recommend. Its place in the forest does not change.</summary>
    public static Outcome<Happening> Correct(Actor actor, Organisation authority, AuthorityForm form, Divisions divisions, bool nameTaken)
    {
        if (!OrganisationRights.MayEnterAuthorities(actor) || authority.Kind != OrganisationKind.Authority)
        {
            return new Refusal("只有系统管理员可以修改主管部门。");
        }

        var refusals = Check(form, divisions, nameTaken, out var division);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        authority.Correct(form.Name!, division, form.MayRecommend);
        return new Happening(Streams.Organisation(authority.Id), "AuthorityCorrected", new { authority.Name, authority.Division, authority.MayRecommend });
    }

    private static List<Refusal> Check(AuthorityForm form, Divisions divisions, bool nameTaken, out string? division)
    {
        var refusals = new List<Refusal>();
        division = null;
        if (OrganisationName.WhyNot(form.Name) is { } why)
        {
            refusals.Add(new Refusal(why, "Name"));
        }
        else if (nameTaken)
        {
            refusals.Add(new Refusal("同一上级下已有这个名称的主管部门，请核对是否重复录入。", "Name"));
        }

        if (!string.IsNullOrWhiteSpace(form.Division))
        {
            if (!DivisionCode.TryParse(form.Division, out var code, out var wrong))
            {
                refusals.Add(new Refusal(wrong, "Division"));
            }
            else if (divisions.Find(code) is null)
            {
                refusals.Add(new Refusal($"行政区划表中没有代码 {code}，请核对，或先更新行政区划表。", "Division"));
            }
            else
            {
                division = code.Value;
            }
        }

        return refusals;
    }
}

/// <summary>The name of an authority or unit.</summary>
public static class OrganisationName
{
    public const int Longest = 100;

    /// <summary>Why this may not be a name; null if it may.</summary>
    public static string? WhyNot(string? typed)
    {
        var name = (typed ?? "").Trim();
        return name.Length == 0 ? "请填写单位全称。"
            : name.Length < 4 ? $"单位全称至少 4 个字，现在是“{name}”，请填写与证照一致的全称。"
            : name.Length > Longest ? $"单位全称最多 {Longest} 个字，现在是 {name.Length} 个，请缩短。"
            : PlainName.WhyNot("单位全称", name);
    }
}
