using System.Text;
using Miaopu.Casework.Files;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Tests.Files;

public class Attaching
{
    private static readonly FileSlot Slot = new("场地证明", ["pdf", "jpg"], "case:x");

    [Theory]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("GIF89a", "GIF 图片")]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void A_kind_is_told_by_its_first_bytes(string head, string? title) =>
        FileKind.Detect(Encoding.ASCII.GetBytes(head), null).Select(k => k.Title).FirstOrDefault().ShouldBe(title);

    [Fact]
    public void The_old_office_container_may_be_any_of_three() =>
        FileKind.Detect([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], null).ShouldBe([FileKind.Doc, FileKind.Xls, FileKind.Ppt]);

    [Fact]
    public void An_archive_without_a_list_of_types_is_no_document() =>
        FileKind.Detect("PK\x03\x04"u8, new HashSet<string> { "word/document.xml" }).ShouldBeEmpty();

    [Theory]
    [InlineData("证明.pdf", true)]
    [InlineData("证明.PDF", true)]
    [InlineData("证明.jpeg", false)]
    [InlineData("证明.docx", false)]
    [InlineData("证明", false)]
    public void A_pdf_goes_by_the_name_of_a_pdf(string name, bool accepted) => Put(name, [FileKind.Pdf]).Refused.ShouldBe(!accepted);

    [Fact]
    public void Who_accepts_jpg_accepts_jpeg() => Put("照片.jpeg", [FileKind.Jpeg]).Refused.ShouldBeFalse();

    [Fact]
    public void A_name_that_is_too_long_is_refused() => Put(new string('长', 200) + ".pdf", [FileKind.Pdf]).Refusals.Single().Sentence.ShouldContain("最多 200 个字");

    [Fact]
    public void The_journal_hears_of_the_content_and_not_of_the_name()
    {
        var (attachment, happening) = Put("某人的合同.pdf", [FileKind.Pdf]).Value;
        attachment.Name.ShouldBe("某人的合同.pdf");
        happening.Details.ToString().ShouldNotBeNull().ShouldNotContain("某人");
    }

    private static Outcome<(Attachment Attachment, Journal.Happening Happening)> Put(string name, IReadOnlyList<FileKind> kinds) => AttachFile.Put(
        new Guid(1, 0, 0, new byte[8]), Actor.System, "application", new Guid(2, 0, 0, new byte[8]), "material:x", Slot, new IncomingFile(name, 10, "ab", kinds), 0,
        new DateTime(2021, 4, 6, 0, 0, 0, DateTimeKind.Utc));
}
