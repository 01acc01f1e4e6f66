using System.Globalization;
using Miaopu.Rulebook;
using Wording = Miaopu.Web.Look.Wording;

namespace Miaopu.Web.Features.Policies;

/// <summary>Benefits, duties, targets and services of a pack in words.</summary>
public static class SupportWords
{
    /// <summary>What a benefit gives, to whom it is open and how often, a sentence each.</summary>
    public static IEnumerable<string> Gives(Benefit benefit, PolicyPack pack)
    {
        if (benefit.When is { } when)
        {
            yield return $"条件：{when}";
        }

        if (benefit.Amount is { } amount)
        {
            yield return Amount(amount, pack);
            if (amount.Less is { } less)
            {
                yield return $"减去已获的{Measure(less, pack)}";
            }

            if (amount.AtMost is { } most)
            {
                yield return $"一次不超过 {Yuan(most)}";
            }

            if (amount.LifeCap is { } cap)
            {
                yield return $"累计不超过 {Yuan(cap)}";
            }
        }

        if (Frequency(benefit.Frequency) is { } frequency)
        {
            yield return frequency;
        }

        if (benefit.Split is { } split)
        {
            yield return $"分担：{string.Join("、", split.Shares.Select(s => $"{s.Payer} {s.Share.ToString("0.##", CultureInfo.InvariantCulture)}"))}，除不尽的分由{split.OddFen}承担";
        }

        if (benefit.Purposes.Count > 0)
        {
            yield return $"用途：{string.Join("、", benefit.Purposes)}";
        }

        foreach (var sanction in benefit.RecoveredBy)
        {
            yield return $"收回：{pack.Sanctions.FirstOrDefault(s => s.Id == sanction)?.When ?? sanction}";
        }
    }

    /// <summary>When a duty falls due, to whom and what is handed in.</summary>
    public static string Asks(Duty duty, PolicyPack pack)
    {
        var period = duty.Period switch
        {
            DutyPeriod.Month => "每月",
            DutyPeriod.Quarter => "每季度",
            DutyPeriod.Year => "每年",
            _ => $"{duty.When}时",
        };
        var within = duty.Within is { } term ? $"，{term}内" : "";
        var bodies = string.Join("，再由其报", duty.Then.Prepend(duty.To).Select(b => pack.Body(b)?.Name ?? b));
        return $"{period}{within}报{bodies}{(duty.Asks.Count > 0 ? $"：{string.Join("、", duty.Asks)}" : "")}";
    }

    public static string Aims(Target target, PolicyPack pack) =>
        (target.Against is { } against ? PolicyWords.Threshold(against, pack, target.Unit) : "里程碑，由人认定，附证明")
        + (target.By is { } by ? $"，{Wording.Day(by)}前" : "");

    public static string Serves(ServiceOffer service) =>
        $"面向{string.Join("、", service.For)}{service.Price switch { ServicePrice.Free => "，免费", ServicePrice.FreeOrLow => "，免费或低价", _ => "" }}";

    public static string Who(Responsible responsible) => responsible switch
    {
        { Lead: null } => "",
        { With.Count: 0 } => $"　牵头：{responsible.Lead}",
        _ => $"　牵头：{responsible.Lead}；参加：{string.Join("、", responsible.With)}",
    };

    /// <summary>What a sanction brings.</summary>
    public static string Brings(SanctionRule sanction, PolicyPack pack)
    {
        var rectify = sanction.Rectify
            ? $"限期整改{(sanction.RectifyWithin is { } term ? $"（{term}）" : sanction.RectifyDecidedBy is { } by ? $"（时间由{pack.Body(by)?.Name ?? by}定）" : "")}"
            : null;
        var ban = sanction.BanYears is { } years ? $"{years} 年内不受理{(sanction.Binds == BanBinds.Operator ? "其运营机构" : "该载体")}的申报" : null;
        var parts = new[] { rectify, sanction.Cancels ? sanction.AtDiscretion ? "可以取消称号" : "取消称号" : null, sanction.Recovers ? "收回资金" : null, ban };
        return string.Join("，", parts.OfType<string>());
    }

    private static string Amount(BenefitAmount amount, PolicyPack pack) => amount switch
    {
        { DecidedBy: { } by, Upper: { } upper } => $"{Yuan(amount.Fixed ?? 0)} 至 {Yuan(upper)}，由{pack.Body(by)?.Name ?? by}定",
        { DecidedBy: { } by } => $"数额由{pack.Body(by)?.Name ?? by}定",
        { Fixed: { } one } => Yuan(one),
        { Cases.Count: > 0 } => $"按{Measure(amount.By!, pack)}：{string.Join("，", amount.Cases.Select(c => $"{c.Value} {Yuan(c.Amount)}"))}",
        { Series.Count: > 0 } => $"按{Measure(amount.By!, pack)}依次：{string.Join("、", amount.Series.Select(Yuan))}",
        { Rate: { } rate } => $"{Measure(amount.Of!, pack)}的 {(rate * 100m).ToString("0.##", CultureInfo.InvariantCulture)}%",
        { UnitPrice: { } price } => $"{Measure(amount.Of!, pack)}每{pack.Measure(amount.Of!)?.Unit ?? "份"} {Yuan(price)}",
        _ => $"按公式：{amount.Formula}",
    };

    private static string? Frequency(BenefitFrequency frequency) => frequency switch
    {
        BenefitFrequency.Once => "一次性",
        BenefitFrequency.OncePerLevel => "每个级别一次",
        BenefitFrequency.OncePerYear => "每年一次",
        _ => null,
    };

    private static string Measure(string name, PolicyPack pack) => pack.Measure(name)?.Title ?? name;

    /// <summary>In 万元 from there on.</summary>
    public static string Yuan(decimal yuan) => yuan >= 10_000m
        ? $"{(yuan / 10_000m).ToString("#,0.####", CultureInfo.InvariantCulture)} 万元"
        : $"{yuan.ToString("#,0.##", CultureInfo.InvariantCulture)} 元";
}
