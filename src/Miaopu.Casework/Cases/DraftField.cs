using Miaopu.Casework.People;

namespace Miaopu.Casework.Cases;

/// <summary>
/// 草稿: the text of one field of an application that has not been handed in, kept while it is typed. Each field is a row of its own, so that two colleagues on different
/// fields never meet. Not an event: what counts is frozen when it is handed in.
/// </summary>
public sealed class DraftField
{
    private DraftField()
    {
    }

    public Guid ApplicationId { get; private set; }

    /// <summary>Key of the field, see <see cref="ApplicationForm"/>.</summary>
    public string Field { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTime SavedAt { get; private set; }

    public Guid SavedBy { get; private set; }

    public string SavedByName { get; private set; } = "";

    public int Version { get; private set; }

    internal static DraftField Begin(Guid applicationId, string field) => new() { ApplicationId = applicationId, Field = field, Version = 1 };

    internal void Write(string text, Actor actor, DateTime now)
    {
        Text = text;
        SavedAt = now;
        SavedBy = actor.PersonId;
        SavedByName = actor.Name;
    }
}
