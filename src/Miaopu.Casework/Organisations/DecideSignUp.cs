using Miaopu.Casework.Journal;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Organisations;

/// <summary>The authority lets a unit in, or says why not.</summary>
public static class DecideSignUp
{
    public const int LongestReason = 500;

    public static Outcome<Happening> Approve(Actor actor, Organisation unit)
    {
        if (WhyNot(actor, unit) is { } refusal)
        {
            return refusal;
        }

        unit.Approve();
        return new Happening(Streams.Organisation(unit.Id), "SignUpApproved", new { });
    }

    public static Outcome<Happening> Refuse(Actor actor, Organisation unit, string? reason)
    {
        if (WhyNot(actor, unit) is { } refusal)
        {
            return refusal;
        }

        var text = (reason ?? "").Trim();
        if (text.Length is 0 or > LongestReason)
        {
            return new Refusal(text.Length == 0 ? "请写明不予通过的原因，注册人会看到这句话。" : $"原因最多 {LongestReason} 个字，现在是 {text.Length} 个，请缩短。", "Reason");
        }

        unit.Refuse(text);
        return new Happening(Streams.Organisation(unit.Id), "SignUpRefused", new { });
    }

    private static Refusal? WhyNot(Actor actor, Organisation unit) =>
        !OrganisationRights.MayDecideSignUp(actor, unit) ? new Refusal("没有这个注册申请，或不属于您所在部门审核。")
        : unit.State != OrganisationState.Pending ? new Refusal("这个注册申请已经办结，请刷新页面。")
        : null;
}
