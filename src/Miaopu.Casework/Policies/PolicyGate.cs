using Miaopu.Casework.Calendar;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Policies;

/// <summary>发布把关: a text and its cases held against everything that must be right before they bind anybody.</summary>
/// <param name="Reading">What the text reads as.</param>
/// <param name="Cases">What the cases read as; null where the text does not read, or there are none.</param>
/// <param name="Results">How the cases went.</param>
/// <param name="Refusals">Why it may not be published; empty where it may.</param>
public sealed record PolicyGate(PackReading Reading, CaseReading? Cases, IReadOnlyList<CaseResult> Results, IReadOnlyList<Refusal> Refusals)
{
    public const string PolicyFile = "policy.yaml", CasesFile = "cases.yaml";

    private const int MostTold = 5, LongestId = 70, LongestTitle = 200;

    /// <summary>What a submission of the last minute needs: how far apart the dates of a round have to lie, and where those of the cases do not. Told, not refused: rounds give the dates.</summary>
    public IReadOnlyList<string> Deadlines { get; init; } = [];

    /// <summary>Whether it may go on.</summary>
    public bool IsOpen => Refusals.Count == 0;

    /// <summary>What is wrong with both texts, in their order.</summary>
    public IReadOnlyList<Finding> Findings => [.. Reading.Findings, .. Cases?.Findings ?? []];

    /// <summary>Reads the cases and runs them. Never throws on bad text.</summary>
    /// <param name="reading">What the policy reads as.</param>
    /// <param name="cases">The text of the cases.</param>
    /// <param name="office">Whose policies the text may be.</param>
    /// <param name="calendar">The working days and holidays that deadlines are tried on; null tries none.</param>
    public static PolicyGate Hold(PackReading reading, string cases, PolicyOffice office, WorkingCalendar? calendar = null)
    {
        if (reading.Pack is not { } pack)
        {
            return new PolicyGate(reading, null, [], [Wrong("政策文本", reading.Findings)]);
        }

        var refusals = new List<Refusal>();
        if (!office.Has(pack.Authority))
        {
            refusals.Add(new Refusal($"政策的 authority 写的是“{pack.Authority}”，不是本单位或下级单位，不能由本单位发布。"));
        }

        if (pack.Id.Length > LongestId || pack.Title.Length > LongestTitle)
        {
            refusals.Add(new Refusal($"policy 最多 {LongestId} 个字符，title 最多 {LongestTitle} 个字。"));
        }

        if (cases.Length == 0)
        {
            refusals.Add(new Refusal("还没有案例。送审前至少写一个案例，写明什么情形应得出什么结果。"));
            return new PolicyGate(reading, null, [], refusals);
        }

        var read = CaseFile.Read(cases, CasesFile, pack);
        var results = read.File?.Run(pack) ?? [];
        if (read.File is null)
        {
            refusals.Add(Wrong("案例", read.Findings));
        }
        else if (results.Count == 0)
        {
            refusals.Add(new Refusal("案例文件里还没有案例。送审前至少写一个。"));
        }
        else if (results.Where(r => !r.Passed).ToList() is { Count: > 0 } failed)
        {
            refusals.Add(new Refusal($"{failed.Count} 个案例没有通过：{string.Join('、', failed.Take(MostTold).Select(f => f.Title))}{(failed.Count > MostTold ? "等" : "")}。"));
        }

        return new PolicyGate(reading, read, results, refusals) { Deadlines = calendar is null ? [] : DeadlinesOf(pack, read.File, calendar) };
    }

    /// <summary>Every day of the known years is tried, and the dates of the cases.</summary>
    private static List<string> DeadlinesOf(PolicyPack pack, CaseFile? cases, WorkingCalendar calendar)
    {
        var first = calendar.Days.Select(d => d.Date).DefaultIfEmpty(calendar.KnownUntil).Min();
        var said = DeadlineNeed.Of(pack, calendar, first, calendar.KnownUntil).Select(n => n.Sentence).ToList();
        if (cases is not null && pack.Dates.All(d => cases.Dates.ContainsKey(d.Name)))
        {
            said.AddRange(LastMinute.Of(pack, calendar, name => DueDate.EndOf(cases.Dates[name])).Select(l => $"按案例所写的日期：{l.Sentence}"));
        }

        return said;
    }

    private static Refusal Wrong(string what, IReadOnlyList<Finding> findings)
    {
        var errors = findings.Where(f => f.Severity == Severity.Error).ToList();
        return new Refusal($"{what}有 {errors.Count} 处错误，先改好再送审。第一处在第 {errors[0].Place.Line} 行：{errors[0].What}。");
    }
}
