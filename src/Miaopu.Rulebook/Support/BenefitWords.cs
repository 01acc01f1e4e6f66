namespace Miaopu.Rulebook;

/// <summary>What kinds of benefits and those who get them are called.</summary>
public static class BenefitWords
{
    /// <summary>资金, 优先, 减免, 券.</summary>
    public static string Of(BenefitKind kind) => kind switch
    {
        BenefitKind.Money => "资金",
        BenefitKind.Priority => "优先",
        BenefitKind.Relief => "减免",
        _ => "券",
    };

    /// <summary>运营机构, 载体 …</summary>
    public static string Of(Beneficiary to) => to switch
    {
        Beneficiary.Operator => "运营机构",
        Beneficiary.Carrier => "载体",
        Beneficiary.Tenant => "载体里的团队和企业",
        Beneficiary.Person => "个人",
        _ => "服务机构",
    };
}
