using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>What a benefit comes to for one carrier.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Answer">达到: entitled; 待认定: entitled, and a person decides the amount.</param>
/// <param name="Low">The lowest amount in yuan, or null where nothing can be said.</param>
/// <param name="High">The highest amount in yuan, or null where nothing can be said.</param>
/// <param name="Parts">What each payer pays; empty without a split or while the amount is not exact.</param>
/// <param name="Steps">How the amount came about, in words, first to last.</param>
/// <param name="Unknown">What is not known.</param>
public sealed record BenefitVerdict(
    Benefit Benefit, Answer Answer, decimal? Low, decimal? High, IReadOnlyList<BenefitPart> Parts, IReadOnlyList<string> Steps, IReadOnlyList<MissingInput> Unknown)
{
    /// <summary>The amount in yuan where it is certain, else null.</summary>
    public decimal? Amount => Low == High ? Low : null;
}

/// <summary>A benefit with its names resolved.</summary>
internal sealed class BenefitProgram(
    Benefit benefit, MeasureExpression? when, MeasureExpression? formula, MeasureProgram? by, MeasureProgram? of, MeasureProgram? less, MeasureProgram? received)
{
    internal static BenefitProgram Compile(Benefit benefit, FeelScope scope, IReadOnlyDictionary<string, MeasureProgram> measures, FindingList findings)
    {
        MeasureProgram? Of(string? name) => name is null ? null : measures.GetValueOrDefault(name);
        var amount = benefit.Amount;
        foreach (var money in new[] { Of(amount?.Less), Of(amount?.Received) }.OfType<MeasureProgram>().Where(m => m.Unit is not (null or "元")))
        {
            findings.Error(amount!.At, "unit", $"“less”“received”要用金额，“{money.Measure.Name}”的单位是“{money.Unit}”");
        }

        return new BenefitProgram(
            benefit,
            benefit.WhenText is { } when ? MeasureExpression.Bind(when, scope, measures, findings, FeelType.Boolean) : null,
            amount?.FormulaText is { } formula ? MeasureExpression.Bind(formula, scope, measures, findings, FeelBridge.NumberIn("元")) : null,
            Of(amount?.By),
            Of(amount?.Of),
            Of(amount?.Less),
            Of(amount?.Received));
    }

    internal BenefitVerdict Judge(Run run)
    {
        if (when is not null)
        {
            var entitled = when.Evaluate(run);
            if (entitled.IsUnknown)
            {
                return Said(Answer.MissingData, null, null, ["是否符合条件还不能确定"], entitled.Missing!);
            }

            if (entitled.Value is not { Kind: FieldValueKind.YesNo, IsYes: true })
            {
                return Said(Answer.NotMet, 0, 0, [$"不符合条件：{benefit.When}"], []);
            }
        }

        if (benefit.Amount is not { } amount)
        {
            return Said(Answer.Met, null, null, [], []);
        }

        return Limited(amount, Gross(amount, run), run);
    }

    /// <summary>The amount before what is taken off and capped.</summary>
    private Sum Gross(BenefitAmount amount, Run run) => amount switch
    {
        { DecidedBy: not null } => new Sum(amount.Fixed ?? 0, amount.Upper, [amount.Upper is { } upper ? $"在 {Money(amount.Fixed ?? 0)} 到 {Money(upper)} 之间由人定" : "数额由人定"], []),
        { Fixed: { } one } => new Sum(one, one, [$"定额 {Money(one)}"], []),
        { Cases.Count: > 0 } => Picked(amount, by!.Value(run)),
        { Series.Count: > 0 } => Serial(amount, by!.Value(run)),
        { Rate: { } rate } => Product(of!.Value(run), rate, $"{Figures.WithUnit(rate, "%")}"),
        { UnitPrice: { } price } => Product(of!.Value(run), price, $"每{of!.Unit} {Money(price)}"),
        _ => Computed(formula, run),
    };

    private static Sum Picked(BenefitAmount amount, MeasuredValue value)
    {
        if (value.Other.IsBlank)
        {
            return new Sum(amount.Cases.Min(c => c.Amount), amount.Cases.Max(c => c.Amount), [$"{value.Title}未知"], value.Unknown);
        }

        var hit = amount.Cases.FirstOrDefault(c => c.Value == value.Other.ToString());
        return hit is null ? new Sum(0, 0, [$"{value.Title}为“{value.Other}”，没有对应的数额"], []) : new Sum(hit.Amount, hit.Amount, [$"{value.Title}为“{hit.Value}”：{Money(hit.Amount)}"], []);
    }

    private static Sum Serial(BenefitAmount amount, MeasuredValue value)
    {
        decimal At(decimal n) => n >= 1 && n <= amount.Series.Count && n == decimal.Truncate(n) ? amount.Series[(int)n - 1] : 0;
        if (value is { IsExact: true, Low: { } n })
        {
            return new Sum(At(n), At(n), [At(n) > 0 ? $"第 {Figures.WithUnit(n, null)} 次：{Money(At(n))}" : $"第 {Figures.WithUnit(n, null)} 次，没有数额"], []);
        }

        return new Sum(0, amount.Series.Max(), [$"{value.Title}未知"], value.Unknown);
    }

    private static Sum Product(MeasuredValue value, decimal factor, string words) =>
        new(value.Low * factor, value.High * factor, [$"{value.Title} {value.Text}，{words}"], value.Unknown);

    private static Sum Computed(MeasureExpression? formula, Run run)
    {
        var outcome = formula!.Evaluate(run);
        return outcome is { IsUnknown: false, Value: { Kind: FieldValueKind.Number, Number: var number } }
            ? new Sum(number, number, [$"按公式得 {Money(number)}"], [])
            : new Sum(null, null, ["公式还算不出"], outcome.Missing ?? []);
    }

    /// <summary>Takes off what was received for the same, then holds to the caps, and never below nothing.</summary>
    private BenefitVerdict Limited(BenefitAmount amount, Sum gross, Run run)
    {
        var (low, high, steps, unknown) = (gross.Low, gross.High, gross.Steps.ToList(), gross.Unknown.ToList());
        if (less?.Value(run) is { } had)
        {
            (low, high) = (low - had.High, high - had.Low);
            steps.Add($"减去已获的{had.Title} {had.Text}");
            unknown.AddRange(had.Unknown);
        }

        if (amount.AtMost is { } most && !(high <= most))
        {
            (low, high) = (low is { } l ? Math.Min(l, most) : null, most);
            steps.Add($"一次不超过 {Money(most)}");
        }

        if (amount.LifeCap is { } cap && received?.Value(run) is { } before)
        {
            var (roomLow, roomHigh) = (cap - before.High, cap - before.Low);
            if (!(high <= roomLow))
            {
                low = low is { } l && roomLow is { } r ? Math.Min(l, r) : null;
                high = high is { } h && roomHigh is { } q ? Math.Min(h, q) : roomHigh;
                steps.Add($"累计不超过 {Money(cap)}，此前 {before.Text}");
                unknown.AddRange(before.Unknown);
            }
        }

        low = low is { } bottom ? Math.Max(0, decimal.Round(bottom, 2)) : 0;
        high = high is { } top ? Math.Max(0, decimal.Round(top, 2)) : null;
        var answer = amount.DecidedBy is not null ? Answer.ForAPerson : low == high ? Answer.Met : Answer.MissingData;
        return Said(answer, low, high, steps, unknown);
    }

    private BenefitVerdict Said(Answer answer, decimal? low, decimal? high, IReadOnlyList<string> steps, IReadOnlyList<MissingInput> unknown) =>
        new(benefit, answer, low, high, low is { } sum && low == high && sum > 0 ? benefit.Split?.Divide(sum) ?? [] : [], steps, [.. unknown.Distinct()]);

    private static string Money(decimal yuan) => Figures.WithUnit(yuan, "元");

    private readonly record struct Sum(decimal? Low, decimal? High, IReadOnlyList<string> Steps, IReadOnlyList<MissingInput> Unknown);
}
