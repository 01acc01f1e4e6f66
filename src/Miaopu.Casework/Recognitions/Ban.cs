using Miaopu.Rulebook;

namespace Miaopu.Casework.Recognitions;

/// <summary>限期禁止申报：until its last day, whom it binds may not begin an application of the policy that set it.</summary>
public sealed class Ban
{
    /// <summary>Longest text of a citation, in characters.</summary>
    public const int LongestCitation = 300;

    private Ban()
    {
    }

    public Guid Id { get; private set; }

    public BanBinds Binds { get; private set; }

    /// <summary>The operator or carrier it binds.</summary>
    public Guid SubjectId { get; private set; }

    public string PackId { get; private set; } = "";

    /// <summary>What it was set for, a word of the pack.</summary>
    public string Cause { get; private set; } = "";

    /// <summary>The clause, as people read it: title of the source and number of the clause.</summary>
    public string Citation { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>Last day it binds, included.</summary>
    public DateOnly Until { get; private set; }

    public Guid ApplicationId { get; private set; }

    public int Version { get; private set; }

    public bool BindsOn(DateOnly day) => From <= day && day <= Until;

    /// <summary>The refusal it gives, with its clause.</summary>
    public string Sentence => $"因“{Cause}”，{Until:yyyy-MM-dd} 前（含当日）不得再次申报（依据：{Citation}）。";

    internal static Ban Set(Guid id, SanctionRule rule, Guid subjectId, Guid applicationId, string packId, string citation, DateOnly from) => new()
    {
        Id = id,
        Binds = rule.Binds,
        SubjectId = subjectId,
        PackId = packId,
        Cause = rule.When,
        Citation = citation,
        From = from,
        Until = from.AddYears(rule.BanYears!.Value).AddDays(-1),
        ApplicationId = applicationId,
    };
}
