using Miaopu.Casework.Calendar;
using Miaopu.Casework.Files;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Notices;

/// <summary>What somebody of the public writes.</summary>
/// <param name="Place">Which item of the notice it is about.</param>
/// <param name="WithoutName">Comes without name and contact, where the pack allows it.</param>
public sealed record ObjectionForm(int? Place, string? Text, bool WithoutName, string? Name, string? Contact);

/// <summary>提出异议：open to anybody until the last day of the notice ends.</summary>
public static class RaiseObjection
{
    public const int Shortest = 10;
    public const int Longest = 3000;

    /// <summary>What evidence is put to: the kind of row that the files of an objection belong to.</summary>
    public const string Subject = "objection";

    /// <summary>Most files of evidence with one objection. Ours.</summary>
    public const int MostFiles = 5;

    /// <summary>Most bytes of one of them: less than a signed-in person may send, since anybody can send these. Ours.</summary>
    public const long LargestFile = 20L * 1024 * 1024;

    private const string FilesField = "Files";

    /// <summary>The place of the evidence. It stands in no stream of its own: what came in is told with the objection, without names of files.</summary>
    public static FileSlot Evidence { get; } = new("证明材料", ["pdf", "jpg", "jpeg", "png"], "");

    /// <param name="files">Evidence, each with the id it gets if it stays.</param>
    /// <param name="receipt">A code that nobody guesses, by which the objector asks how it stands.</param>
    public static Outcome<(Objection Objection, IReadOnlyList<Attachment> Files, List<Happening> Happened)> Decide(
        PublicNotice notice, ObjectionForm form, IReadOnlyList<(Guid Id, IncomingFile File)> files, Guid id, string receipt, DateTime now)
    {
        if (notice.PublishedAt is null)
        {
            return new Refusal("这份公示还没有发布。");
        }

        if (now >= notice.EndsAt)
        {
            return new Refusal($"公示期已于 {new DueDate(notice.EndsAt.Value).Stamp} 结束，收到请求的时间是 {LegalTime.ToLocal(now):yyyy-MM-dd HH:mm:ss}，不能再提交异议。可按公示上的联系方式反映。");
        }

        var refusals = new List<Refusal>();
        var item = notice.Items.FirstOrDefault(i => i.Place == form.Place);
        if (item is null)
        {
            refusals.Add(new Refusal("请选择对哪一家有异议。", "Place"));
        }

        var text = (form.Text ?? "").Trim();
        if (text.Length is < Shortest or > Longest)
        {
            refusals.Add(new Refusal($"请写明异议的事实和理由，{Shortest} 至 {Longest} 字，现在是 {text.Length} 字。", "Text"));
        }

        var (name, contact) = Signature(notice, form, refusals);
        var kept = Take(files, id, now, refusals);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var objection = Objection.Raise(id, notice.Id, item!.ApplicationId, receipt, text, name, contact, now);
        var evidence = kept.Select(f => new { f.Id, f.Hash, f.Size }).ToList();
        return (objection, kept, [new Happening(
            Streams.Case(item.ApplicationId), "ObjectionRaised", new { Notice = notice.Id, Objection = id, Signed = name is not null, Evidence = evidence })]);
    }

    private static List<Attachment> Take(IReadOnlyList<(Guid Id, IncomingFile File)> files, Guid objection, DateTime now, List<Refusal> refusals)
    {
        if (files.Count > MostFiles)
        {
            refusals.Add(new Refusal($"证明材料最多 {MostFiles} 个文件，现在选了 {files.Count} 个。请合并后再提交。", FilesField));
            return [];
        }

        var kept = new List<Attachment>();
        foreach (var (id, file) in files)
        {
            if (file.Size > LargestFile)
            {
                refusals.Add(TooLarge(file.Name));
                continue;
            }

            var outcome = AttachFile.Put(id, Actor.System, Subject, objection, "", Evidence, file, kept.Count, now);
            if (outcome.Refused)
            {
                refusals.AddRange(outcome.Refusals.Select(r => new Refusal(r.Sentence, FilesField)));
                continue;
            }

            kept.Add(outcome.Value.Attachment);
        }

        return kept;
    }

    /// <summary>For a file that is not even taken in.</summary>
    public static Refusal TooLarge(string name) => new($"“{name}”超过 {LargestFile / 1024 / 1024} MB，没有接收。请压缩或拆分后再提交。", FilesField);

    private static (string? Name, string? Contact) Signature(PublicNotice notice, ObjectionForm form, List<Refusal> refusals)
    {
        if (form.WithoutName)
        {
            if (!notice.Anonymous)
            {
                refusals.Add(new Refusal("本公示只受理署名的异议。请填写姓名（单位名称）和联系方式，公示单位将为您保密。", "WithoutName"));
            }

            return (null, null);
        }

        var name = (form.Name ?? "").Trim();
        if (name.Length is 0 or > 100)
        {
            refusals.Add(new Refusal(name.Length == 0 ? "请填写姓名或单位名称。" : "姓名或单位名称最多 100 字。", "Name"));
        }

        string? contact = null;
        if (PhoneNumber.TryParse(form.Contact, out var number, out _))
        {
            contact = number.Value;
        }
        else if (EmailAddress.TryParse(form.Contact, out var mail, out _))
        {
            contact = mail.Value;
        }
        else
        {
            refusals.Add(new Refusal("请填写完整的电话号码（固定电话带区号）或电子邮箱，以便核实情况和答复。", "Contact"));
        }

        return (name, contact);
    }
}
