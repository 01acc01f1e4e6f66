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

    /// <summary>When the door took it; null while it waits.</summary>
    public DateTime? SentAt { get; private set; }

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
    };

    public void Sent(DateTime now) => SentAt = now;
}

/// <summary>That somebody has read a message: a message to an office is read by each of its people.</summary>
public sealed class MessageRead(Guid messageId, Guid personId, DateTime at)
{
    public Guid MessageId { get; private set; } = messageId;

    public Guid PersonId { get; private set; } = personId;

    public DateTime At { get; private set; } = at;
}
