using Miaopu.Casework.Messages;
using Miaopu.Casework.Policies;
using Miaopu.Casework.Review;
using Miaopu.Casework.Visits;
using Miaopu.Casework.Cases;

namespace Miaopu.Store.Database;

/// <summary>The few kinds of row that may be saved without an event, each with the reason. Everything else goes through <c>Commit</c>.</summary>
public static class Unjournalled
{
    private static readonly HashSet<Type> Types =
    [
        typeof(DataKey), // keys of data protection belong to the framework
        typeof(DraftField), // text while it is typed; what counts is frozen when it is handed in
        typeof(PolicyTyping), // what somebody types into a policy draft between two saves
        typeof(PolicyDraftTrial), // figures of a simulation, which can be had again at any time and decide nothing
        typeof(Setting), // the business clock's stand is journalled by who steps it; other settings are the machine's own
        typeof(Opinion), // typed as autosave; its digest is in the event of the sign-off
        typeof(SiteVisit), // a draft until the visit ends; then its digest is in the event
        typeof(Message), // a message tells of an event that is journalled, or that the door has sent it
        typeof(MessageRead), // what somebody has read is theirs alone
    ];

    public static bool Contains(Type type) => Types.Contains(type);
}
