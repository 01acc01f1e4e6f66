namespace Miaopu.Rulebook;

/// <summary>What one benefit comes to for every carrier of a snapshot.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Carriers">By the carriers' place in the snapshot.</param>
public sealed record BenefitCost(Benefit Benefit, IReadOnlyList<CarrierBenefit> Carriers)
{
    /// <summary>What the carriers chosen come to together.</summary>
    public CostTotal Total(IEnumerable<int> chosen)
    {
        var (entitled, open, low) = (0, 0, 0m);
        decimal? high = 0;
        foreach (var carrier in chosen)
        {
            var one = Carriers[carrier];
            entitled += one.IsEntitled ? 1 : 0;
            open += one.Answer == Answer.MissingData ? 1 : 0;
            low += one.Low ?? 0;
            high = one.Answer == Answer.NotMet ? high : high + one.High;
        }

        return new CostTotal(entitled, open, low, high);
    }
}

/// <summary>What a benefit comes to for one carrier: the bare part of <see cref="BenefitVerdict"/>.</summary>
/// <param name="Answer">达到: entitled; 待认定: entitled, and a person decides the amount.</param>
/// <param name="Low">The lowest amount in yuan, or null where nothing can be said.</param>
/// <param name="High">The highest amount in yuan, or null where nothing can be said.</param>
public readonly record struct CarrierBenefit(Answer Answer, decimal? Low, decimal? High)
{
    /// <summary>Whether the carrier has a right to something, however much a person may make it.</summary>
    public bool IsEntitled => Answer is Answer.Met or Answer.ForAPerson && High is null or > 0;
}

/// <summary>A benefit added up over carriers.</summary>
/// <param name="Entitled">How many are entitled.</param>
/// <param name="Open">Of how many it cannot be said yet.</param>
/// <param name="Low">The lowest sum in yuan.</param>
/// <param name="High">The highest sum in yuan; null where there is no upper bound, as where a person decides.</param>
public readonly record struct CostTotal(int Entitled, int Open, decimal Low, decimal? High);
