using Miaopu.Casework.Calendar;

namespace Miaopu.Casework.Notices;

/// <summary>公示 of a batch of cases by one body. A draft until published; from then on anybody reads it and may object until its last day ends.</summary>
public sealed class PublicNotice
{
    private readonly List<NoticeItem> items = [];

    private PublicNotice()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public string OrganisationName { get; private set; } = "";

    public Guid RoundId { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>How else the body can be reached with an objection: telephone, address.</summary>
    public string Contacts { get; private set; } = "";

    /// <summary>Working days the notice stands, the longest that the packs of its cases ask for.</summary>
    public int WorkingDays { get; private set; }

    /// <summary>Whether an objection may come without a name.</summary>
    public bool Anonymous { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    /// <summary>The first instant (UTC) after its last day; null for a draft.</summary>
    public DateTime? EndsAt { get; private set; }

    public bool EndProvisional { get; private set; }

    /// <summary>When the last of its cases went on.</summary>
    public DateTime? ClosedAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<NoticeItem> Items => items;

    public bool IsOpenAt(DateTime now) => PublishedAt <= now && now < EndsAt;

    /// <summary>The last day on which objections are taken; null for a draft.</summary>
    public DateOnly? LastDay => EndsAt is { } end ? LegalTime.DayOf(end.AddTicks(-1)) : null;

    internal static PublicNotice Draft(Guid id, People.Actor actor, Guid roundId, string title, string text, string contacts, int workingDays, bool anonymous, IEnumerable<NoticeItem> items, DateTime now)
    {
        var notice = new PublicNotice
        {
            Id = id,
            OrganisationId = actor.OrganisationId,
            OrganisationName = actor.OrganisationName,
            RoundId = roundId,
            Title = title,
            Text = text,
            Contacts = contacts,
            WorkingDays = workingDays,
            Anonymous = anonymous,
            CreatedAt = now,
        };
        notice.items.AddRange(items);
        return notice;
    }

    internal void Reword(string title, string text, string contacts) => (Title, Text, Contacts) = (title, text, contacts);

    /// <summary>A draft is to stand for so many working days at least.</summary>
    internal void StandFor(int workingDays) => WorkingDays = Math.Max(WorkingDays, workingDays);

    internal void Publish(DateTime now, DueDate end) => (PublishedAt, EndsAt, EndProvisional) = (now, end.Instant, end.IsProvisional);

    internal void End(NoticeItem item, string result, DateTime now)
    {
        item.End(result, now);
        if (items.TrueForAll(i => i.EndedAt is not null))
        {
            ClosedAt = now;
        }
    }
}

/// <summary>One case of a notice, with what the public reads of it.</summary>
public sealed class NoticeItem
{
    private NoticeItem()
    {
    }

    public Guid ApplicationId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>From 1, in the order of the notice.</summary>
    public int Place { get; private set; }

    public string CarrierName { get; private set; } = "";

    public string OperatorName { get; private set; } = "";

    /// <summary>What it applies for, in the words of the round.</summary>
    public string Award { get; private set; } = "";

    public DateTime? EndedAt { get; private set; }

    /// <summary>clear or upheld; null while it is open.</summary>
    public string? Result { get; private set; }

    internal static NoticeItem Of(Cases.Application application, Cases.StageRun run, int place, string award) => new()
    {
        ApplicationId = application.Id,
        RunId = run.Id,
        Place = place,
        CarrierName = application.CarrierName,
        OperatorName = application.OperatorName,
        Award = award,
    };

    internal void End(string result, DateTime now) => (Result, EndedAt) = (result, now);
}
