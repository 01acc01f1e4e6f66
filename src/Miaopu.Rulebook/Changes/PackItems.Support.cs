using static Miaopu.Rulebook.Traits;

namespace Miaopu.Rulebook;

internal static partial class PackItems
{
    private static IEnumerable<PackItem> Money(PolicyPack pack) => pack.Benefits.Select(b => Item(
        ChangeGroup.Money, "扶持", b.Id, b.Title, b.Basis,
        [
            Text("方式", BenefitWords.Of(b.Kind)), Points("由谁给", b.By, Name(pack, b.By)), Weighty("给谁", BenefitWords.Of(b.To)), Weighty("条件", b.When),
            new Trait("次数", Words.Of(b.Frequency)) { Number = b.Frequency switch { BenefitFrequency.EachTime => 3, BenefitFrequency.OncePerYear => 2, BenefitFrequency.OncePerLevel => 1, _ => 0 }, Rising = ChangeDirection.Looser },
            .. Of(pack, b.Amount),
            Weighty("分担", b.Split is { } split ? $"{string.Join('、', split.Shares.Select(s => $"{s.Payer} {Figures.Plain(s.Share)}"))}，零头归{split.OddFen}" : null),
            List("用途", b.Purposes), Points("收回情形", string.Join(' ', b.RecoveredBy), string.Join('、', b.RecoveredBy.Select(r => pack.Sanctions.FirstOrDefault(s => s.Id == r)?.When ?? r))),
        ]) with { WhenAdded = ChangeDirection.Looser });

    private static IEnumerable<Trait> Of(PolicyPack pack, BenefitAmount? amount) => amount is null ? [] :
    [
        .. amount.Fixed is { } sum ? [Yuan(amount.Upper is null ? "数额" : "数额下限", sum)] : Array.Empty<Trait>(),
        .. amount.Upper is { } upper ? [Yuan("数额上限", upper)] : Array.Empty<Trait>(),
        Points("数额由谁定", amount.DecidedBy, Name(pack, amount.DecidedBy)), Weighty("按什么分档", amount.By),
        .. amount.Cases.Select(c => Yuan($"“{c.Value}”的数额", c.Amount)),
        .. amount.Series.Select((s, i) => Yuan($"第 {i + 1} 次（年）的数额", s)),
        .. amount.Rate is { } rate ? [new Trait("比例", Figures.Percent(rate)) { Number = rate, Rising = ChangeDirection.Looser }] : Array.Empty<Trait>(),
        .. amount.UnitPrice is { } price ? [Yuan("单价", price)] : Array.Empty<Trait>(),
        Weighty("以什么为基数", amount.Of), Weighty("算式", amount.Formula), Weighty("扣除", amount.Less),
        Limit("每次上限", amount.AtMost, "元", ChangeDirection.Looser), Limit("累计上限", amount.LifeCap, "元", ChangeDirection.Looser), Text("累计已得", amount.Received),
    ];

    private static Trait Yuan(string name, decimal yuan) => new(name, Words.Yuan(yuan)) { Number = yuan, Rising = ChangeDirection.Looser };

    private static string? Name(PolicyPack pack, string? body) => body is null ? null : pack.Body(body)?.Name ?? body;

    private static IEnumerable<PackItem> Sanctions(PolicyPack pack) =>
    [
        .. pack.Sanctions.Select(s => Item(
            ChangeGroup.Sanctions, "制裁", s.Id, s.When, s.Basis,
            Flag("撤销名称", s.Cancels, ChangeDirection.Stricter), Figure("禁止申报", s.BanYears, "年", ChangeDirection.Stricter),
            Weighty("禁止的对象", s.BanYears is null ? null : s.Binds == BanBinds.Operator ? "运营机构" : "本载体"),
            Weighty("连续结果", s.After?.Result), s.After is { } run ? new Trait("连续次数", $"{run.InARow} 次") { Number = run.InARow, Rising = ChangeDirection.Looser } : Text("连续次数", null),
            Flag("可以而非必须", s.AtDiscretion, ChangeDirection.Looser), Flag("收回资金", s.Recovers, ChangeDirection.Stricter), Flag("先整改", s.Rectify, ChangeDirection.Looser),
            s.Rectify ? Time("整改期限", s.RectifyWithin, ChangeDirection.Looser) : Text("整改期限", null), Points("整改期限由谁定", s.RectifyDecidedBy, Name(pack, s.RectifyDecidedBy))) with
            { WhenAdded = ChangeDirection.Stricter }),
        .. pack.Duties.Select(d => Item(
            ChangeGroup.Sanctions, "义务", d.Id, d.Title, d.Basis,
            Points("报给", d.To, Name(pack, d.To)), Points("再报给", string.Join(' ', d.Then), string.Join('、', d.Then.Select(t => Name(pack, t)))), Weighty("周期", Words.Of(d.Period)), Text("情形", d.When), Time("期限", d.Within, ChangeDirection.Looser), List("内容", d.Asks)) with
            { WhenAdded = ChangeDirection.Stricter }),
    ];

    private static IEnumerable<PackItem> Steering(PolicyPack pack) =>
    [
        .. pack.Targets.Select(t => Item(
            ChangeGroup.Steering, "目标", t.Id, t.Title, t.Basis,
            [
                Weighty("范围", t.Where), Weighty("度量", t.Measure),
                t.Against is { } against ? new Trait("指标", Bar.Text(against, t.Unit, m => m)) { Bar = against, Plain = true } : Text("指标", "标志性任务"),
                new Trait("完成期限", t.By is { } day ? Words.Day(day) : Trait.Unlimited) { Number = t.By?.DayNumber ?? decimal.MaxValue, Rising = ChangeDirection.Looser },
                .. Of(t.Responsible),
            ])),
        .. pack.Tasks.Select(t => Item(ChangeGroup.Steering, "任务", t.Id, t.Title, t.Basis, Of(t.Responsible))),
        .. pack.Services.Select(s => Item(
            ChangeGroup.Steering, "服务", s.Id, s.Title, s.Basis, [Text("种类", s.Kind), List("服务对象", s.For), Text("收费", Words.Of(s.Price)), .. Of(s.Responsible)])),
    ];

    private static IEnumerable<Trait> Of(Responsible who) => [Text("牵头", who.Lead), List("参与", who.With)];
}
