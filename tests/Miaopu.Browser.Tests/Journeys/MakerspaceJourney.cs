using DocumentFormat.OpenXml.Packaging;
using Miaopu.Browser.Tests.Running;
using Miaopu.Store.Journal;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>青苗众创空间 from its conditions to a certificate, through every role.</summary>
public sealed class MakerspaceJourney(Chromium chromium)
{
    private const string Carrier = "青苗众创空间";
    private const string Award = "省级众创空间";

    [Fact]
    public async Task A_makerspace_goes_from_its_conditions_to_a_certificate_that_a_stranger_verifies()
    {
        await using var town = await Town.Open(chromium);
        var preparer = await town.SignedIn("qingmiao2");
        var approver = await town.SignedIn("qingmiao1");

        await The_preparer_sees_every_condition_met_before_applying(preparer);
        await The_preparer_fills_in_and_uploads(preparer);
        await The_pre_check_finds_nothing_missing(preparer);
        await Applicant.Submits(preparer);
        await Applicant.IsApproved(approver, Carrier);
        await approver.Follow("到办件页");
        await Pictures.Of(approver, "case");

        var city = await town.SignedIn("shenyang");
        await The_city_returns_it_once(city);
        await The_unit_mends_and_submits_again(preparer, approver);
        var (review, sign) = (await town.SignedIn("shenyang2"), await town.SignedIn("shenyang3"));
        await FirstReview.SignTheCheck(Carrier, city, review);
        await The_city_visits_with_a_phone(town);
        var notice = await FirstReview.Publicises(city, Carrier);
        var stranger = await town.Stranger();
        await A_stranger_objects_and_is_answered(stranger, city, notice);
        await Clock.RunsOut(city);
        await FirstReview.EndsTheNotice(city);
        await FirstReview.Ranks(city);
        await The_letter_and_the_table_are_real_files(city, review, sign);

        var province = await town.SignedIn("province");
        await Province.Accepts(province, Carrier);
        await Province.AssignsExperts(province, Carrier);
        foreach (var name in (string[])["expert1", "expert2", "expert3"])
        {
            await Province.IsAdvisedBy(await town.SignedIn(name), Carrier);
        }

        await Province.ClosesTheReview(province, Carrier);
        await The_province_sees_where_all_stand(province);
        await Province.Decide(Carrier, "同意", "各项条件均已核实，专家一致建议通过。", province, await town.SignedIn("province2"), await town.SignedIn("province3"));
        await FirstReview.Publicises(province, Carrier);
        await Clock.RunsOut(province);
        await FirstReview.EndsTheNotice(province);
        await stranger.Go(await Province.Announces(province, "演示科发〔2021〕1 号"));
        await stranger.Reads(Carrier);
        await Province.IssuesCertificates(province);
        await A_stranger_verifies_the_certificate(stranger);
        await The_unit_holds_the_certificate(preparer);
        (await town.Host.InDatabase(db => VerifyJournal.Run(db))).Faults.ShouldBeEmpty();
    }

    private static async Task The_pre_check_finds_nothing_missing(Visitor preparer)
    {
        var form = preparer.Path;
        await preparer.Follow("检查并提交");
        await preparer.Reads("必填项和必交材料都已齐备");
        await Pictures.Of(preparer, "pre-check");
        await preparer.Go(form);
    }

    private static async Task The_province_sees_where_all_stand(Visitor province)
    {
        await province.Go("/rounds");
        await province.Follow("2021 年度省级众创空间");
        await province.Reads("沈阳市科学技术局");
        await Pictures.Of(province, "board");
        await province.Go("/decisions");
        await province.Follow("审定 " + Carrier);
        await province.Reads("许夏至");
        await Pictures.Of(province, "decision");
    }

    private static async Task The_city_returns_it_once(Visitor city)
    {
        await city.Reads(Carrier);
        await FirstReview.Opens(city, Carrier);
        await Pictures.Of(city, "review-desk");
        await FirstReview.Returns(city, "固定服务场地", "租赁合同缺少平面图，请补充。");
        await city.Reads("退回");
    }

    private async Task The_unit_mends_and_submits_again(Visitor preparer, Visitor approver)
    {
        await preparer.Go("/todo");
        await preparer.Follow(Carrier);
        if (preparer.Path.StartsWith("/cases", StringComparison.Ordinal))
        {
            await preparer.Follow("继续填报");
        }

        await preparer.Reads("租赁合同缺少平面图，请补充。");
        await preparer.Upload("上传产权证或租赁合同、场地平面图和照片", await RealFile.Png(chromium, "平面图.png", "平面图"));
        await Applicant.Submits(preparer);
        await Applicant.IsApproved(approver, Carrier);
    }

    private async Task The_city_visits_with_a_phone(Town town)
    {
        var onPhone = await town.SignedIn("shenyang", Screen.Phone);
        await FirstReview.Visits(onPhone, Carrier, "2021-04-06", await RealFile.Png(chromium, "现场.png", "现场照片"));
    }

    private static async Task A_stranger_objects_and_is_answered(Visitor stranger, Visitor city, string notice)
    {
        await stranger.Go("/notices");
        await stranger.Go(notice);
        await stranger.Reads(Carrier, "公示中");
        await Pictures.Of(stranger, "notice");
        await stranger.Choose("对哪一家有异议", Carrier);
        await stranger.Fill("事实和理由", "该空间二层工位与申报数量不符，请核实。");
        await stranger.Fill("姓名或单位名称", "路小寒");
        await stranger.Fill("电话或电子邮箱", "13900000002");
        await stranger.Press("提交异议");
        await stranger.Reads("异议已收到");
        var receipt = stranger.Path;

        await city.Go("/todo");
        await city.Reads("异议");
        await city.Go("/publicise" + notice["/notices".Length..]);
        await city.Press("受理并调查");
        await city.Fill("答复", "经现场清点，二层工位 42 个，与申报一致。");
        await city.Press("异议不成立");
        await stranger.Go(receipt);
        await stranger.Reads("经现场清点");
    }

    private static async Task The_letter_and_the_table_are_real_files(params Visitor[] signers)
    {
        var (letter, table) = await FirstReview.Recommend("沈科发〔2021〕12 号", signers);
        using var docx = WordprocessingDocument.Open(new MemoryStream(letter), false);
        docx.MainDocumentPart!.Document.InnerText.ShouldContain("推荐");
        using var xlsx = SpreadsheetDocument.Open(new MemoryStream(table), false);
        xlsx.WorkbookPart!.WorksheetParts.ShouldNotBeEmpty();
    }

    private static async Task A_stranger_verifies_the_certificate(Visitor stranger)
    {
        await stranger.Go("/certificates?q=LNZC-2021");
        await stranger.Follow("LNZC-2021-0001");
        await stranger.Reads("证书真实有效", Carrier);
        await Pictures.Of(stranger, "verification");
        await stranger.Go("/directory");
        await stranger.Reads(Carrier);
    }

    private static async Task The_unit_holds_the_certificate(Visitor preparer)
    {
        await preparer.Go("/recognitions");
        await preparer.Follow("LNZC-2021-0001");
        await preparer.Follow("查看证书");
        await preparer.Reads("LNZC-2021-0001", Carrier);
        await Pictures.Of(preparer, "certificate");
    }

    private static async Task The_preparer_sees_every_condition_met_before_applying(Visitor preparer)
    {
        await preparer.Go("/conditions");
        await preparer.Reads(Carrier, "固定服务场地", "达到");
        await Pictures.Of(preparer, "conditions");
    }

    private async Task The_preparer_fills_in_and_uploads(Visitor preparer)
    {
        await Applicant.Begins(preparer, Award);
        await preparer.Fill("发展方向", "面向青年科技人员和高校毕业生，围绕智能制造提供从团队到企业的孵化服务，三年内形成稳定的技术服务能力。");
        await preparer.Fill("联系人", "林小满");
        await preparer.Fill("联系电话", "024-0000 0001");
        await preparer.Fill("服务特色", "导师每周驻场，入驻团队共用样机试制间。");
        await preparer.Press("保存");
        await preparer.Reads("已保存");

        var photo = await RealFile.Png(chromium, "场地照片.png", "一层公共服务区");
        await preparer.Upload("上传辽宁省众创空间备案报告（附件 2）", RealFile.Docx("备案报告.docx", "备案报告", "一、基本情况。"));
        await preparer.Upload("上传营业执照或法人证书", await RealFile.Pdf(chromium, "营业执照.pdf", "营业执照（副本）"));
        await preparer.Upload("上传实际运营满一年的证明", await RealFile.Pdf(chromium, "运营证明.pdf", "运营证明"));
        await preparer.Upload("上传产权证或租赁合同、场地平面图和照片", await RealFile.Pdf(chromium, "租赁合同.pdf", "租赁合同"), photo);
        await preparer.Upload("上传入驻协议和企业营业执照", await RealFile.Pdf(chromium, "入驻协议.pdf", "入驻协议"));
        await preparer.Upload("上传新注册企业、融资和典型案例的证明", await RealFile.Pdf(chromium, "成效证明.pdf", "成效证明"));
        await preparer.Upload("上传社保记录、培训证书和导师聘书", await RealFile.Pdf(chromium, "社保记录.pdf", "社保记录"));
        await preparer.Look();
        await Pictures.Of(preparer, "application");
    }
}
