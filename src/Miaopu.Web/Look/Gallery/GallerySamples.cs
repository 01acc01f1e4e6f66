namespace Miaopu.Web.Look.Gallery;

/// <summary>Invented content for the gallery: places, people and numbers that exist nowhere.</summary>
internal static class GallerySamples
{
    public static readonly DateTime Now = new(2026, 4, 28, 14, 3, 0);

    public static readonly ShellModel Shell = new()
    {
        Address = "/look/applications",
        Person = new("程晓禾", "初审人员", "青禾市科学技术局") { SwitchHref = "#" },
        UnreadNotices = 3,
        PublicOwner = "云川省科学技术厅",
        Clock = new(Now, [new("hour", "进一小时"), new("day", "进一个工作日"), new("due", "到下一个期限")]),
        Menu =
        [
            new("", [new("待办", "/look/todo", "todo", 5), new("消息", "/look/notices", "bell", 3)]),
            new("初审", [new("申请", "/look/applications", "application", 12), new("现场核查", "/look/visits", "place"), new("公示与异议", "/look/publicity", "round"), new("推荐", "/look/recommendation", "award")]),
            new("管理", [new("辖区载体", "/look/carriers", "carrier"), new("单位与账号", "/look/units", "organisation"), new("进度看板", "/look/board", "board")]),
        ],
    };

    public static readonly IReadOnlyList<StageView> Stages =
    [
        new("填报", StageProgress.Done, "04-06 至 04-21"),
        new("单位提交", StageProgress.Done, "04-22 09:41"),
        new("形式审查", StageProgress.Now, "期限 05-08 17:00"),
        new("现场核查", StageProgress.Next, "形式审查通过后"),
        new("市级公示", StageProgress.Next, "5 个工作日"),
        new("推荐", StageProgress.Next),
        new("决定", StageProgress.Next, "决定机关"),
    ];

    public static readonly IReadOnlyList<CriterionView> Criteria =
    [
        new("operator", "运营机构是独立法人，成立满一年", CriterionAnswer.Met)
        {
            Measured = "2 年 3 个月", Threshold = "至少 1 年", Bar = new(27, 12),
            Clause = new("申报通知 二、（一）1", "#clause-1"),
            Records = [new("营业执照，成立于 2024-01-15", "#", "单位信息")],
        },
        new("area", "孵化场地面积", CriterionAnswer.Met)
        {
            Measured = "1,260 平方米", Threshold = "至少 500 平方米", Bar = new(1260, 500),
            Clause = new("申报通知 二、（一）2", "#clause-2"),
            Records =
            [
                new("青禾路 18 号 3 层", "#", "租赁至 2029-08-31，820 平方米"),
                new("青禾路 18 号 4 层东侧", "#", "租赁至 2029-08-31，440 平方米"),
            ],
            RecordsHref = "#",
        },
        new("seats", "可供使用的创业工位", CriterionAnswer.NotMet)
        {
            Measured = "28 个", Threshold = "至少 30 个", Bar = new(28, 30),
            Lacking = "还差 2 个工位。补登场地台账中的工位数后自动重算。",
            Clause = new("申报通知 二、（一）2", "#clause-2"),
            Records = [new("青禾路 18 号 3 层", "#", "20 个"), new("青禾路 18 号 4 层东侧", "#", "8 个")],
            RecordsHref = "#",
        },
        new("tenants", "入驻创业团队和企业", CriterionAnswer.Met)
        {
            Measured = "34 家", Threshold = "至少 15 家", Bar = new(34, 15),
            Clause = new("申报通知 二、（二）1", "#clause-3"),
            Records = [new("禾信传感科技有限公司", "#", "2025-03 入驻"), new("小麦机器人团队", "#", "2025-09 入驻"), new("晨帆数据有限公司", "#", "2025-11 入驻")],
            RecordCount = 34, RecordsHref = "#",
        },
        new("mentors", "与至少 3 名创业导师签订服务协议", CriterionAnswer.Missing)
        {
            Measured = "0 名", Threshold = "至少 3 名", Bar = new(0, 3),
            Lacking = "导师台账里有 5 名导师，都没有登记协议日期。",
            Clause = new("申报通知 二、（三）", "#clause-4"), RecordsHref = "#",
            Records = [new("李×，智能制造", "#", "协议日期未填"), new("赵××，法律", "#", "协议日期未填")], RecordCount = 5,
        },
        new("rules", "有健全的项目遴选、毕业和退出制度", CriterionAnswer.ToJudge)
        {
            Lacking = "由初审人员根据所附制度认定。",
            Clause = new("申报通知 二、（四）", "#clause-5"),
            Records = [new("入驻企业管理办法.pdf", "#", "12 页"), new("毕业与退出制度.pdf", "#", "6 页")],
        },
        new("fund", "自有或合作的种子资金", CriterionAnswer.Met)
        {
            Measured = "320 万元", Threshold = "至少 100 万元", Bar = new(320, 100),
            Clause = new("申报通知 二、（五）", "#clause-6"),
            Records = [new("青禾种子一期", "#", "200 万元"), new("青禾—晨帆合作资金", "#", "120 万元")],
        },
        new("deep", "为所在产业提供专业仪器与平台", CriterionAnswer.NotApplicable)
        {
            Remark = "只对专门创业园要求。",
            Clause = new("申报通知 三、（二）", "#clause-7"),
        },
    ];

    public static readonly IReadOnlyList<HistoryEntry> History =
    [
        new(new(2026, 4, 27, 16, 20, 0), "退回修改") { By = "程晓禾 · 青禾市科学技术局", Tone = Tone.Warn, Detail = "1. 工位数与平面图不一致，请核对后补登。\n2. 财务报表缺少审计报告封面。" },
        new(new(2026, 4, 22, 9, 41, 0), "提交审核，回执号 2026-0117") { By = "周明远 · 青禾星火创业园", Tone = Tone.Accent, Href = "#" },
        new(new(2026, 4, 21, 18, 5, 0), "送单位审核") { By = "吴琳 · 青禾星火创业园" },
        new(new(2026, 4, 6, 10, 12, 0), "开始填报") { By = "吴琳 · 青禾星火创业园" },
    ];

    public static readonly IReadOnlyList<FileView> Files =
    [
        new("场地租赁合同.pdf", "#", 2_418_000, new(2026, 4, 20, 15, 2, 0)) { UploadedBy = "吴琳", RemoveAction = "#" },
        new("创业园平面图与工位分布（三层、四层东侧）.jpg", "#", 812_000, new(2026, 4, 20, 15, 4, 0)) { UploadedBy = "吴琳", RemoveAction = "#" },
        new("2025 年度财务报表.xlsx", "#", 46_300, new(2026, 4, 21, 9, 30, 0)) { UploadedBy = "吴琳" },
    ];

    public sealed record Row(string Name, string Number, string City, string State, Tone Tone, int Tenants, decimal Area, DueView Due);

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("青禾星火创业园", "2026-0117", "青禾市", "形式审查", Tone.Accent, 34, 1260, new(new(2026, 5, 8, 17, 0, 0), Now, 7)),
        new("望海大学科技园创客工场", "2026-0098", "望海市", "退回修改", Tone.Warn, 21, 860, new(new(2026, 4, 30, 17, 0, 0), Now, 2)),
        new("兰渚新材料专门创业园", "2026-0123", "兰渚市", "待认定", Tone.Judge, 12, 2400.5m, new(new(2026, 4, 28, 17, 0, 0), Now, 0)),
        new("石桥谷创业园", "2026-0071", "石桥市", "已推荐", Tone.Good, 47, 3180, new(new(2026, 5, 20, 17, 0, 0), Now, 15)),
        new("云溪智造空间", "2026-0064", "云溪市", "不予推荐", Tone.Bad, 9, 410, new(new(2026, 4, 24, 17, 0, 0), Now, 2)),
    ];

    public static readonly IReadOnlyList<string> HeatColumns = ["填报中", "形式审查", "现场核查", "公示", "已推荐", "决定"];

    public static readonly IReadOnlyList<HeatRow> Heat =
    [
        Line("青禾市", 18, 12, 6, 3, 9, 0), Line("望海市", 25, 20, 8, 4, 14, 2), Line("兰渚市", 6, 3, 1, 0, 2, 0),
        Line("石桥市", 4, 1, 0, 0, 1, 0), Line("云溪市", 9, 5, 2, 2, 3, 1), Line("青石高新区", 3, 2, 0, 1, 0, 0),
    ];

    private static HeatRow Line(string title, params int[] counts) => new(title, [.. counts.Select(count => new HeatCell(count, "#"))]);
}
