using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.Policies;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.SelfChecks;

/// <summary>A check as an address asks for it.</summary>
/// <param name="Results">What each policy says, those that fit first.</param>
/// <param name="Answered">The questions answered so far, with what was typed.</param>
/// <param name="Next">The questions to ask next, the most deciding first.</param>
/// <param name="Left">How many questions are open in all.</param>
/// <param name="Kinds">Kinds of carriers there are policies for.</param>
/// <param name="Authorities">Whose policies there are.</param>
public sealed record SelfCheckPageData(
    IReadOnlyList<Trial> Results, IReadOnlyList<(AskedMeasure Question, string Typed)> Answered, IReadOnlyList<AskedMeasure> Next, int Left, FieldErrors Errors,
    IReadOnlyList<string> Kinds, IReadOnlyList<Choice> Authorities);

/// <summary>Holds typed answers against the published policies. Reads only; nobody need be signed in.</summary>
public sealed class AskPolicies(MiaopuDb db, Shelf shelf, DivisionBook divisions, BusinessClock clock)
{
    /// <summary>How many questions are asked at once.</summary>
    private const int AtOnce = 5;

    /// <summary>Stands for a place that is in none of the policies' areas.</summary>
    public const string Elsewhere = "000000";

    public async Task<SelfCheckPageData> Ask(ListAddress address, CancellationToken cancel = default)
    {
        var today = LegalTime.DayOf(clock.Now);
        // divisions first: what several policies ask for is worded as the first of them words it
        var published = (await shelf.InForce(today, cancel)).Where(p => p.Criteria.Count > 0 || p.Benefits.Count > 0).OrderByDescending(OfDivision).ToList();
        var names = await Names(published, cancel);
        var kind = address.Get(SelfCheckAddress.Kind);
        var authority = address.Get(SelfCheckAddress.Authority);
        var packs = published.Where(p => (kind is null || p.CarrierKind.Length == 0 || p.CarrierKind == kind) && (authority is null || p.Authority == authority)).ToList();
        var (stated, answered, refusals) = (new Dictionary<string, FieldValue>(StringComparer.Ordinal), new List<(AskedMeasure, string)>(), new List<FieldError>());

        // An answer can bring up further questions, which may be answered in the same address.
        SelfCheck check;
        bool more;
        do
        {
            check = SelfCheck.Of(packs, stated, today);
            more = false;
            foreach (var question in check.Trials.SelectMany(t => t.Open.SelectMany(q => q).Concat(t.OpenSoft).Concat(t.OpenSupport)).Distinct().ToList())
            {
                var key = SelfCheckAddress.Key(question);
                if (address.Get(key) is not { } typed || stated.ContainsKey(question.Meaning) || refusals.Exists(r => r.Name == key))
                {
                    continue;
                }

                if (Read(question, typed.Trim()) is { } value)
                {
                    stated[question.Meaning] = value;
                    answered.Add((question, typed.Trim()));
                    more = true;
                }
                else
                {
                    refusals.Add(new(key, $"{question.Measure.Title}应填{Expected(question)}{(IsNumber(question) && TypedNumber.IsTooLarge(typed.Trim(), signed: false) ? $"，{TypedNumber.LargestWords}" : "")}。"));
                }
            }
        }
        while (more);

        var wrong = refusals.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        // Who has not said which policies are meant is asked for those of divisions first: the others are for members of the body that issued them.
        var ofDivisions = kind is not null || authority is not null ? new HashSet<AskedMeasure>() : check.Trials.Where(t => OfDivision(t.Assessment.Pack)).SelectMany(t => t.Open.SelectMany(q => q)).ToHashSet();
        var asked = check.Questions.OrderByDescending(q => wrong.Contains(SelfCheckAddress.Key(q))).ThenByDescending(ofDivisions.Contains).ToList();
        return new(
            [.. check.Trials.OrderBy(t => Order(t)).ThenBy(t => names[t.Assessment.Pack.Authority].Order, StringComparer.Ordinal)],
            answered,
            [.. asked.Take(Math.Max(AtOnce, wrong.Count))],
            check.Questions.Count,
            new FieldErrors(refusals),
            [.. published.Select(p => p.CarrierKind).Where(k => k.Length > 0).Distinct()],
            [.. published.Select(p => p.Authority).Distinct().OrderBy(a => names[a].Order, StringComparer.Ordinal).Select(a => new Choice(a, names[a].Name))]);
    }

    /// <summary>The places a policy may ask for, to choose from.</summary>
    public IReadOnlyList<Choice> Places(IEnumerable<Choice> authorities) =>
        [.. authorities.Where(a => DivisionCode.TryParse(a.Value, out _, out _)).Select(a => new Choice(a.Value, divisions.NameOf(a.Value))), new(Elsewhere, "其他地方")];

    /// <summary>Whether nothing that can be stated decides: to say that such a policy fits would promise what people have yet to find.</summary>
    public static bool IsByPeople(Trial trial) => trial.Assessment.Criteria.All(c => c.Answer is Answer.ForAPerson or Answer.NotApplicable);

    /// <summary>Whether a province, city or county issued it; other bodies' policies bind their members only.</summary>
    private static bool OfDivision(PolicyPack pack) => DivisionCode.TryParse(pack.Authority, out _, out _);

    /// <summary>Those that fit, those that may, those that do not; plans without conditions last.</summary>
    private static int Order(Trial trial) => (trial.Assessment.Criteria.Count, trial.Outlook) switch
    {
        (0, _) => 3,
        (_, Outlook.Passes) => IsByPeople(trial) || trial.IsUnstated ? 1 : 0,
        (_, Outlook.Open) => 1,
        _ => 2,
    };

    private static bool IsNumber(AskedMeasure question) => question.Type is FieldType.Number or FieldType.Money;

    private static FieldValue? Read(AskedMeasure question, string typed) => question switch
    {
        { Type: FieldType.Number or FieldType.Money } => TypedNumber.Read(typed, signed: false) is { } number ? FieldValue.Of(question.Unit == "%" ? number / 100 : number) : null,
        { Type: FieldType.YesNo } => typed switch
        {
            "是" => FieldValue.Of(true),
            "否" => FieldValue.Of(false),
            _ => null,
        },
        { Type: FieldType.Date } => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? FieldValue.Of(day) : null,
        { Items.Count: > 0 } => question.Items.Contains(typed) ? FieldValue.Of(typed) : null,
        { Type: FieldType.Division } => DivisionCode.TryParse(typed, out _, out _) || typed == Elsewhere ? FieldValue.Of(typed) : null,
        _ => typed.Length <= 200 ? FieldValue.Of(typed) : null,
    };

    private static string Expected(AskedMeasure question) => question switch
    {
        { Type: FieldType.Number or FieldType.Money } => "不小于 0 的数",
        { Type: FieldType.YesNo } => "“是”或“否”",
        { Type: FieldType.Date } => "日期，如 2021-05-14",
        { Items.Count: > 0 } or { Type: FieldType.Division } => "所列的一项",
        _ => "不超过 200 个字",
    };

    // Ordered by division; authorities without one come last.
    private async Task<Dictionary<string, (string Name, string Order)>> Names(IEnumerable<PolicyPack> packs, CancellationToken cancel)
    {
        var codes = packs.Select(p => p.Authority).Distinct().ToList();
        var offices = await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.Authority && codes.Contains(o.Division!)).Select(o => new { o.Division, o.Name }).ToListAsync(cancel);
        return codes.ToDictionary(
            c => c,
            c => DivisionCode.TryParse(c, out _, out _) ? (offices.Find(o => o.Division == c)?.Name ?? divisions.NameOf(c), c) : (c, "~" + c),
            StringComparer.Ordinal);
    }
}
