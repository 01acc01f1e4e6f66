using Microsoft.AspNetCore.DataProtection;
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

    /// <summary>The same for a whole address that carries a secret: kept sealed by this host, and only until it is through.</summary>
    /// <param name="to">Null for somebody without an account, who is reached at <paramref name="contact"/>.</param>
    /// <param name="goodUntil">When the secret ends.</param>
    public static void SendSecret(
        MiaopuDb db, IDataProtectionProvider protection, Recipient? to, string? contact, string title, string text, string secretLink, DateTime goodUntil, DateTime now) =>
        db.Add(Message.WithSecret(Ids.New(), to, contact, title, text, Seal(protection).Protect(secretLink), goodUntil, now));

    /// <summary>The secret address of a message, or null where it has none.</summary>
    internal static string? Open(IDataProtectionProvider protection, Message message) => message.SealedLink is { } text ? Seal(protection).Unprotect(text) : null;

    private static IDataProtector Seal(IDataProtectionProvider protection) => protection.CreateProtector("miaopu.outbox");
}
