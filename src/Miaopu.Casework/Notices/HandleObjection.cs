using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;

namespace Miaopu.Casework.Notices;

/// <summary>处理异议：taken up or not, then found upheld or not, each with a reply, by the body that publicises.</summary>
public static class HandleObjection
{
    /// <param name="to">The state it goes to.</param>
    /// <param name="reply">The reasons, as the objector will read them; not needed for taking it up.</param>
    /// <param name="version">Version of the objection the page showed.</param>
    public static Outcome<List<Happening>> Decide(Actor actor, PublicNotice notice, Objection objection, ObjectionState to, string? reply, int version, DateTime now)
    {
        if (!ReviewRights.MayHandleFor(actor, notice.OrganisationId))
        {
            return new Refusal("这件异议不由您办理。");
        }

        if (objection.Version != version || !objection.IsOpen)
        {
            return new Refusal($"这件异议已由他人处理：{Objection.Word(objection.State)}{(objection.Reply is { } said ? "，" + said : "")}。", "version");
        }

        var allowed = objection.State == ObjectionState.Received
            ? to is ObjectionState.Investigating or ObjectionState.NotTaken
            : to is ObjectionState.Upheld or ObjectionState.NotUpheld;
        if (!allowed)
        {
            return new Refusal("请先决定是否受理，受理后再作出成立或不成立的结论。");
        }

        var text = (reply ?? "").Trim();
        if (to != ObjectionState.Investigating && text.Length is 0 or > RaiseObjection.Longest)
        {
            return new Refusal(text.Length == 0 ? "请写明理由，提出人将看到这段答复。" : $"答复最多 {RaiseObjection.Longest} 字。", "Reply");
        }

        objection.Become(to, text.Length == 0 ? null : text, actor.PersonId, now);
        return new List<Happening>([new Happening(Streams.Case(objection.ApplicationId), "ObjectionHandled", new { Notice = notice.Id, Objection = objection.Id, State = to.ToString() })]);
    }
}
