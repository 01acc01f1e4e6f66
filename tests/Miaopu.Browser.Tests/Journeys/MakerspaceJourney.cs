using Miaopu.Browser.Tests.Running;

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
        await Applicant.Submits(preparer);
        await Applicant.IsApproved(approver, Carrier);
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
