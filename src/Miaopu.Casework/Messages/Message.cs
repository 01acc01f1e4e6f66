using Miaopu.Casework.People;

namespace Miaopu.Casework.Messages;

/// <summary>To whom: one person, or everybody who holds a role in an organisation, now or later.</summary>
public sealed record Recipient
{
    private Recipient(Guid? person, Guid? organisation, Role role) => (PersonId, OrganisationId, Role) = (person, organisation, role);

    public Guid? PersonId { get; }

    public Guid? OrganisationId { get; }

    public Role Role { get; }

    public static Recipient Person(Guid id) => new(id, null, Role.None);

    /// <param name="role">One role or several; whoever holds one of them.</param>
    public static Recipient Office(Guid organisation, Role role) => new(null, organisation, role);
}

/// <summary>A message as it is shown in the page and, where a door is open, sent out.</summary>
public sealed class Message
{
    private Message()
    {
    }

    public Guid Id { get; private set; }

    public Guid? PersonId { get; private set; }

    public Guid? OrganisationId { get; private set; }

    public Role Role { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Address within the product where it goes on; never one that carries a secret.</summary>
    public string? Link { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Mobile number or e-mail address of somebody who has no account yet; null for everybody else.</summary>
    public string? Contact { get; private set; }

    /// <summary>An address that carries a secret, sealed by the host; gone as soon as the message is through or given up.</summary>
    public string? SealedLink { get; private set; }

    /// <summary>From this instant on it is not sent any more: it would only confuse.</summary>
    public DateTime GoodUntil { get; private set; }

    /// <summary>When the door took it; null while it waits.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>When it was given up: it is read in the page only.</summary>
    public DateTime? GivenUpAt { get; private set; }

    /// <summary>How often the door has refused it.</summary>
    public int Failures { get; private set; }

    /// <summary>Not before this instant is it tried again; null for at once.</summary>
    public DateTime? NextTryAt { get; private set; }

    /// <summary>Why it did not go out, in words for the administrator.</summary>
    public string? Trouble { get; private set; }

    /// <summary>How long a message may wait for the door: after that its reader has long seen it in the page. Ours.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    /// <summary>The pause after the first refusal, and the longest; each is twice the one before. Ours.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1), LongestPause = TimeSpan.FromHours(4);

    public const int LongestTrouble = 300;

    public const int LongestLink = 400;

    public static Message Make(Guid id, Recipient to, string title, string text, string? link, DateTime now) => new()
    {
        Id = id,
        PersonId = to.PersonId,
        OrganisationId = to.OrganisationId,
        Role = to.Role,
        Title = title,
        Text = text,
        Link = link,
        CreatedAt = now,
        GoodUntil = now + Life,
    };

    /// <summary>One that leads to a secret, as an invitation does.</summary>
    /// <param name="to">Null for somebody without an account, who is reached at <paramref name="contact"/>.</param>
    /// <param name="goodUntil">When the secret ends, if that is sooner than a message's own life.</param>
    public static Message WithSecret(Guid id, Recipient? to, string? contact, string title, string text, string sealedLink, DateTime goodUntil, DateTime now) => new()
    {
        Id = id,
        PersonId = to?.PersonId,
        OrganisationId = to?.OrganisationId,
        Role = to?.Role ?? Role.None,
        Contact = contact,
        Title = title,
        Text = text,
        SealedLink = sealedLink,
        CreatedAt = now,
        GoodUntil = goodUntil < now + Life ? goodUntil : now + Life,
    };

    public void Sent(DateTime now) => (SentAt, SealedLink, Trouble, NextTryAt) = (now, null, null, null);

    /// <summary>The door refused it: it is tried again after a pause that grows.</summary>
    public void Failed(string trouble, DateTime now)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(Failures, 20));
        Failures++;
        Trouble = Shortened(trouble);
        NextTryAt = now + (pause < LongestPause ? pause : LongestPause);
    }

    /// <summary>It is not sent any more.</summary>
    public void GiveUp(string trouble, DateTime now) => (GivenUpAt, Trouble, SealedLink, NextTryAt) = (now, Shortened(trouble), null, null);

    private static string Shortened(string text) => text.Length <= LongestTrouble ? text : text[..LongestTrouble];
}

/// <summary>That somebody has read a message: a message to an office is read by each of its people.</summary>
public sealed class MessageRead(Guid messageId, Guid personId, DateTime at)
{
    public Guid MessageId { get; private set; } = messageId;

    public Guid PersonId { get; private set; } = personId;

    public DateTime At { get; private set; } = at;
}
