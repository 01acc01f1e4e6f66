namespace Miaopu.Casework.People;

/// <summary>What the roles are called where no policy pack names the office.</summary>
public static class RoleNames
{
    private static readonly (Role Role, string Name)[] Names =
    [
        (Role.UnitApprover, "一级用户"),
        (Role.Preparer, "二级用户"),
        (Role.FirstReviewer, "初审人员"),
        (Role.ProgramOfficer, "业务人员"),
        (Role.Expert, "评审专家"),
        (Role.SystemAdmin, "系统管理员"),
        (Role.SecurityAdmin, "安全管理员"),
        (Role.Auditor, "审计管理员"),
    ];

    /// <summary>All roles of the set, joined by 、.</summary>
    public static string Of(Role roles) => string.Join('、', Names.Where(n => (roles & n.Role) != Role.None).Select(n => n.Name));

    /// <summary>The single roles of a set, in the order in which they are shown.</summary>
    public static IEnumerable<Role> Each(Role roles) => Names.Select(n => n.Role).Where(role => (roles & role) != Role.None);
}
