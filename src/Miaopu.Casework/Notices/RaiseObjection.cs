using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Values;

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

    /// <param name="receipt">A code that nobody guesses, by which the objector asks how it stands.</param>
    public static Outcome<(Objection Objection, List<Happening> Happened)> Decide(PublicNotice notice, ObjectionForm form, Guid id, string receipt, DateTime now)
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
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var objection = Objection.Raise(id, notice.Id, item!.ApplicationId, receipt, text, name, contact, now);
        return (objection, [new Happening(Streams.Case(item.ApplicationId), "ObjectionRaised", new { Notice = notice.Id, Objection = id, Signed = name is not null })]);
    }

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
        if (MobileNumber.TryParse(form.Contact, out var mobile, out _))
        {
            contact = mobile.Value;
        }
        else if (EmailAddress.TryParse(form.Contact, out var mail, out _))
        {
            contact = mail.Value;
        }
        else
        {
            refusals.Add(new Refusal("请填写手机号码或电子邮箱，以便核实情况和答复。", "Contact"));
        }

        return (name, contact);
    }
}
