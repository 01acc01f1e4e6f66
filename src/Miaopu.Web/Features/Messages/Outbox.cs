using Miaopu.Casework.Messages;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Messages;

/// <summary>Where every feature leaves its messages. They are saved with the change they tell of, and sent afterwards.</summary>
public static class Outbox
{
    /// <summary>Puts a message among the changes to be saved: it is shown in the page from then on, and goes out of the door where one is open.</summary>
    /// <param name="link">Address within the product, as <c>/applications/…</c>; never one that carries a secret, for it is kept in clear.</param>
    public static void Send(MiaopuDb db, Recipient to, string title, string text, string? link, DateTime now) =>
        db.Add(Message.Make(Ids.New(), to, title, text, link, now));
}
