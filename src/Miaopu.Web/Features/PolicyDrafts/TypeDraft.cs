using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>What is wrong with a text of a draft while it is written.</summary>
/// <param name="Text">The text as it was looked at; what findings offer is counted in it.</param>
/// <param name="Failed">Cases that do not pass; empty for the policy.</param>
public sealed record TypedFindings(string Part, string Text, IReadOnlyList<Finding> Findings, IReadOnlyList<CaseResult> Failed, int CasesRun)
{
    /// <summary>How many are told; a broken text can have thousands.</summary>
    public const int MostTold = 100;

    /// <summary>Why nothing could be looked at; null where it was.</summary>
    public string? Blocked { get; init; }

    public int Errors => Findings.Count(f => f.Severity == Severity.Error);
}

/// <summary>Keeps what is typed until it is saved, and looks at it.</summary>
public sealed class TypeDraft(MiaopuDb db, PolicyDraftDesk desk, CurrentActor current, BusinessClock clock)
{
    /// <summary>Keeps a text as the actor's own typing. The same as what is saved is none.</summary>
    public async Task<Refusal?> Keep(PolicyDraft draft, string part, string text, int seen, CancellationToken cancel = default)
    {
        if (text.Length > WritePolicyDraft.Longest)
        {
            return new Refusal($"文字太长（{text.Length:N0} 个字符，最多 {WritePolicyDraft.Longest:N0} 个），没有保存。");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return new Refusal("文字里有不能保存的控制字符，没有保存。");
        }

        if (!draft.Changes)
        {
            return new Refusal("草案已经送审或办结，您输入的文字没有保存。");
        }

        var typing = await desk.Typings(draft.Id).SingleOrDefaultAsync(t => t.Part == part, cancel);
        if (text == (part == WritePolicyDraft.Cases ? draft.Cases : draft.Text))
        {
            if (typing is not null)
            {
                db.Remove(typing);
            }
        }
        else
        {
            if (typing is null)
            {
                typing = PolicyTyping.Begin(draft.Id, current.Actor.PersonId, part);
                db.Add(typing);
            }

            typing.Type(text, seen, clock.Now);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            // one's own other tab kept a text at the same moment; the next stroke keeps this one
            db.ChangeTracker.Clear();
        }

        return null;
    }

    /// <summary>Reads a text against the vocabulary in use. The cases are read against the policy as the actor sees it, and run.</summary>
    public async Task<TypedFindings> Look(PolicyDraft draft, string part, string text, CancellationToken cancel = default)
    {
        if (part != WritePolicyDraft.Cases)
        {
            return new(part, text, (await desk.Read(text, cancel)).Findings, [], 0);
        }

        var policy = await desk.Typings(draft.Id).Where(t => t.Part == WritePolicyDraft.Policy).Select(t => t.Text).SingleOrDefaultAsync(cancel) ?? draft.Text;
        if ((await desk.Read(policy, cancel)).Pack is not { } pack)
        {
            return new(part, text, [], [], 0) { Blocked = "政策文本有错误，改好后才能检查和运行案例。" };
        }

        var reading = CaseFile.Read(text, PolicyGate.CasesFile, pack);
        var results = reading.File?.Run(pack) ?? [];
        return new(part, text, reading.Findings, [.. results.Where(r => !r.Passed)], results.Count);
    }
}
