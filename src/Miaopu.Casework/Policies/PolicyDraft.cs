using Miaopu.Casework.People;

namespace Miaopu.Casework.Policies;

public enum PolicyDraftState
{
    /// <summary>草案: changes; may have faults.</summary>
    Drafting = 1,

    /// <summary>送审: stands still until a second person has read it.</summary>
    InReview = 2,

    /// <summary>退回: came back with reasons; changes again.</summary>
    Returned = 3,

    /// <summary>发布: became an edition in force. The end.</summary>
    Published = 4,

    /// <summary>撤回: given up. The end.</summary>
    Withdrawn = 5,
}

/// <summary>政策草案: a text that changes until a second person of the office publishes it, with its cases. It belongs to the office, not to who began it.</summary>
public sealed class PolicyDraft
{
    private readonly List<PolicyDraftVersion> versions = [];

    private PolicyDraft()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>What the office calls it while it is drafted; the text has a title of its own.</summary>
    public string Title { get; private set; } = "";

    /// <summary>policy.yaml, as typed: it need not read while it is drafted.</summary>
    public string Text { get; private set; } = "";

    /// <summary>cases.yaml, as typed.</summary>
    public string Cases { get; private set; } = "";

    /// <summary>The edition it started from; null for a text of its own.</summary>
    public string? BaseHash { get; private set; }

    public PolicyDraftState State { get; private set; }

    public DateTime BegunAt { get; private set; }

    /// <summary>How often it was saved: the number of its last version, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What was saved, one for each time; only those that were loaded, and those of this moment.</summary>
    public IReadOnlyList<PolicyDraftVersion> Versions => versions;

    /// <summary>When the text was last saved on purpose.</summary>
    public DateTime SavedAt { get; private set; }

    public Guid SavedBy { get; private set; }

    public string SavedByName { get; private set; } = "";

    /// <summary>Who sent it for review; null before the first time. <see cref="Guid.Empty"/> for the command line.</summary>
    public Guid? SentBy { get; private set; }

    public string? SentByName { get; private set; }

    public DateTime? SentAt { get; private set; }

    public string? ReviewedByName { get; private set; }

    /// <summary>When it was last published, sent back or given up.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>Why it was sent back or given up.</summary>
    public string? Reason { get; private set; }

    /// <summary>The edition it became.</summary>
    public string? PublishedHash { get; private set; }

    /// <summary>Changes with every save and every step; what somebody does on a page that shows an older one is refused.</summary>
    public int Version { get; private set; }

    public bool Changes => State is PolicyDraftState.Drafting or PolicyDraftState.Returned;

    public bool IsOpen => State is not (PolicyDraftState.Published or PolicyDraftState.Withdrawn);

    internal static PolicyDraft Begin(Guid id, Guid organisation, Actor by, PolicyTexts texts, string? baseHash, DateTime now)
    {
        var draft = new PolicyDraft { Id = id, OrganisationId = organisation, BaseHash = baseHash, State = PolicyDraftState.Drafting, BegunAt = now };
        draft.Write(texts, by, now);
        return draft;
    }

    internal void Write(PolicyTexts texts, Actor by, DateTime now)
    {
        (Title, Text, Cases) = (texts.Title, texts.Text, texts.Cases);
        (SavedAt, SavedBy, SavedByName) = (now, by.PersonId, by.Name);
        versions.Add(PolicyDraftVersion.Of(this, ++Number));
    }

    internal void Send(Actor by, DateTime now)
    {
        State = PolicyDraftState.InReview;
        (SentBy, SentByName, SentAt) = (by.PersonId, by.Name, now);
        (ReviewedByName, SettledAt, Reason) = (null, null, null);
    }

    internal void TakeBack() => State = PolicyDraftState.Drafting;

    internal void Settle(PolicyDraftState state, Actor by, string? reason, DateTime now)
    {
        State = state;
        (ReviewedByName, SettledAt, Reason) = (by.Name, now, reason);
    }

    internal void Publish(string hash, Actor by, DateTime now)
    {
        Settle(PolicyDraftState.Published, by, null, now);
        PublishedHash = hash;
    }
}

/// <summary>What a draft holds: what it is called, the policy, and its cases.</summary>
/// <param name="Text">policy.yaml.</param>
/// <param name="Cases">cases.yaml; empty for none.</param>
public sealed record PolicyTexts(string Title, string Text, string Cases);

/// <summary>草案版本: a draft as it was saved once. It never changes; to go back to it is to save it again.</summary>
public sealed class PolicyDraftVersion
{
    private PolicyDraftVersion()
    {
    }

    public Guid DraftId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>policy.yaml.</summary>
    public string Text { get; private set; } = "";

    /// <summary>cases.yaml.</summary>
    public string Cases { get; private set; } = "";

    public DateTime SavedAt { get; private set; }

    public Guid SavedBy { get; private set; }

    public string SavedByName { get; private set; } = "";

    internal static PolicyDraftVersion Of(PolicyDraft draft, int number) => new()
    {
        DraftId = draft.Id,
        Number = number,
        Title = draft.Title,
        Text = draft.Text,
        Cases = draft.Cases,
        SavedAt = draft.SavedAt,
        SavedBy = draft.SavedBy,
        SavedByName = draft.SavedByName,
    };
}

/// <summary>草案试算: what the last simulation of a saved text came to, for whoever looks at the list of drafts. It can be had again at any time, and decides nothing.</summary>
public sealed class PolicyDraftTrial
{
    private PolicyDraftTrial()
    {
    }

    public Guid DraftId { get; private set; }

    /// <summary>The version that was tried.</summary>
    public int Number { get; private set; }

    /// <summary>The edition it was held against; empty for a policy that is new.</summary>
    public string BaseHash { get; private set; } = "";

    /// <summary>Whether it was held against another text, so that there is a before.</summary>
    public bool HasBase => BaseHash.Length > 0;

    /// <summary>The day as of which was measured.</summary>
    public DateOnly On { get; private set; }

    public DateTime At { get; private set; }

    public int Carriers { get; private set; }

    public int PassedBefore { get; private set; }

    public int PassAfter { get; private set; }

    public int Gained { get; private set; }

    public int Lost { get; private set; }

    public TrialFigures Figures => new(Carriers, PassedBefore, PassAfter, Gained, Lost);

    public static PolicyDraftTrial Of(PolicyDraft draft) => new() { DraftId = draft.Id };

    public void Keep(int number, string baseHash, DateOnly on, TrialFigures figures, DateTime now)
    {
        (Number, BaseHash, On, At) = (number, baseHash, on, now);
        (Carriers, PassedBefore, PassAfter, Gained, Lost) = (figures.Carriers, figures.PassedBefore, figures.PassAfter, figures.Gained, figures.Lost);
    }

    /// <summary>There was no text before: trials of new policies were once held against the draft's own text.</summary>
    public void DropBase() => (BaseHash, PassedBefore, Gained, Lost) = ("", 0, 0, 0);
}

/// <summary>The figures of a simulation that a list shows.</summary>
/// <param name="Carriers">How many carriers were looked at.</param>
/// <param name="PassedBefore">How many pass under the text it was held against; 0 where there is none, and so the next two.</param>
/// <param name="PassAfter">How many pass under the draft.</param>
/// <param name="Gained">How many pass under the draft only.</param>
/// <param name="Lost">How many no longer pass.</param>
public readonly record struct TrialFigures(int Carriers, int PassedBefore, int PassAfter, int Gained, int Lost);

/// <summary>未保存的文字: what one person has typed into a draft since its last save. Theirs alone, and no version of it.</summary>
public sealed class PolicyTyping
{
    private PolicyTyping()
    {
    }

    public Guid DraftId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Which of the two texts: see <see cref="WritePolicyDraft"/>.</summary>
    public string Part { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>The version of the draft they typed on.</summary>
    public int Seen { get; private set; }

    public DateTime At { get; private set; }

    public static PolicyTyping Begin(Guid draftId, Guid personId, string part) => new() { DraftId = draftId, PersonId = personId, Part = part };

    public void Type(string text, int seen, DateTime now) => (Text, Seen, At) = (text, seen, now);
}
