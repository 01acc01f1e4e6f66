namespace Miaopu.Casework.Notices;

public enum ObjectionState
{
    /// <summary>已收到.</summary>
    Received = 1,

    /// <summary>调查中.</summary>
    Investigating = 2,

    /// <summary>成立.</summary>
    Upheld = 3,

    /// <summary>不成立.</summary>
    NotUpheld = 4,

    /// <summary>不予受理.</summary>
    NotTaken = 5,
}

/// <summary>异议 to one case of a public notice. Who raised it stays in this row and never enters the journal.</summary>
public sealed class Objection
{
    private Objection()
    {
    }

    public Guid Id { get; private set; }

    public Guid NoticeId { get; private set; }

    public Guid ApplicationId { get; private set; }

    /// <summary>Lets whoever raised it ask how it stands; given once on the page that receives it.</summary>
    public string Receipt { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Null where it came without a name.</summary>
    public string? Name { get; private set; }

    /// <summary>Mobile number or mail address; null where it came without a name.</summary>
    public string? Contact { get; private set; }

    public DateTime ReceivedAt { get; private set; }

    public ObjectionState State { get; private set; }

    /// <summary>The answer, with its reasons; null while there is none.</summary>
    public string? Reply { get; private set; }

    public DateTime? HandledAt { get; private set; }

    public Guid? HandledBy { get; private set; }

    public int Version { get; private set; }

    /// <summary>While it is unresolved its case cannot end a notice.</summary>
    public bool IsOpen => State is ObjectionState.Received or ObjectionState.Investigating;

    internal static Objection Raise(Guid id, Guid noticeId, Guid applicationId, string receipt, string text, string? name, string? contact, DateTime now) => new()
    {
        Id = id,
        NoticeId = noticeId,
        ApplicationId = applicationId,
        Receipt = receipt,
        Text = text,
        Name = name,
        Contact = contact,
        ReceivedAt = now,
        State = ObjectionState.Received,
    };

    internal void Become(ObjectionState state, string? reply, Guid by, DateTime now)
    {
        State = state;
        Reply = reply ?? Reply;
        HandledBy = by;
        HandledAt = now;
    }

    public static string Word(ObjectionState state) => state switch
    {
        ObjectionState.Received => "已收到，待受理",
        ObjectionState.Investigating => "已受理，调查中",
        ObjectionState.Upheld => "异议成立",
        ObjectionState.NotUpheld => "异议不成立",
        _ => "不予受理",
    };
}
