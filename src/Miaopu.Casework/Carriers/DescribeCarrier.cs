using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;

namespace Miaopu.Casework.Carriers;

/// <summary>What an operator says of a carrier, as typed.</summary>
public sealed record CarrierForm(string? Name, string? Kind, string? Division, string? Address);

/// <summary>An operator adds a carrier, or describes one anew.</summary>
public static class DescribeCarrier
{
    /// <summary>A new carrier of the actor's unit.</summary>
    /// <param name="kinds">The kinds that vocabulary and packs know.</param>
    public static Outcome<(Carrier Carrier, Happening Happening)> Found(
        Guid id, Actor actor, Organisation @operator, CarrierForm typed, IReadOnlyCollection<string> kinds, Divisions divisions, DateTime now)
    {
        if (!actor.Is(CarrierRights.Keepers) || actor.OrganisationId != @operator.Id || @operator.Kind != OrganisationKind.Unit)
        {
            return CarrierRefusals.OnlyItsOperator;
        }

        if (Check(typed, kinds, divisions) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        var carrier = Carrier.Found(id, @operator, typed.Name!, typed.Kind!.Trim(), Code(typed), typed.Address!, now);
        return (carrier, new Happening(Streams.Carrier(id), "CarrierFounded", new { CarrierId = id, OperatorId = @operator.Id, carrier.Kind, carrier.Division }));
    }

    /// <summary>Changes the description. What ledgers hold is not touched.</summary>
    /// <param name="version">The version that the person saw; another one in the row means that somebody else was quicker.</param>
    public static Outcome<Happening> Change(
        Carrier carrier, int version, Actor actor, CarrierForm typed, IReadOnlyCollection<string> kinds, Divisions divisions)
    {
        if (!CarrierRights.MayEdit(actor, carrier))
        {
            return CarrierRefusals.OnlyItsOperator;
        }

        if (version != carrier.Version)
        {
            return CarrierRefusals.DescribedMeanwhile;
        }

        // A kind that is no longer on offer may stay as it is.
        if (Check(typed, [.. kinds, carrier.Kind], divisions) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        carrier.Describe(typed.Name!, typed.Kind!.Trim(), Code(typed), typed.Address!);
        return new Happening(Streams.Carrier(carrier.Id), "CarrierDescribed", new { CarrierId = carrier.Id, carrier.Kind, carrier.Division });
    }

    private static string? Code(CarrierForm typed) => DivisionCode.TryParse(typed.Division, out var code, out _) ? code.Value : null;

    private static List<Refusal> Check(CarrierForm typed, IReadOnlyCollection<string> kinds, Divisions divisions)
    {
        var refusals = new List<Refusal>();
        Text(typed.Name, "name", "载体名称", Carrier.LongestName);
        if (PlainName.WhyNot("载体名称", typed.Name) is { } unfit)
        {
            refusals.Add(new(unfit, "name"));
        }

        if (string.IsNullOrWhiteSpace(typed.Kind))
        {
            refusals.Add(new("请选择载体类型。", "kind"));
        }
        else if (!kinds.Contains(typed.Kind.Trim()))
        {
            refusals.Add(new($"没有“{typed.Kind.Trim()}”这一载体类型，请从列表中选择。", "kind"));
        }

        if (!DivisionCode.TryParse(typed.Division, out var code, out var why))
        {
            refusals.Add(new(string.IsNullOrWhiteSpace(typed.Division) ? "请选择所在区县。" : why, "division"));
        }
        else if (divisions.Find(code) is null)
        {
            refusals.Add(new($"没有代码为 {code} 的行政区划，请从列表中选择。", "division"));
        }

        Text(typed.Address, "address", "详细地址", Carrier.LongestAddress);
        return refusals;

        void Text(string? text, string field, string label, int most)
        {
            var length = text?.Trim().Length ?? 0;
            if (length == 0)
            {
                refusals.Add(new($"请填写{label}。", field));
            }
            else if (length > most)
            {
                refusals.Add(new($"{label}最多 {most} 个字，现有 {length} 个字，请缩短。", field));
            }
        }
    }
}

/// <summary>Why something about a carrier or its ledgers may not happen.</summary>
public static class CarrierRefusals
{
    public static Refusal OnlyItsOperator { get; } = new("只有载体的运营机构可以修改它的信息和台账。");

    public static Refusal DescribedMeanwhile { get; } = new("在您填写期间，这个载体的信息已由同事或在您的另一个页面上改过。下面并列显示两份内容，请核对后再保存。");

    public static Refusal EditedMeanwhile { get; } = new("在您填写期间，这条记录已由同事或在您的另一个页面上改过。下面并列显示两份内容，请核对后再保存。");

    public static Refusal StruckMeanwhile { get; } = new("这条记录已被同事删除，没有保存您的修改。需要时请另行新增。");

    public static Refusal EndNeeded(string label) => new($"请填写{label}。", "to");

    public static Refusal HasNoEnd { get; } = new("这类记录没有结束日期。");
}
