namespace Miaopu.Casework.Review;

/// <summary>What a reviewer says of one line of the checklist.</summary>
public enum LineMark
{
    /// <summary>Nothing said yet.</summary>
    None = 0,

    /// <summary>通过.</summary>
    Pass = 1,

    /// <summary>需修改: goes into a return, with its text as the reason.</summary>
    Mend = 2,

    /// <summary>不符合: goes into a refusal, with its text as the reason.</summary>
    NotMet = 3,
}

/// <summary>The opinion on one line of the checklist in one passage of a case. Saved while it is typed; what counts is sealed into the journal when the run moves on.</summary>
public sealed class Opinion
{
    private Opinion()
    {
    }

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>The line, see <see cref="CheckLine.About"/>.</summary>
    public string About { get; private set; } = "";

    public LineMark Mark { get; private set; }

    public string Text { get; private set; } = "";

    public Guid By { get; private set; }

    public DateTime At { get; private set; }

    public int Version { get; private set; }

    /// <summary>Longest text of an opinion, in characters. Ours.</summary>
    public const int MaxLength = 1000;

    public static Opinion Begin(Guid id, Guid applicationId, Guid runId, string about) => new() { Id = id, ApplicationId = applicationId, RunId = runId, About = about };

    internal void Say(LineMark mark, string text, Guid by, DateTime now)
    {
        Mark = mark;
        Text = text;
        By = by;
        At = now;
    }
}
