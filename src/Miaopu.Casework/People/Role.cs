namespace Miaopu.Casework.People;

/// <summary>
/// What a person may do for the organisation they act for. Roles are capabilities of the product; which body does which act in what
/// order, and under what name, is said by the policy pack.
/// </summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>申报单位二级用户: keeps ledgers, fills in applications.</summary>
    Preparer = 1,

    /// <summary>申报单位一级用户: approves on behalf of the legal person, invites preparers.</summary>
    UnitApprover = 2,

    /// <summary>初审: checks, visits, publicises, ranks and recommends.</summary>
    FirstReviewer = 4,

    /// <summary>业务处: opens rounds, assigns experts, decides, announces.</summary>
    ProgramOfficer = 8,

    /// <summary>评审专家.</summary>
    Expert = 16,

    /// <summary>系统管理员: organisations and accounts. Sees no case.</summary>
    SystemAdmin = 32,

    /// <summary>安全管理员: rights and locks. Sees no case.</summary>
    SecurityAdmin = 64,

    /// <summary>审计管理员: reads the journal.</summary>
    Auditor = 128,
}

/// <summary>Sets of roles that belong together, and those that may not meet in one person.</summary>
public static class Roles
{
    /// <summary>The separated three (三员): nobody may hold two of them, nor one of them beside any other role.</summary>
    public const Role Separated = Role.SystemAdmin | Role.SecurityAdmin | Role.Auditor;

    /// <summary>What somebody of an applying unit may be.</summary>
    public const Role OfUnits = Role.Preparer | Role.UnitApprover;

    /// <summary>What somebody of an authority may be.</summary>
    public const Role OfAuthorities = Role.FirstReviewer | Role.ProgramOfficer;

    /// <summary>The separated three may not be joined with each other or with anything else.</summary>
    public static Refusal? Conflict(Role held, Role added)
    {
        var together = held | added;
        var separated = together & Separated;
        if (separated == Role.None || (together == separated && int.PopCount((int)separated) == 1))
        {
            return null;
        }

        return new Refusal("系统管理员、安全管理员、审计管理员必须由不同的人担任，且不兼任其他角色。请为该角色另设账号。", "role");
    }
}
