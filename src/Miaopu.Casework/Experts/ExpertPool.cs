using Miaopu.Casework.Journal;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Experts;

/// <summary>What is written of an expert in the pool.</summary>
public sealed record ExpertForm(string? Employer, string? Fields);

/// <summary>专家库: who may be asked for advice by an authority.</summary>
public static class ExpertPool
{
    public static bool May(Actor actor, Guid authorityId) => actor.Is(Role.ProgramOfficer) && actor.OrganisationId == authorityId;

    /// <summary>Enters a person who agreed to be asked, by taking up an invitation; who left the pool comes back to it.</summary>
    /// <param name="membership">The person's membership in the authority, with the role of an expert.</param>
    /// <param name="held">All roles the person holds in memberships that last, in any organisation.</param>
    /// <param name="known">The person's earlier entry in this pool, or null.</param>
    public static Outcome<(Expert Expert, List<Happening> Happened)> Enter(
        Actor actor, Person person, Membership membership, Role held, Expert? known, ExpertForm form, Func<Guid> newId, DateTime now)
    {
        if (!May(actor, actor.OrganisationId))
        {
            return new Refusal("专家库由业务人员维护。");
        }

        if (Check(form) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        if (membership.OrganisationId != actor.OrganisationId || membership.Until is not null || (membership.Roles & Role.Expert) == Role.None)
        {
            return new Refusal($"{person.Name}还没有接受本单位的邀请。", "person");
        }

        if (person.Disabled)
        {
            return new Refusal($"{person.Name}的账号已停用，不能入库。", "person");
        }

        if (Roles.Conflict(held, Role.Expert) is { } conflict)
        {
            return conflict with { Field = "person" };
        }

        if (known is { Until: null })
        {
            return new Refusal($"{person.Name}已在专家库中。", "person");
        }

        var expert = known ?? Expert.Enter(newId(), person.Id, actor.OrganisationId, form.Employer!, form.Fields!, now);
        expert.Return(form.Employer!, form.Fields!);
        return (expert, [new Happening(Streams.Organisation(actor.OrganisationId), "ExpertEntered", new { Expert = expert.Id, Person = person.Id })]);
    }

    public static Outcome<Happening> Describe(Actor actor, Expert expert, ExpertForm form)
    {
        if (!May(actor, expert.AuthorityId))
        {
            return new Refusal("专家库由业务人员维护。");
        }

        if (Check(form) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        expert.Describe(form.Employer!, form.Fields!);
        return new Happening(Streams.Organisation(expert.AuthorityId), "ExpertDescribed", new { Expert = expert.Id });
    }

    /// <summary>Out of the pool; what the expert still has to answer stays theirs.</summary>
    /// <param name="open">How many tasks wait for the expert.</param>
    public static Outcome<Happening> Leave(Actor actor, Expert expert, int open, DateTime now)
    {
        if (!May(actor, expert.AuthorityId))
        {
            return new Refusal("专家库由业务人员维护。");
        }

        if (expert.Until is not null)
        {
            return new Refusal("该专家已不在专家库中。");
        }

        if (open > 0)
        {
            return new Refusal($"该专家还有 {open} 件评审没有提交。请等待，或先取消指派。");
        }

        expert.Leave(now);
        return new Happening(Streams.Organisation(expert.AuthorityId), "ExpertLeft", new { Expert = expert.Id });
    }

    private static List<Refusal> Check(ExpertForm form)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(form.Employer))
        {
            refusals.Add(new Refusal("请填写工作单位，用来判断是否须回避。", "employer"));
        }
        else if (form.Employer.Trim().Length > 200)
        {
            refusals.Add(new Refusal("工作单位最多 200 个字，请缩短。", "employer"));
        }

        if (string.IsNullOrWhiteSpace(form.Fields))
        {
            refusals.Add(new Refusal("请填写专业领域。", "fields"));
        }
        else if (form.Fields.Trim().Length > 500)
        {
            refusals.Add(new Refusal("专业领域最多 500 个字，请缩短。", "fields"));
        }

        return refusals;
    }
}
